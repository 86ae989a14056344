package dev.attune.engine.journal;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of a call that a recording does not hold which one it holds is nearest, and how they differ. */
final class NearestCall {

    private static final int CONTEXT_LINES = 1;
    private static final int MOST_LINES = 60;

    private NearestCall() {}

    static String explain(Path path, RecordedCall asked, Collection<RecordedCall> recorded) {
        String found = "the recording " + path + " does not hold the answer to a call of " + asked.model();
        String remedy = "; record again with -Dattune.replay=record";
        Set<String> lines = new HashSet<>(asked.lines());
        Optional<RecordedCall> nearest = recorded.stream()
                .max(Comparator.comparingDouble((RecordedCall call) -> likeness(call, lines))
                        .thenComparing(RecordedCall::key));
        return nearest.map(call -> found + remedy + ". The nearest call that it holds differs so (-recorded, +asked):\n"
                        + String.join("\n", diff(call.lines(), asked.lines())))
                .orElse(found + " and is empty" + remedy);
    }

    /** Shared lines, as a share of the lines of both. */
    private static double likeness(RecordedCall call, Set<String> lines) {
        List<String> theirs = call.lines();
        long common = theirs.stream().filter(lines::contains).count();
        return 2.0 * common / (theirs.size() + lines.size());
    }

    private static List<String> diff(List<String> recorded, List<String> asked) {
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                "recorded", "asked", recorded, DiffUtils.diff(recorded, asked), CONTEXT_LINES);
        return diff.size() <= MOST_LINES ? diff : diff.subList(0, MOST_LINES);
    }
}
