package dev.attune.engine.optimize.chain;

import dev.attune.engine.optimize.Contender;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.SearchStart;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.chain.ChainOptimizer.Stage;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.TunedModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what a stage has found takes the place of what it began from.
 *
 * @param stage the stage
 * @param start what it began from
 */
record StageGuard(Stage stage, SearchStart start) {

    /** What the stage has found; empty if that is not better than what it began from, or may not be used. */
    Optional<Finalist> better(OptimizationResult result) {
        Finalist winner = result.winner();
        Finalist before = result.baseline();
        return winner == null
                        || before == null
                        || winner.prompts().equals(before.prompts())
                        || complaint(result).isPresent()
                        || isNoBetter(winner, before)
                ? Optional.empty()
                : Optional.of(new Finalist(withOrigins(winner.tuned()), winner.evaluation()));
    }

    /** Why the result may not be used: it is of another program, or part of what the stages before have found is gone. */
    Optional<String> complaint(OptimizationResult result) {
        Finalist before = result.baseline();
        Finalist winner = result.winner();
        if (isElsewhere(before)) {
            return Optional.of(stage.name() + " did not begin from " + start.name()
                    + ", so that its result was not used: in a chain, an optimizer begins from task.start().");
        }
        return winner == null
                ? Optional.empty()
                : changedBeside(winner.tuned())
                        .map(part -> stage.name() + " has changed " + part + " of " + start.name()
                                + ", which it says it leaves alone, so that its result was not used.");
    }

    /** The candidates of which the next stage may make use. */
    List<Contender> usable(OptimizationResult result) {
        return isElsewhere(result.baseline())
                ? List.of()
                : result.front().contenders().stream()
                        .filter(one -> changedBeside(one.tuned()).isEmpty())
                        .toList();
    }

    private boolean isElsewhere(@Nullable Finalist before) {
        return before != null && !before.prompts().equals(start.tuned().prompts());
    }

    private Optional<String> changedBeside(TunedModules found) {
        for (Map.Entry<String, TunedModule> entry : start.tuned().modules().entrySet()) {
            TunedModule before = entry.getValue();
            TunedModule after = found.modules().getOrDefault(entry.getKey(), before);
            if (isLeftAlone(PromptPart.INSTRUCTION) && !after.instruction().equals(before.instruction())) {
                return Optional.of("an instruction");
            }
            if (isLeftAlone(PromptPart.DEMOS) && !(sameDemos(before, after))) {
                return Optional.of("demos");
            }
            if (isLeftAlone(PromptPart.LAYOUT) && after.layout() != before.layout()) {
                return Optional.of("a layout");
            }
        }
        return Optional.empty();
    }

    private boolean isLeftAlone(PromptPart part) {
        return !stage.optimizer().changes().contains(part);
    }

    private static boolean sameDemos(TunedModule before, TunedModule after) {
        return after.demos().equals(before.demos()) && after.choice().equals(before.choice());
    }

    /** Where a budget ended a search, the winner has met fewer examples, and its optimizer has told it from what it began from. */
    private static boolean isNoBetter(Finalist winner, Finalist before) {
        return winner.evaluation().results().size()
                        >= before.evaluation().results().size()
                && !(winner.evaluation().score() > before.evaluation().score());
    }

    /** What the stage has not changed comes from where it came from before. */
    private TunedModules withOrigins(TunedModules found) {
        Map<String, TunedModule> modules = new LinkedHashMap<>();
        found.modules()
                .forEach((name, after) ->
                        modules.put(name, withOrigins(start.tuned().modules().get(name), after)));
        return new TunedModules(modules);
    }

    private static TunedModule withOrigins(@Nullable TunedModule before, TunedModule after) {
        return before == null
                ? after
                : after.withInstruction(
                                after.instruction(),
                                after.instruction().equals(before.instruction())
                                        ? before.instructionOrigin()
                                        : after.instructionOrigin())
                        .withDemos(
                                after.demos(),
                                sameDemos(before, after) ? before.demosOrigin() : after.demosOrigin(),
                                after.choice());
    }
}
