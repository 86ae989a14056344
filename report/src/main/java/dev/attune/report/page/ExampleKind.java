package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a test example, in the order of interest. */
enum ExampleKind {
    LOST("lost", "worse"),
    GAINED("gained", "better"),
    OTHER("not counted", "not counted"),
    WRONG("still wrong", "the same"),
    SAME("the same", "the same"),
    RIGHT("still right", "the same");

    private final String rightOrWrong;
    private final String graded;

    ExampleKind(String rightOrWrong, String graded) {
        this.rightOrWrong = rightOrWrong;
        this.graded = graded;
    }

    static ExampleKind of(GateRecord.Example example) {
        Double baseline = example.baseline().score();
        Double winner = example.winner().score();
        if (baseline == null || winner == null) {
            return OTHER;
        }
        int order = Double.compare(winner, baseline);
        if (order != 0) {
            return order > 0 ? GAINED : LOST;
        }
        return !isRightOrWrong(example) ? SAME : winner == 1 ? RIGHT : WRONG;
    }

    /** Whether the scores are those of a metric that knows right and wrong only. */
    static boolean isRightOrWrong(GateRecord.Example example) {
        return isZeroOrOne(example.baseline().score())
                && isZeroOrOne(example.winner().score());
    }

    private static boolean isZeroOrOne(@Nullable Double score) {
        return score == null || Objects.equals(score, 0.0) || Objects.equals(score, 1.0);
    }

    /** The class of its cards, and the end of that of the button that picks them. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String inWords(boolean isRightOrWrong) {
        return isRightOrWrong ? rightOrWrong : graded;
    }
}
