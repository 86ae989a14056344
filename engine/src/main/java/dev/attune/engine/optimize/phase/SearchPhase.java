package dev.attune.engine.optimize.phase;

import dev.attune.annotations.Strategy;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.search.Sampler;
import dev.attune.engine.search.race.RacePlan;
import dev.attune.engine.search.tpe.TpeSampler;
import dev.attune.runtime.annotations.PromptPart;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Searches a space of prompt sets, by racing or with a sampler on minibatches (MIPRO, section 4.3). Immutable.
 *
 * @param settings how long the search is, and which examples it scores on
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SearchPhase(SearchSettings settings) {

    /**
     * Adds the calls of the phase to an estimate.
     *
     * @param instructions the number of instructions of each module
     * @param demoSets the number of demo sets
     */
    public void estimate(RunEstimate estimate, int instructions, int demoSets) {
        int variables = (instructions > 1 ? estimate.workload().free(PromptPart.INSTRUCTION) : 0)
                + (demoSets > 1 ? estimate.workload().free(PromptPart.DEMOS) : 0);
        int trials = settings.trialsFor(variables);
        if (settings.strategy() == Strategy.RACING && !estimate.workload().scoresSets()) {
            estimate.race(settings.racePlan(trials, estimate.validation(), Set.of()), instructions, demoSets);
        } else {
            estimate.search(settings.plan(trials, estimate.validation()), instructions, demoSets);
        }
    }

    /**
     * Searches with the strategy of the settings; warns if there is nothing to search. A race compares single examples, so an objective of
     * the whole set is searched with a sampler, whatever the strategy.
     */
    public void run(OptimizationRun run, PromptSpace space, Finalist baseline) {
        run(run, space, baseline, null);
    }

    /**
     * Searches with the strategy of the settings; a race asks for more instructions on its way.
     *
     * @param space the prompt sets with the instructions of the first round
     * @param propose how instructions are proposed
     * @param proposer the proposer of the first round
     */
    public void run(
            OptimizationRun run,
            PromptSpace space,
            Finalist baseline,
            ProposePhase propose,
            InstructionProposer proposer) {
        boolean frozen = run.task().program().signatures().stream()
                .allMatch(signature -> signature.frozen().contains(PromptPart.INSTRUCTION));
        run(run, space, baseline, frozen ? null : new LaterRounds(propose, proposer));
    }

    private void run(OptimizationRun run, PromptSpace asked, Finalist baseline, @Nullable LaterRounds rounds) {
        PromptSpace space = run.permitted(asked);
        boolean ofSet = run.task().objective().ofSet() != null;
        if (ofSet && settings.strategy() == Strategy.RACING) {
            run.task()
                    .events()
                    .progress(
                            run.task().objective().name()
                                    + " is a metric of the whole set, and a race compares single examples: a sampler searches instead");
        }
        if (settings.strategy() == Strategy.TPE || ofSet || space.freeVariables() == 0) {
            run(run, space, new TpeSampler(), baseline);
            return;
        }
        int trials = settings.trialsFor(space.freeVariables());
        MetricDefinition objective = run.task().objective();
        RacePlan plan = settings.racePlan(trials, run.validation().size(), space.doubted())
                .stoppingBelow(run.task().worthwhile() / (objective.max() - objective.min()));
        run.race(plan, space, baseline, rounds);
    }

    /** Searches with a sampler, on minibatches; warns if there is nothing to search. */
    public void run(OptimizationRun run, PromptSpace asked, Sampler sampler, Finalist baseline) {
        PromptSpace space = run.permitted(asked);
        if (space.freeVariables() == 0) {
            run.warn("There was nothing to search: no module got a proposal or a demo.");
            return;
        }
        run.search(
                settings.plan(
                        settings.trialsFor(space.freeVariables()),
                        run.validation().size()),
                (trials, count) -> new PromptSearch(
                                space, sampler, run.task().random().child("search"))
                        .run(count, baseline.evaluation().score(), trials));
    }
}
