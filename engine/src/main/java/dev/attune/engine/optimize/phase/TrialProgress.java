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
    private long runs;

    TrialProgress(OptimizationTask task, int trials) {
        this.task = task;
        this.trials = trials;
    }

    void finished(int trial, TrialRecord record, TrialLog log) {
        Finalist best = log.best();
        runs += Math.max(1, record.examples());
        task.events()
                .progress(String.format(
                        Locale.ROOT,
                        "trial %d/%d: %s, best of full evaluations %.3f, %d calls so far%s",
                        trial,
                        trials,
                        TrialText.of(record),
                        best == null ? Double.NaN : best.evaluation().score(),
                        task.models().usage().calls(),
                        TimeLeft.of(
                                Duration.ofNanos(System.nanoTime() - start),
                                runs,
                                runs / trial * trials,
                                task.events().runsLater())));
    }

    /** Tells what came of a full evaluation where there is more to tell than its score. */
    void evaluatedInFull(TrialRecord record) {
        String text = TrialText.of(record);
        if (!text.equals(TrialText.score(record))) {
            task.events().progress("full evaluation: " + text);
        }
    }
}
