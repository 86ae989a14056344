package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.report.html.Element;
import dev.attune.report.html.SafeText;
import dev.attune.report.view.ModulePage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed in each module: the words of its instruction, and its demos. */
final class ModulesSection {

    private ModulesSection() {}

    /**
     * @param prompts requests as they were sent
     * @param tried instructions that the search has evaluated
     * @param gate the first gate that has measured both programs; null if none has
     */
    static Element of(
            List<ModuleChange> modules,
            List<SentPrompt> prompts,
            List<TriedInstruction> tried,
            @Nullable GateRecord gate) {
        List<Element> parts = new ArrayList<>(gate == null ? List.of() : ProductionTable.of(gate));
        for (ModuleChange change : modules) {
            parts.add(tag("h4").text(change.module()));
            prompt(change, parts);
            for (ModuleChange voter : change.votesWith()) {
                parts.add(tag("h5").text(voter.module()));
                prompt(voter, parts);
            }
            Proposals.of(change, tried).ifPresent(parts::add);
            prompts.stream()
                    .filter(prompt -> prompt.module().equals(change.module()))
                    .map(PromptAsSent::of)
                    .forEach(parts::add);
        }
        return Parts.section("Modules", parts);
    }

    private static void prompt(ModuleChange change, List<Element> parts) {
        parts.add(Parts.quiet(ModulePage.inWords(change)));
        if (hides(change)) {
            parts.add(Parts.line(
                    "red",
                    "Hidden characters.",
                    "The instruction holds characters that show as nothing or change the reading direction; they are "
                            + "written as [U+…] or as pictures here."));
        }
        parts.add(ModulePage.instruction(change));
        if (!change.demosAfter().isEmpty() || !change.demosBefore().isEmpty()) {
            parts.add(Parts.details("Demos of " + change.module(), List.of(ModulePage.demos(change))));
        }
    }

    private static boolean hides(ModuleChange change) {
        String text = change.instructionAfter().replace("\r\n", "\n");
        return !SafeText.visible(text).equals(text);
    }
}
