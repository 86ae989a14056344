package dev.attune.engine.optimize;

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

    void finished(int trial, double score, TrialLog log) {
        Finalist best = log.best();
        Duration left = Duration.ofNanos((System.nanoTime() - start) / trial * (trials - trial));
        task.progress()
                .accept(String.format(
                        Locale.ROOT,
                        "trial %d/%d: %.3f, best of full evaluations %.3f, %d calls so far, about %s left",
                        trial,
                        trials,
                        score,
                        best == null ? Double.NaN : best.evaluation().mean(),
                        task.models().meter().usage().calls(),
                        left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s"));
    }
}
