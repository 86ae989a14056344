package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.report.html.Element;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the build is red or green because of how a program ended, in one sentence. */
final class BuildEffect {

    /** What decides on it. */
    private static final String WHERE = " (as attune.gate.inconclusive, the gate's annotation or the mode says)";

    private BuildEffect() {}

    /** The sentence of the leaf that ended worst; empty if none has ended. */
    static Optional<Element> of(ProgramRun run) {
        return run.worst().map(leaf -> switch (leaf.outcome()) {
            case PASSED -> green(passed(run));
            case ACCEPTED -> green("A candidate was accepted, and nothing was judged.");
            case SKIPPED -> green("Nothing was done.");
            case INCONCLUSIVE -> open(leaf, inconclusive(run, leaf));
            case FAILED -> red("Gate " + leaf.name() + " failed.");
            case STALE ->
                red(
                        LeafTask.of(leaf).equals("accept")
                                ? "The candidate may not be accepted."
                                : "What the accepted artifact was made with has changed since.");
            case MISSING -> red("There is " + Outcomes.inWords(leaf) + ".");
            case PREFLIGHT -> red("The checks before the first model call failed.");
            case BUDGET -> red("The budget did not suffice for a result.");
            case MODELS -> red("A model could not be reached, or refused to answer.");
            case USER_CODE -> red("The program, a metric or other code of the project failed.");
            case ABORTED -> red("The run was stopped before there was a result.");
            case ERROR -> red("Attune itself failed; please report it.");
        });
    }

    /** By name, since gates that are skipped or still to come have not passed. */
    private static String passed(ProgramRun run) {
        List<String> names = run.gates().stream().map(GateRecord::metric).toList();
        if (names.isEmpty()) {
            return run.comparisons().isEmpty() ? "No gate has decided anything." : "No gate failed.";
        }
        int last = names.size() - 1;
        return last == 0
                ? "Gate " + names.get(0) + " passed."
                : "Gates " + String.join(", ", names.subList(0, last)) + " and " + names.get(last) + " passed.";
    }

    private static Element open(LeafRecord leaf, Inconclusive effect) {
        String gate = "Gate " + leaf.name() + " could not decide. ";
        return switch (effect) {
            case FAIL -> red(gate + "This fails the build" + WHERE + ".");
            case PASS -> green(gate + "This passes" + WHERE + ".");
            default -> green(gate + "This is a warning" + WHERE + ": build tools count the test as skipped.");
        };
    }

    /** What the record of the leaf says. */
    private static Inconclusive inconclusive(ProgramRun run, LeafRecord leaf) {
        String id = leaf.leaf().uniqueId();
        return Stream.concat(
                        run.gates().stream()
                                .filter(gate -> gate.leaf().uniqueId().equals(id))
                                .map(GateRecord::inconclusive),
                        run.comparisons().stream()
                                .filter(comparison ->
                                        comparison.leaf().uniqueId().equals(id))
                                .flatMap(comparison -> comparison.rows().stream())
                                .map(ComparisonRecord.Row::guard)
                                .flatMap(Stream::ofNullable)
                                .map(ComparisonRecord.Guard::inconclusive))
                .findFirst()
                .orElse(Inconclusive.WARN);
    }

    private static Element green(String why) {
        return line("green", why);
    }

    private static Element red(String why) {
        return line("red", why);
    }

    private static Element line(String color, String why) {
        return tag("p", "class", "build")
                .add(tag("strong", "class", color).text("Build " + color + "."))
                .text(" " + why);
    }
}
