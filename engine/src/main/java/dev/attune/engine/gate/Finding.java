package dev.attune.engine.gate;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What came of one thing that a gate asks: a threshold, a slice, or a guard beside the thresholds. Immutable.
 *
 * @param verdict the verdict
 * @param reasons the verdict in sentences; never empty
 * @param enough the number of examples that would settle an open threshold; empty if it is settled, or nobody can tell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(Verdict verdict, List<String> reasons, OptionalLong enough) {

    /** Copies the list. */
    public Finding {
        reasons = List.copyOf(reasons);
    }

    /** A finding of which nobody can tell how many examples would settle it. */
    public Finding(Verdict verdict, List<String> reasons) {
        this(verdict, reasons, OptionalLong.empty());
    }

    /** The same in one sentence. */
    public Finding(Verdict verdict, String reason) {
        this(verdict, List.of(reason));
    }

    /** What came of a threshold that was checked, with what would settle it. */
    static Finding of(ThresholdCheck check, String reason, DecisionText.Sample sample) {
        return new Finding(check.verdict(), List.of(reason), DecisionText.enough(check, sample));
    }

    /** Returns the same with one more sentence. */
    public Finding with(String sentence) {
        return new Finding(
                verdict, Stream.concat(reasons.stream(), Stream.of(sentence)).toList(), enough);
    }

    /** Returns the reasons in one text. */
    public String reason() {
        return String.join(" ", reasons);
    }
}
