package dev.attune.report.page;

import dev.attune.engine.event.LeafRecord.Outcome;

/** Ends of runs in the words of the page. */
final class Outcomes {

    private Outcomes() {}

    static String inWords(Outcome outcome) {
        return switch (outcome) {
            case PASSED, FAILED, INCONCLUSIVE, STALE, ACCEPTED, SKIPPED, ABORTED -> outcome.label();
            case PREFLIGHT -> "checks failed";
            case BUDGET -> "budget too small";
            case MODELS -> "models failed";
            case USER_CODE -> "user code failed";
            case ERROR -> "a fault of Attune";
        };
    }
}
