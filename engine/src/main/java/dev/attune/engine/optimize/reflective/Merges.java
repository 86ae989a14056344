package dev.attune.engine.optimize.reflective;

import dev.attune.engine.data.Example;
import dev.attune.engine.optimize.phase.Begun;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.ExampleScores;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PairedTrials;
import dev.attune.engine.optimize.phase.PairedTrials.Tried;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.PromptSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The merges of an evolution (GEPA, appendix F). One is due after a round in which the pool grew, and runs beside the next round. One thread
 * at a time.
 */
final class Merges {

    private final OptimizationRun run;
    private final PairedTrials trials;
    private final int most;
    private final RandomStreams random;
    private final Tally tally;
    private boolean due;

    Merges(OptimizationRun run, PairedTrials trials, int most, RandomStreams random, Tally tally) {
        this.run = run;
        this.trials = trials;
        this.most = most;
        this.random = random;
        this.tally = tally;
    }

    /** A merge on a few validation examples. */
    record Joined(Merge merge, NamedCandidate candidate, List<Integer> examples, Begun<Tried> tried) {}

    void poolGrew() {
        due = true;
    }

    /**
     * Begins the merge that is due.
     *
     * @param known what was tried before; the merge is added
     * @param runs how many runs of the program there is room for
     * @param names what the candidates of the pool are called in records, by position
     * @return empty if none is due, or can be made
     */
    Optional<Joined> begin(ParetoPool pool, Set<PromptSet> known, double runs, int round, IntFunction<String> names) {
        boolean now = due && runs >= Merge.EXAMPLES && tally.merges < most;
        due = false;
        return now
                ? Merge.draw(pool, known, random.stream("merge", round)).map(merge -> {
                    known.add(merge.tuned().prompts());
                    return begun(merge, pool, round, names);
                })
                : Optional.empty();
    }

    private Joined begun(Merge merge, ParetoPool pool, int round, IntFunction<String> names) {
        tally.merges++;
        String parents = names.apply(merge.first()) + " and " + names.apply(merge.second());
        NamedCandidate candidate = NamedCandidate.byInstructions(merge.tuned(), Map.of("parent", parents));
        List<Integer> positions = merge.examples(pool, random.stream("examples of a merge", round));
        List<? extends Example<?, ?>> shown =
                positions.stream().map(run.validation()::get).toList();
        return new Joined(merge, candidate, positions, trials.onSome(candidate, List.copyOf(shown)));
    }

    /** Whether a merge is as good as the better parent on its examples. */
    boolean holds(ParetoPool pool, Joined joined, Tried tried) {
        boolean holds = tried.infeasible() == null
                && joined.merge().holds(pool, joined.examples(), ExampleScores.of(tried.evaluation()));
        tally.merged += holds ? 1 : 0;
        return holds;
    }
}
