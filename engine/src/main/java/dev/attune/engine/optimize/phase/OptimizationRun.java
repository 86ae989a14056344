package dev.attune.engine.optimize.phase;

import dev.attune.annotations.Role;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.evaluate.Remarks;
import dev.attune.engine.evaluate.SetUpErrors;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.ProposerCalls;
import dev.attune.engine.propose.ProposerMaterial;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.race.RacePlan;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One optimization from start to end: the phases that optimizers are composed of, and their results so far. One thread at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptimizationRun {

    private final OptimizationTask task;
    private final List<Example<?, ?>> validation;
    private final TrialLog trials;
    private final PhaseLog phases;
    private final List<String> warnings = new ArrayList<>();
    private final List<InstructionProposer> proposers = new ArrayList<>();
    private Map<String, Double> importance = Map.of();
    private List<Attribution> attribution = List.of();

    private OptimizationRun(OptimizationTask task, int validationSize) {
        this.task = task;
        this.trials = new TrialLog(task);
        this.phases = new PhaseLog(task.models()::usage, task.events()::phaseFinished);
        List<Example<?, ?>> shuffled = RandomStreams.shuffled(task.validation(), task.random().stream("validation", 0));
        this.validation = shuffled.subList(0, Math.min(validationSize, shuffled.size()));
    }

    /** What an optimizer does with the phases. */
    @FunctionalInterface
    public interface Algorithm {

        /**
         * Runs the phases after the baseline.
         *
         * @param run the run
         * @param baseline the unoptimized program, evaluated in full
         */
        void run(OptimizationRun run, Finalist baseline);
    }

    /** Evaluates the unoptimized program, then runs an algorithm. If something ends it early, the result says so. */
    public static OptimizationResult of(OptimizationTask task, int validationSize, Algorithm algorithm) {
        OptimizationRun run = new OptimizationRun(task, validationSize);
        try {
            algorithm.run(run, run.baseline());
            return run.found(Status.COMPLETED, null);
        } catch (BudgetExhaustedException e) {
            return run.found(Status.BUDGET_EXHAUSTED, e.getMessage());
        } catch (RunAbortedException | MetricException | ReplayMissException | JournalException e) {
            return run.result(Status.ABORTED, e.getMessage());
        }
    }

    /** Returns the validation examples of this run. */
    public List<Example<?, ?>> validation() {
        return validation;
    }

    /** Returns what is optimized, with everything needed for it. */
    public OptimizationTask task() {
        return task;
    }

    /**
     * Runs a phase, measures its time and counts its cost.
     *
     * @param body what it does; gets a list to which it adds one sentence for each thing to report
     */
    public <T> T phase(Phase phase, Function<List<String>, T> body) {
        return phases.run(phase, body);
    }

    /** Returns a proposer that knows the data, the program as it was seen to run, and the demos. */
    public InstructionProposer proposer(List<DemoSet> demoSets, Finalist baseline) {
        InstructionProposer proposer = new InstructionProposer(
                new ProposerMaterial(
                        task.program(),
                        task.train(),
                        task.validation(),
                        task.objective(),
                        baseline.evaluation(),
                        demoSets),
                new ProposerCalls(
                        number -> task.models().rollout(Role.PROPOSER, number),
                        task.models().proposerTokens()),
                task.random().child("propose"),
                task.events()::progress);
        proposers.add(proposer);
        return proposer;
    }

    /** Makes trials. */
    @FunctionalInterface
    public interface TrialLoop {
        /**
         * Makes that many trials.
         *
         * @param trials evaluates candidates
         * @param count how many
         */
        void run(CandidateTrials trials, int count);
    }

    /** Searches in any way, with the trials of that plan. */
    public void search(SearchPlan plan, TrialLoop loop) {
        phase(Phase.SEARCH, notes -> {
            notes.add(plan.trials() + " trials, "
                    + (plan.minibatches() ? "minibatches of " + plan.minibatchSize() : "all validation examples each"));
            loop.run(new CandidateTrials(task, plan, validation, trials), plan.trials());
            return notes;
        });
    }

    /** Searches by racing. */
    void race(RacePlan plan, PromptSpace space, Finalist baseline, @Nullable LaterRounds rounds) {
        phase(Phase.SEARCH, notes -> {
            RacingSearch search = new RacingSearch(task, space, plan, validation, trials, rounds);
            attribution = search.run(baseline);
            notes.addAll(search.notes());
            return notes;
        });
    }

    /** Adds what a reader must know before relying on the result, and reports it as progress. */
    public void warn(String warning) {
        warnings.add(warning);
        task.events().progress(RunListener.WARNING + warning);
    }

    /** Reports the importance of each searched setting, as shares of 1; empty if it cannot be determined. */
    public void importance(Map<String, Double> shares) {
        importance = Map.copyOf(shares);
    }

    private Finalist baseline() {
        return phase(Phase.BASELINE, notes -> {
            task.events()
                    .progress("measuring the unoptimized program on " + validation.size() + " validation examples");
            Finalist baseline = trials.evaluateBaseline(validation);
            task.events()
                    .progress("the unoptimized program: "
                            + TrialText.of(trials.trials().get(0)));
            warnOfFailures(baseline, "the unoptimized program");
            warnOfModulesNeverCalled(baseline);
            return baseline;
        });
    }

    /** Where all may be the fault of the answers, a person may know better, and stop the search. */
    private void warnOfFailures(Finalist finalist, String whose) {
        Remarks.of(finalist.evaluation(), whose, task.objective().min()).forEach(this::warn);
    }

    private void warnOfModulesNeverCalled(Finalist baseline) {
        Set<String> called = baseline.evaluation().results().stream()
                .flatMap(result -> result.prediction().trace().calls().stream())
                .map(ModuleCall::module)
                .collect(Collectors.toSet());
        for (String module : task.program().moduleNames()) {
            if (!called.contains(module)) {
                warn("Module " + module
                        + " was not called on any validation example: no score tells whether its prompt " + "is good.");
            }
        }
    }

    /** The result of a search that came to its end, or to that of its budget; aborted if what it found fails nearly always. */
    private OptimizationResult found(Status status, @Nullable String reason) {
        Finalist best = trials.best();
        if (best != null) {
            try {
                SetUpErrors.checkCured(best.evaluation());
            } catch (RunAbortedException e) {
                return result(Status.ABORTED, (reason == null ? "" : reason + "; ") + e.getMessage());
            }
            int measured = best.evaluation().results().size();
            if (measured < validation.size()) {
                warn("The winner was measured on " + measured + " of " + validation.size()
                        + " validation examples only, since the budget ended the race.");
            }
            if (best != trials.baseline()) {
                warnOfFailures(best, "the winner");
            }
        }
        Map<PromptSet, String> infeasible = trials.infeasible();
        if (!infeasible.isEmpty()) {
            warn(infeasible.size()
                    + (infeasible.size() == 1 ? " candidate was infeasible" : " candidates were infeasible")
                    + ", since the model refused requests that it does not refuse of the unoptimized program; the "
                    + "first: "
                    + infeasible.values().iterator().next());
        }
        return result(status, reason);
    }

    private OptimizationResult result(Status status, @Nullable String reason) {
        proposers.forEach(proposer -> warnings.addAll(proposer.warnings()));
        return OptimizationResult.builder()
                .status(status)
                .statusReason(reason)
                .baseline(trials.baseline())
                .winner(trials.best())
                .trials(trials.trials())
                .phases(phases.phases())
                .warnings(warnings)
                .importance(importance)
                .attribution(attribution)
                .build();
    }
}
