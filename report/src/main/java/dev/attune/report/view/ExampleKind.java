package dev.attune.report.view;

import dev.attune.engine.event.GateRecord;
import dev.attune.report.html.Tone;
import java.util.Locale;
import org.apiguardian.api.API;

/** What became of a test example, in the order of interest. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum ExampleKind {
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

    /** Of an example. */
    public static ExampleKind of(GateRecord.Example example) {
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

    /** Of an example of a metric that knows right and wrong only, or of a graded one. */
    public static ExampleKind of(GateRecord.Example example, boolean isRightOrWrong) {
        ExampleKind kind = of(example);
        return !isRightOrWrong && (kind == WRONG || kind == RIGHT) ? SAME : kind;
    }

    /** The class of its cards, and the end of that of the button that picks them. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of metrics that know right and wrong only, or of graded ones. */
    public String inWords(boolean isRightOrWrong) {
        return isRightOrWrong ? rightOrWrong : graded;
    }

    /** The colour of its mark. */
    Tone tone() {
        return switch (this) {
            case LOST -> Tone.RED;
            case GAINED -> Tone.GREEN;
            case OTHER -> Tone.AMBER;
            case WRONG, SAME, RIGHT -> Tone.QUIET;
        };
    }
}
