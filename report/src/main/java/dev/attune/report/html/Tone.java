package dev.attune.report.html;

import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.PairedDifference;
import java.util.Locale;
import org.apiguardian.api.API;

/** What a colour says, the same on all pages and pictures. What is measured is coloured by its sign, whatever a gate asked for. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Tone {
    GREEN("#1f9d57"),
    RED("#d9483b"),
    AMBER("#c47d08"),
    BLUE("#2f7de1"),
    QUIET("currentColor");

    private final String color;

    Tone(String color) {
        this.color = color;
    }

    /** Of a decision. */
    public static Tone of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> GREEN;
            case FAILED -> RED;
            case INCONCLUSIVE -> AMBER;
        };
    }

    /** Of the end of a leaf. */
    public static Tone of(Outcome outcome) {
        return switch (outcome) {
            case PASSED, ACCEPTED -> GREEN;
            case INCONCLUSIVE -> AMBER;
            case SKIPPED -> QUIET;
            case FAILED, MISSING, STALE, PREFLIGHT, BUDGET, MODELS, USER_CODE, ABORTED, ERROR -> RED;
        };
    }

    /** Of a difference: a gain is a gain, also where it is not enough. */
    public static Tone of(PairedDifference difference) {
        if (difference.interval().low() > 0) {
            return GREEN;
        }
        return difference.interval().high() < 0 ? RED : AMBER;
    }

    /** A colour that stands out from a white and from a dark ground. */
    public String color() {
        return color;
    }

    /** The class of elements on pages, whose shade fits their ground. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
