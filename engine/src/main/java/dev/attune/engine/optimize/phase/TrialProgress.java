package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import java.time.Duration;
import java.util.Locale;

/** Tells how far a search is: trial, score, best score, calls, time left. */
final class TrialProgress {

    private final OptimizationTask task;
    private final int trials;
    private final long start = System.nanoTime();

    TrialProgress(OptimizationTask task, int trials) {
        this.task = task;
        this.trials = trials;
    }

    void finished(int trial, TrialRecord record, TrialLog log) {
        Finalist best = log.best();
        Duration left = Duration.ofNanos((System.nanoTime() - start) / trial * (trials - trial));
        task.events()
                .progress(String.format(
                        Locale.ROOT,
                        "trial %d/%d: %s, best of full evaluations %.3f, %d calls so far, about %s left",
                        trial,
                        trials,
                        TrialText.of(record),
                        best == null ? Double.NaN : best.evaluation().score(),
                        task.models().usage().calls(),
                        left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s"));
    }

    /** Tells what came of a full evaluation where there is more to tell than its score. */
    void evaluatedInFull(TrialRecord record) {
        String text = TrialText.of(record);
        if (!text.equals(TrialText.score(record))) {
            task.events().progress("full evaluation: " + text);
        }
    }
}
