package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.ModuleChange;
import dev.attune.report.html.Element;
import dev.attune.report.html.SafeText;
import dev.attune.report.view.ModulePage;
import java.util.ArrayList;
import java.util.List;

/** What changed in each module: the words of its instruction, and its demos. */
final class ModulesSection {

    private ModulesSection() {}

    static Element of(List<ModuleChange> modules) {
        List<Element> parts = new ArrayList<>();
        for (ModuleChange change : modules) {
            parts.add(tag("h4").text(change.module()));
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
        return Parts.section("Modules", parts);
    }

    private static boolean hides(ModuleChange change) {
        String text = change.instructionAfter().replace("\r\n", "\n");
        return !SafeText.visible(text).equals(text);
    }
}
