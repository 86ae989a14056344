package dev.attune.report.page;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.RunInfo;
import org.apiguardian.api.API;

/** What the leaf of an optimizer does, which depends on the mode. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LeafTask {

    private LeafTask() {}

    /** One word, in lower case. */
    public static String of(LeafRecord leaf) {
        RunInfo run = leaf.run();
        String mode = run == null ? "" : run.mode();
        if (leaf.outcome() == Outcome.ACCEPTED) {
            return "accept";
        }
        return switch (mode) {
            case "accept", "verify", "compare" -> mode;
            default -> "search";
        };
    }
}
