package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The instructions of a module that a search has tried. */
final class Proposals {

    static final int MOST = 10;

    /** Characters of an instruction, so that the page stays small. */
    private static final int MOST_SHOWN = 6_000;

    private Proposals() {}

    /** @return empty if the search has tried no other instruction than the one in the source */
    static Optional<Element> of(ModuleChange change, List<TriedInstruction> tried) {
        List<TriedInstruction> own = tried.stream()
                .filter(one -> one.module().equals(change.module()))
                .sorted(Comparator.comparing((TriedInstruction one) -> !won(one, change))
                        .thenComparing(Comparator.comparingDouble(TriedInstruction::score)
                                .reversed()))
                .toList();
        if (own.stream().allMatch(one -> one.instruction().equals(change.instructionBefore()))) {
            return Optional.empty();
        }
        List<Element> parts = new ArrayList<>();
        parts.add(Parts.grid(
                "Instructions that were tried",
                List.of("", "mean score on validation examples", "runs", "origin", "instruction"),
                own.stream().limit(MOST).map(one -> row(one, change)).toList(),
                Set.of(1, 2)));
        if (own.size() > MOST) {
            parts.add(Parts.quiet(Numbers.count(own.size() - MOST) + " more in the JSON record."));
        }
        parts.add(Parts.quiet(
                "Means are of all candidates with that instruction, whatever else they had. The mean of a few"
                        + " runs is often luck; what the winner's instruction is worth stands above."));
        return Optional.of(
                Parts.details("Instructions tried for " + change.module() + ": " + Numbers.count(own.size()), parts));
    }

    private static boolean won(TriedInstruction one, ModuleChange change) {
        return change.voters().anyMatch(voter -> one.instruction().equals(voter.instructionAfter()));
    }

    private static Element row(TriedInstruction one, ModuleChange change) {
        return tag("tr")
                .add(
                        tag("th", "scope", "row").text(won(one, change) ? "winner" : ""),
                        tag("td", "class", "number").text(Numbers.score(one.score())),
                        tag("td", "class", "number").text(Numbers.count(one.runs())),
                        tag("td").text(one.origin()),
                        tag("td").add(Parts.start(one.instruction(), MOST_SHOWN)));
    }
}
