package dev.attune.engine.optimize.phase;

import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.search.race.Race;
import dev.attune.engine.search.race.Race.Standing;
import dev.attune.engine.search.race.RacePlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells how far a race is: runs, who leads, calls, time left. */
final class RaceProgress {

    private static final int STEPS = 20;

    private final OptimizationTask task;
    private final RacePlan plan;
    private final long start = System.nanoTime();
    private int told;

    RaceProgress(OptimizationTask task, RacePlan plan) {
        this.task = task;
        this.plan = plan;
    }

    void batchFinished(Race race) {
        int step = STEPS * race.spent() / plan.runs();
        if (step <= told) {
            return;
        }
        told = step;
        List<Standing> standings = race.standings();
        double min = task.objective().min();
        double width = task.objective().max() - min;
        task.events()
                .progress(String.format(
                        Locale.ROOT,
                        "race: %d of %d runs, %d candidates; the leader is expected at %.3f after %d examples, %d"
                                + " calls so far%s",
                        race.spent(),
                        plan.runs(),
                        standings.size(),
                        min + width * standings.get(0).mean(),
                        standings.get(0).scores(),
                        task.models().usage().calls(),
                        TimeLeft.of(
                                Duration.ofNanos(System.nanoTime() - start),
                                race.spent(),
                                plan.runs(),
                                task.events().runsLater())));
    }
}
