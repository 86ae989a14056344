package dev.attune.engine.run;

import dev.attune.engine.program.OptimizerChoice;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why leaves of a program have nothing to do.
 *
 * @param prepared the program
 */
record SkipReasons(PreparedProgram prepared) {

    /** That of an optimizer; empty if it has something to do. */
    Optional<String> ofOptimizer(OptimizerSpec optimizer) {
        Set<String> only = prepared.settings().only();
        return only.isEmpty() || only.contains(optimizer.name())
                ? new OptimizerChoice(prepared).instead(optimizer)
                : Optional.of(only(only) + " leaves it out");
    }

    /**
     * That of a gate; empty if it has something to judge.
     *
     * @param contest what the optimizers have found by now
     * @param failure how a step before has failed; null if none has
     */
    Optional<String> ofGate(OptimizerResults contest, @Nullable String failure) {
        return switch (prepared.settings().mode()) {
            case ACCEPT -> Optional.of("attune.mode = accept copies artifacts and does nothing else");
            case COMPARE -> Optional.ofNullable(failure).map(why -> "the models could not be compared: " + why);
            case VERIFY ->
                withoutWinner(contest, "no accepted artifact could be used, and so there is nothing to judge");
            case AUTO, OPTIMIZE -> withoutWinner(contest, "no optimizer gave a winner to judge");
        };
    }

    private Optional<String> withoutWinner(OptimizerResults contest, String allFailed) {
        List<OptimizerSpec> optimizers = prepared.definition().optimizers();
        Set<String> only = prepared.settings().only();
        if (!only.isEmpty()
                && !optimizers.isEmpty()
                && optimizers.stream().map(OptimizerSpec::name).noneMatch(only::contains)) {
            return Optional.of(
                    only(only) + " leaves out all optimizers of the program, and so there is no winner to judge");
        }
        boolean nothing = contest.size() > 0
                && contest.size() == optimizers.size()
                && contest.best().isEmpty();
        return nothing ? Optional.of(allFailed) : Optional.empty();
    }

    private static String only(Set<String> names) {
        return "attune.only = " + String.join(",", names);
    }
}
