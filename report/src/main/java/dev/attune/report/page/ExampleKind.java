package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.report.view.GateTable;
import java.util.Locale;

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
        return !GateTable.isRightOrWrong(example) ? SAME : winner == 1 ? RIGHT : WRONG;
    }

    /** The class of its cards, and the end of that of the button that picks them. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String inWords(boolean isRightOrWrong) {
        return isRightOrWrong ? rightOrWrong : graded;
    }
}
