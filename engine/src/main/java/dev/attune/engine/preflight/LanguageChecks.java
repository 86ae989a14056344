package dev.attune.engine.preflight;

import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.program.ProgramDefinition;
import java.util.List;

/** Checks that the languages that modules ask for can be told, and that their own instructions are in them. */
final class LanguageChecks {

    private LanguageChecks() {}

    static boolean pass(ProgramDefinition definition, Checklist checklist) {
        if (!PromptRules.askForLanguages(definition.signatures())) {
            return true;
        }
        List<String> doubts = checklist.check(
                "languages",
                () -> PromptRules.checkLanguages(definition.signatures()),
                found -> "those that @Constraints ask for can be told");
        if (doubts != null) {
            doubts.forEach(doubt -> checklist.add(new Check("languages", Status.WARNING, doubt)));
        }
        return doubts != null;
    }
}
