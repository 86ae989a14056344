package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.TrialRecord;
import java.util.Locale;

/** What came of an evaluation, in a line for a person who waits. */
final class TrialText {

    private TrialText() {}

    /** The score with what it does not show: {@code 0.450 (3 unreadable, 12 failed, 2 of 35 not counted)}; or that there is none. */
    static String of(TrialRecord trial) {
        if (trial.infeasible() != null) {
            return "infeasible: " + trial.infeasible();
        }
        StringBuilder counts = new StringBuilder();
        add(counts, trial.unreadable(), trial.unreadable() + " unreadable");
        add(counts, trial.failed(), trial.failed() + " failed");
        int all = trial.examples() + trial.notCounted();
        add(counts, trial.notCounted(), trial.notCounted() + " of " + all + " not counted");
        return score(trial) + (counts.isEmpty() ? "" : " (" + counts + ")");
    }

    static String score(TrialRecord trial) {
        return String.format(Locale.ROOT, "%.3f", trial.score());
    }

    private static void add(StringBuilder counts, int count, String text) {
        if (count > 0) {
            counts.append(counts.isEmpty() ? "" : ", ").append(text);
        }
    }
}
