package dev.attune.engine.optimize.ensemble;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.Begun;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.ExampleScores;
import dev.attune.engine.optimize.phase.LuckGuard;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PairedTrials;
import dev.attune.engine.optimize.phase.PairedTrials.Tried;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.ModulePrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Lets the best candidates of the search before vote, and those that complement each other: each module call is made with the prompts of
 * several, and what most of them answer is the answer of the module (after DSPy's Ensemble with {@code majority}, which lets whole programs
 * vote). An ensemble wins if it is better than the best single candidate by more than luck. Immutable.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VotingOptimizer implements Optimizer {

    /** What ensembles are called in results. */
    private static final String KIND = "voting";

    /** If luck alone is as good more often, the single candidate stays: an ensemble costs several times as much. */
    private static final double MOST_LUCK = 0.05;

    /** Of each size, the best candidates vote, and those that complement each other. */
    private static final int ENSEMBLES_OF_SIZE = 2;

    private final int size;
    private final Optimizer before;

    /**
     * Makes the stage that follows an optimizer.
     *
     * @param size the most candidates that vote; odd, at least 3
     * @param before the optimizer that finds them
     * @throws IllegalArgumentException if the size is not one of these, or more than a prompt can have
     */
    public VotingOptimizer(int size, Optimizer before) {
        if (size < Voters.FEWEST || size > ModulePrompt.MOST_VOTERS || size % 2 == 0) {
            throw new IllegalArgumentException("size = " + size + " must be an odd number from " + Voters.FEWEST
                    + " to " + ModulePrompt.MOST_VOTERS);
        }
        this.size = size;
        this.before = before;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("size", String.valueOf(size));
    }

    @Override
    public Set<PromptPart> changes() {
        return before.changes();
    }

    @Override
    public int voters() {
        return size;
    }

    /** What the first module is asked has been answered before; the others may be given what no candidate alone gave them. */
    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        int modules = workload.modules().size();
        long runs = before.estimate(workload).stream()
                        .filter(phase -> phase.phase() == Phase.BASELINE)
                        .mapToLong(PhaseEstimate::expected)
                        .sum()
                / modules;
        long later = runs * (modules - 1);
        long most = IntStream.rangeClosed(Voters.FEWEST, size)
                .filter(voters -> voters % 2 == 1)
                .sum();
        return List.of(new PhaseEstimate(Phase.SEARCH, size * later, 2L * ENSEMBLES_OF_SIZE * most * later));
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        Voters voters = Voters.of(task.start());
        int examples = voters.ranked().isEmpty() ? Integer.MAX_VALUE : voters.examples();
        return OptimizationRun.of(task, examples, run -> List::of, (run, best, nothing) -> vote(run, best, voters));
    }

    private void vote(OptimizationRun run, Finalist best, Voters voters) {
        List<NamedCandidate> ensembles = voters.ensembles(size, run.task().objective());
        if (ensembles.isEmpty()) {
            run.warn(
                    voters.ranked().size() < Voters.FEWEST
                            ? "There was nothing to vote: " + voters.ranked().size()
                                    + " candidates were measured on all validation examples, and " + Voters.FEWEST
                                    + " are needed."
                            : "There was nothing to vote: the best candidates have the same prompts in most modules.");
            return;
        }
        run.search((trials, notes) -> {
            List<Begun<Tried>> begun = ensembles.stream().map(trials::inFull).toList();
            List<Evaluation> measured = new ArrayList<>();
            for (Begun<Tried> one : begun) {
                Tried tried = one.finish();
                if (tried.infeasible() == null) {
                    measured.add(tried.evaluation());
                }
            }
            notes.add("ensembles of up to " + size + " of " + voters.ranked().size()
                    + " candidates, all validation examples each");
            settle(run, best, trials, measured).ifPresent(notes::add);
        });
    }

    private static Optional<String> settle(
            OptimizationRun run, Finalist best, PairedTrials trials, List<Evaluation> measured) {
        double highest = measured.stream()
                .mapToDouble(evaluation ->
                        evaluation.scoreAtWorst(run.task().objective().min()))
                .max()
                .orElse(Double.NaN);
        return new LuckGuard(run, trials, best, run.task().start().name(), MOST_LUCK)
                .settle(
                        KIND,
                        measured.stream().map(ExampleScores::of).toList(),
                        highest,
                        run.task().random().stream("luck", 0));
    }
}
