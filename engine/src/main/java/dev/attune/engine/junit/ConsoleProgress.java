package dev.attune.engine.junit;

import dev.attune.engine.event.RunListener;
import java.io.PrintStream;
import org.junit.platform.engine.UniqueId;

/** Prints progress as lines of the test output, each with the test it belongs to. */
final class ConsoleProgress implements RunListener {

    private final PrintStream out;

    ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void progress(String uniqueId, String message) {
        UniqueId id = UniqueId.parse(uniqueId);
        String program = id.getSegments().stream()
                .filter(segment -> segment.getType().equals(ProgramDescriptor.SEGMENT))
                .map(segment -> segment.getValue().substring(segment.getValue().lastIndexOf('.') + 1))
                .findFirst()
                .orElse("");
        String leaf = id.getLastSegment().getValue().replaceAll("\\(.*", "");
        out.println("[attune] " + program + " > " + leaf + ": " + message);
    }
}
