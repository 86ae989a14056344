package dev.attune.engine.gate;

import dev.attune.engine.gate.GateRule.Reference;
import dev.attune.engine.statistics.PairedScores;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Asks that no single example is much worse than with the program in production. It is a plain check of what was measured, without an
 * interval: one example that falls fails it, and one that does not count for either program may have fallen.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param metric the name of the metric, used in the reason
 * @param allowed how much an example may fall, at least 0
 * @param min the lowest possible score
 * @param max the highest possible score
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeverityGuard(String metric, double allowed, double min, double max) {

    private static final int MOST_NAMED = 5;

    private static final int DECIMALS = 3;

    /** An example that is worse, with its scores. */
    private record Fall(String id, double before, double after) {

        double size() {
            return before - after;
        }

        @Override
        public String toString() {
            return id + " (from " + DecisionText.rounded(before, DECIMALS) + " to "
                    + DecisionText.rounded(after, DECIMALS) + ")";
        }
    }

    /**
     * Checks each example.
     *
     * @param ids the ids of the examples, in the order of the scores
     * @param reference the program in production
     * @return the finding, which names the examples that fall most
     * @throws IllegalArgumentException if there is not one id for each example
     */
    public Finding check(List<String> ids, Reference reference) {
        PairedScores scores = reference.scores();
        if (scores == null) {
            return new Finding(
                    Verdict.PASSED, "The winner has the prompts of " + reference.name() + ", so no example is worse.");
        }
        if (ids.size() != scores.examples()) {
            throw new IllegalArgumentException(
                    "every example has an id, but there are " + ids.size() + " for " + scores.examples() + " examples");
        }
        List<String> falls = falls(ids, scores);
        int missing = scores.examples() - scores.counted();
        String asked = " by more than " + DecisionText.exact(allowed) + " in " + metric;
        String start = "Against " + reference.name() + ", ";
        if (!falls.isEmpty()) {
            return new Finding(
                    Verdict.FAILED,
                    start + falls.size() + " of " + DecisionText.count(scores.examples(), "test example")
                            + (falls.size() == 1 ? " falls" : " fall") + asked + ", and none may: " + named(falls)
                            + ".");
        }
        String none = start + "none of " + DecisionText.count(scores.counted(), "test example") + " falls" + asked;
        return missing == 0
                ? new Finding(Verdict.PASSED, none + ".")
                : new Finding(
                        Verdict.INCONCLUSIVE,
                        none + ", but " + missing + (missing == 1 ? " is" : " are")
                                + " not counted, and may: " + named(uncounted(ids, scores))
                                + ". Run it again when the models answer all examples.");
    }

    /** Those that fall by more than is allowed, the worst first. */
    private List<String> falls(List<String> ids, PairedScores scores) {
        double tolerance = GateRule.TOLERANCE * Math.max(Math.abs(min), Math.abs(max));
        return IntStream.range(0, ids.size())
                .filter(example -> counts(scores, example))
                .mapToObj(example -> new Fall(
                        ids.get(example),
                        scores.baseline().get(example).getAsDouble(),
                        scores.winner().get(example).getAsDouble()))
                .filter(fall -> fall.size() > allowed + tolerance)
                .sorted(Comparator.comparingDouble(Fall::size).reversed())
                .map(Fall::toString)
                .toList();
    }

    private static List<String> uncounted(List<String> ids, PairedScores scores) {
        return IntStream.range(0, ids.size())
                .filter(example -> !counts(scores, example))
                .mapToObj(ids::get)
                .toList();
    }

    private static boolean counts(PairedScores scores, int example) {
        OptionalDouble before = scores.baseline().get(example);
        return before.isPresent() && scores.winner().get(example).isPresent();
    }

    private static String named(List<String> examples) {
        return examples.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (examples.size() > MOST_NAMED ? " and " + (examples.size() - MOST_NAMED) + " more" : "");
    }
}
