package dev.attune.engine.run;

import dev.attune.engine.event.RunListener;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.engine.run.FinalComparison.Measured;
import dev.attune.runtime.signature.PromptSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Compares the winners of a contest on one set. Candidates are left with their scores on it, since the best of them is accepted later.
 *
 * @param progress hears what is done and decided
 */
record ContestStep(PreparedProgram prepared, OptimizerResults contest, Consumer<String> progress) {

    /** Compares the winners that there are. */
    void compare() {
        Map<PromptSet, Measured> measured = new FinalComparison(prepared).of(contest.winners(), progress);
        if (measured.isEmpty()) {
            forget();
            return;
        }
        contest.compared(measured);
        contest.choice()
                .ifPresent(choice -> progress.accept((choice.followed() ? "" : RunListener.WARNING) + choice.why()));
        Measured seed = Objects.requireNonNull(
                measured.get(PromptSet.seed(prepared.definition().signatures())));
        for (OptimizerSpec spec : prepared.definition().optimizers()) {
            contest.found(spec.name()).ifPresent(found -> {
                Measured tuned =
                        Objects.requireNonNull(measured.get(found.winner().prompts()));
                new OptimizerRun(prepared, spec)
                        .leaveCandidate(found.winner(), found.record(), seed.record(), tuned.record());
            });
        }
    }

    /** A comparison of fewer winners says nothing of the one that came after it, so all are left with the scores of their searches. */
    private void forget() {
        if (!contest.isCompared()) {
            return;
        }
        contest.compared(Map.of());
        for (OptimizerSpec spec : prepared.definition().optimizers()) {
            contest.found(spec.name())
                    .ifPresent(
                            found -> new OptimizerRun(prepared, spec).leaveCandidate(found.winner(), found.record()));
        }
    }
}
