package dev.attune.report.view;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.Usage;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import dev.attune.runtime.annotations.PromptPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Building blocks of descriptions. Allure puts a description into its own page, so that all styles are at the elements and colours
 * are translucent or inherited: they fit a light and a dark report.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SummaryParts {

    /** Longer texts, before and after together, belong into attachments. */
    private static final int LONGEST = 800;

    private static final String QUIET = "opacity:.72";
    private static final String LINE = "1px solid rgba(128,138,150,.35)";
    private static final String PANEL = "background:rgba(128,138,150,.1);border-radius:8px;padding:10px 14px";

    private SummaryParts() {}

    static Element summary(List<Element> parts) {
        return tag("div", "style", "font-size:14px;line-height:1.5;max-width:900px")
                .add(parts);
    }

    static Element heading(String text) {
        return tag("div", "style", "font-size:15px;font-weight:600;margin:18px 0 6px")
                .text(text);
    }

    static Element quiet(String text) {
        return tag("div", "style", QUIET).text(text);
    }

    /** A sentence that nobody should overlook. */
    static Element notice(Tone tone, String strong, String text) {
        return tag(
                        "div",
                        "style",
                        "border-left:4px solid " + tone.color() + ";" + PANEL
                                + ";margin:0 0 8px;white-space:pre-wrap;overflow-wrap:anywhere")
                .add(tag("strong").text(strong), tag("span").text(" " + text));
    }

    static Element tiles(List<Element> tiles) {
        return tag("div", "style", "display:flex;flex-wrap:wrap;gap:10px;margin:10px 0")
                .add(tiles);
    }

    static Element tile(String label, String number, String small) {
        return tag("div", "style", PANEL + ";flex:1 1 200px")
                .add(
                        tag("div", "style", QUIET + ";font-size:12.5px").text(label),
                        tag(
                                        "div",
                                        "style",
                                        "font-size:24px;font-weight:650;line-height:1.3;font-variant-numeric:tabular-nums")
                                .text(number),
                        tag("div", "style", QUIET + ";font-size:12.5px").text(small));
    }

    static Element tile(String label, ScoreRecord score) {
        return tile(
                label,
                Numbers.score(score.estimate().mean()),
                Numbers.interval(score.estimate().interval()) + ", "
                        + Numbers.count(score.estimate().count(), "example") + lost(score));
    }

    /** What a score does not show of the examples behind it; empty if it shows all. */
    static String lost(ScoreRecord score) {
        return counted(score.unreadable(), " unreadable") + counted(score.failed(), " failed") + notCounted(score);
    }

    /** How many examples are not in a score; empty if all are. */
    public static String notCounted(ScoreRecord score) {
        return notCounted(score.notCounted(), score.estimate().count());
    }

    /** As of a score. */
    static String lost(TrialRecord trial) {
        return counted(trial.unreadable(), " unreadable")
                + counted(trial.failed(), " failed")
                + notCounted(trial.notCounted(), trial.examples());
    }

    private static String notCounted(int lost, int counted) {
        return counted(lost, " of " + Numbers.count(lost + counted) + " not counted");
    }

    private static String counted(int count, String what) {
        return count == 0 ? "" : ", " + Numbers.count(count) + what;
    }

    public static String cost(Usage usage, Duration duration) {
        List<String> parts = new ArrayList<>();
        parts.add(Numbers.count(usage.calls(), "call"));
        if (usage.cachedCalls() > 0) {
            parts.add(Numbers.count(usage.cachedCalls()) + " from the cache");
        }
        parts.add(Numbers.count(usage.inputTokens(), "token") + " in");
        parts.add(Numbers.count(usage.outputTokens()) + " out");
        parts.add(Numbers.duration(duration));
        return String.join(" · ", parts);
    }

    static Element table(List<String> header, List<List<String>> rows) {
        Element head = tag("tr");
        header.forEach(name -> head.add(cell("th", name, head)));
        Element body = tag("tbody");
        for (List<String> values : rows) {
            Element row = tag("tr");
            values.forEach(value -> row.add(cell("td", value, row)));
            body.add(row);
        }
        return tag("table", "style", "border-collapse:collapse;margin:4px 0 0")
                .add(tag("thead").add(head), body);
    }

    /** The first cell of a row is a name, the others are numbers. */
    private static Element cell(String name, String value, Element row) {
        String align = row.isEmpty() ? "left" : "right";
        return tag(
                        name,
                        "style",
                        "text-align:" + align + ";padding:4px 12px;border-bottom:" + LINE
                                + ";font-variant-numeric:tabular-nums;font-weight:"
                                + (name.equals("th") ? "600" : "400"))
                .text(value);
    }

    /** What changed in one module, in short; the module's attachment has the rest. */
    static Element module(ModuleChange change) {
        InstructionDiff diff = InstructionDiff.between(change.instructionBefore(), change.instructionAfter());
        Element module = tag("div", "style", "margin:10px 0 0")
                .add(tag("div")
                        .add(
                                tag("strong").text(change.module()),
                                tag("span", "style", QUIET)
                                        .text("  " + instruction(change) + " · " + ModulePage.demosInWords(change)
                                                + (change.demosAfter().isEmpty() ? "" : ": " + change.demosOrigin())
                                                + ModulePage.layout(" · ", change)
                                                + (change.votesWith().isEmpty()
                                                        ? ""
                                                        : " ·" + ModulePage.votes(change)))));
        if (diff.isUnchanged()) {
            return module;
        }
        return change.instructionBefore().length() + change.instructionAfter().length() > LONGEST
                ? module.add(
                        quiet(ModulePage.inWords(change) + " The attachment of the step of this module shows where."))
                : module.add(tag("div", "style", PANEL + ";white-space:pre-wrap;overflow-wrap:anywhere;margin-top:4px")
                        .add(diff.marked()));
    }

    private static String instruction(ModuleChange change) {
        return change.frozen().contains(PromptPart.INSTRUCTION) ? "instruction frozen" : change.instructionOrigin();
    }

    static List<Element> modules(List<ModuleChange> changes) {
        List<Element> parts = new ArrayList<>();
        if (!changes.isEmpty()) {
            parts.add(heading("What changed in each module"));
            changes.stream().flatMap(ModuleChange::voters).forEach(change -> parts.add(module(change)));
        }
        return parts;
    }
}
