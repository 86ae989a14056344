package dev.attune.report.page;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import org.apiguardian.api.API;

/** Ends of runs in the words of the page. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Outcomes {

    private Outcomes() {}

    /** How a leaf ended. */
    public static String inWords(LeafRecord leaf) {
        Outcome outcome = leaf.outcome();
        return switch (outcome) {
            case PASSED, FAILED, INCONCLUSIVE, STALE, ACCEPTED, SKIPPED, ABORTED -> outcome.label();
            case MISSING -> LeafTask.of(leaf).equals("accept") ? "no candidate to accept" : "no accepted artifact";
            case PREFLIGHT -> "checks failed";
            case BUDGET -> "budget too small";
            case MODELS -> "models failed";
            case USER_CODE -> "user code failed";
            case ERROR -> "a fault of Attune";
        };
    }
}
