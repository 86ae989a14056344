package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunListener;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.junit.platform.engine.UniqueId;

/**
 * Prints progress and warnings as lines of the test output, each with the test it belongs to. A warning of a record that was printed as
 * progress before, while it was news, is not printed again. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConsoleProgress implements RunListener {

    /** What servers and models say can command terminals. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private final PrintStream out;
    private final Set<String> printed = ConcurrentHashMap.newKeySet();

    public ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void progress(String uniqueId, String message) {
        if (message.startsWith(WARNING)) {
            printed.add(uniqueId + message);
        }
        print(uniqueId, message);
    }

    private void print(String uniqueId, String message) {
        UniqueId id = UniqueId.parse(uniqueId);
        String program = id.getSegments().stream()
                .filter(segment -> segment.getType().equals(ProgramDescriptor.SEGMENT))
                .map(segment -> segment.getValue().substring(segment.getValue().lastIndexOf('.') + 1))
                .findFirst()
                .orElse("");
        UniqueId.Segment last = id.getLastSegment();
        String leaf = last.getType().equals(ProgramDescriptor.SEGMENT)
                ? ""
                : " > " + last.getValue().replaceAll("\\(.*", "");
        out.println(
                "[attune] " + program + leaf + ": " + CONTROL.matcher(message).replaceAll("\uFFFD"));
    }

    @Override
    public void preflightFinished(PreflightRecord preflight) {
        for (PreflightRecord.Check check : preflight.checks()) {
            if (check.status() == PreflightRecord.Status.WARNING) {
                warning(preflight.leaf(), check.name() + ": " + check.message());
            }
        }
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        optimization.warnings().forEach(warning -> warning(optimization.leaf(), warning));
        if (optimization.statusReason() != null) {
            print(
                    optimization.leaf().uniqueId(),
                    optimization.status().name().replace('_', ' ') + ": " + optimization.statusReason());
        }
    }

    private void warning(LeafInfo leaf, String warning) {
        if (!printed.remove(leaf.uniqueId() + WARNING + warning)) {
            print(leaf.uniqueId(), WARNING + warning);
        }
    }
}
