package dev.attune.engine.run;

import dev.attune.annotations.Role;
import dev.attune.engine.config.Keys;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.evaluate.Endings;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.runtime.Ending;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.List;

/** Says of answers that did not end by themselves how many there were, and what to do about it. */
final class AnswerWarnings {

    private final ProgramDefinition definition;
    private final Settings settings;

    AnswerWarnings(ProgramDefinition definition, Settings settings) {
        this.definition = definition;
        this.settings = settings;
    }

    /**
     * A sentence for each module and each way in which some of its answers ended.
     *
     * @param of whose answers they are, such as {@code " of the winner"}; may be empty
     */
    List<String> of(String of, Endings endings) {
        List<String> warnings = new ArrayList<>();
        for (Signature signature : definition.signatures()) {
            for (Ending ending : Ending.values()) {
                int count = endings.count(signature.name(), ending);
                if (ending != Ending.WHOLE && count > 0) {
                    warnings.add(count + " of " + endings.count(signature.name()) + " answers" + of + " in module "
                            + signature.name() + " " + what(ending, signature) + ".");
                }
            }
        }
        return warnings;
    }

    private String what(Ending ending, Signature signature) {
        return switch (ending) {
            case WHOLE -> "were whole";
            case CUT -> "were cut at the token limit (" + limit(signature) + ")";
            case FILTERED -> "were withheld by the content filter of the server";
            case TOOL_CALL -> "called a tool and had no text";
            case REASONING -> "were reasoning without an answer";
            case EMPTY -> "were empty";
        };
    }

    private String limit(Signature signature) {
        if (signature.maxOutputTokens().isPresent()) {
            return "@MaxOutputTokens(" + signature.maxOutputTokens().getAsInt() + ") of module " + signature.name();
        }
        boolean ofFramework =
                settings.replay() != ReplayMode.STRICT && !settings.models().containsKey(Role.TASK);
        if (definition.modelRoles().contains(Role.TASK) || ofFramework) {
            return "that of the ChatModel of this class";
        }
        String set = settings.modelOptions().common().values().get("max-output-tokens");
        return set == null
                ? "the model's own; " + Keys.MODEL_MAX_OUTPUT_TOKENS + " sets another"
                : Keys.MODEL_MAX_OUTPUT_TOKENS + " = " + set;
    }
}
