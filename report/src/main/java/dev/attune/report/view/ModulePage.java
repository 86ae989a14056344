package dev.attune.report.view;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.ModuleChange;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Page;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Demonstration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** The page on one module: its instruction with the changes marked, the full texts, and its demos. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModulePage {

    private ModulePage() {}

    public static String of(LeafInfo leaf, ModuleChange change) {
        List<Element> parts = new ArrayList<>(List.of(instruction(change), demos(change)));
        for (ModuleChange voter : change.votesWith()) {
            parts.add(tag("h2").text(voter.module() + ": " + inWords(voter)));
            parts.add(instruction(voter));
            parts.add(demos(voter));
        }
        return Page.of(
                change.module(),
                "Module of " + leaf.programName() + ". " + inWords(change),
                "narrow",
                parts.toArray(Element[]::new));
    }

    /** How many prompts answer a call, if not one, as a sentence with a space before it. */
    public static String votes(ModuleChange change) {
        int voters = 1 + change.votesWith().size();
        return voters == 1
                ? ""
                : " " + voters + " prompts vote: this one and " + (voters - 1) + " others. A call takes up to " + voters
                        + " requests.";
    }

    /** What changed, as a sentence. */
    public static String inWords(ModuleChange change) {
        InstructionDiff diff = InstructionDiff.between(change.instructionBefore(), change.instructionAfter());
        String instruction = diff.isUnchanged()
                ? (change.frozen().contains(PromptPart.INSTRUCTION) ? "Instruction frozen" : "Instruction unchanged")
                : "Instruction changed (" + Numbers.count(diff.words(InstructionDiff.Kind.ADDED), "word") + " added, "
                        + Numbers.count(diff.words(InstructionDiff.Kind.REMOVED)) + " removed)";
        return instruction + "; " + demosInWords(change) + layout("; ", change) + "." + votes(change);
    }

    /** What changed in the demos. */
    static String demosInWords(ModuleChange change) {
        return change.frozen().contains(PromptPart.DEMOS)
                ? "demos frozen"
                : DemoChanges.of(change).inWords() + ofPool(change);
    }

    /** How many of its demos a request gets, if not all of them, with a comma before it. */
    public static String ofPool(ModuleChange change) {
        return change.choice().isAll() ? "" : ", of which each request gets " + change.choice();
    }

    /** How requests are laid out, if not in the default way, with a separator before it. */
    public static String layout(String separator, ModuleChange change) {
        return change.layout().isDefault() ? "" : separator + change.layout().inWords();
    }

    /** The instruction with its changes marked, and the full texts. */
    public static Element instruction(ModuleChange change) {
        InstructionDiff diff = InstructionDiff.between(change.instructionBefore(), change.instructionAfter());
        Element section = tag("section")
                .add(tag("div", "class", "panel text diff").add(diff.folded()), origin(change.instructionOrigin()));
        return diff.isUnchanged()
                ? section
                : section.add(tag("div", "class", "pair")
                        .add(
                                fullText("Before", change.instructionBefore()),
                                fullText("After", change.instructionAfter())));
    }

    private static Element origin(String words) {
        return tag("p", "class", "quiet", "style", "margin-top:8px").text("Origin: " + words + ".");
    }

    private static Element fullText(String title, String text) {
        return tag("div")
                .add(
                        tag("h3").text(title),
                        tag("div", "class", "panel text", "dir", "auto").text(text));
    }

    /** The demos that are there, and those that are no longer. */
    public static Element demos(ModuleChange change) {
        DemoChanges changes = DemoChanges.of(change);
        Element section = tag("section").add(tag("h2").text("Demos: " + demosInWords(change)));
        if (!change.demosAfter().isEmpty()) {
            section.add(origin(change.demosOrigin()));
        }
        changes.after().forEach(marked -> section.add(demo(marked.demo(), marked.added() ? "added" : "kept")));
        changes.removed().forEach(demo -> section.add(demo(demo, "removed")));
        return section;
    }

    private static Element demo(Demonstration demo, String change) {
        String color = switch (change) {
            case "added" -> "green";
            case "removed" -> "red";
            default -> "quiet";
        };
        return tag("div", "class", "demo " + change)
                .add(
                        tag("div", "class", "head")
                                .add(
                                        tag("span", "class", "mark " + color).text(change),
                                        tag("span", "class", "quiet")
                                                .text(origin(demo) + ", example " + demo.exampleId())),
                        tag("table").add(tag("tbody").add(fields(demo))));
    }

    private static String origin(Demonstration demo) {
        return switch (demo.origin()) {
            case LABELED -> "labeled: from the data";
            case BOOTSTRAPPED -> "bootstrapped: from a run that scored well";
        };
    }

    private static List<Element> fields(Demonstration demo) {
        List<Element> rows = new ArrayList<>();
        demo.inputs().forEach((name, value) -> rows.add(field("input", name, value)));
        String kind = "output first-output";
        for (Map.Entry<String, String> output : demo.outputs().entrySet()) {
            rows.add(field(kind, output.getKey(), output.getValue()));
            kind = "output";
        }
        return rows;
    }

    private static Element field(String kind, String name, String value) {
        return tag("tr", "class", kind)
                .add(
                        tag("th", "scope", "row").text(name),
                        tag("td").add(tag("div", "class", "clip", "dir", "auto").text(value)));
    }
}
