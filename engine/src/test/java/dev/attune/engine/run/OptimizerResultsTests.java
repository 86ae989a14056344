package dev.attune.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.evaluate.RunCost;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.run.FinalComparison.Measured;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.Interval;
import dev.attune.runtime.artifact.TunedModule;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OptimizerResultsTests {

    private final OptimizerResults results = new OptimizerResults(null);
    private final Winner first = won("first", 0.8);
    private final Winner second = won("second", 0.7);

    @Test
    void theCommonSetDecidesBetweenWinnersThatWereAllMeasuredOnIt() {
        results.compared(Map.of(first.prompts(), measured(0.5), second.prompts(), measured(0.6)));

        assertThat(results.best()).contains(second);
    }

    @Test
    void aWinnerThatWasNotMeasuredOnTheCommonSetLeavesTheChoiceToTheScoresOfTheSearches() {
        results.compared(Map.of(first.prompts(), measured(0.5), second.prompts(), measured(0.6)));
        won("third", 0.75);

        assertThat(results.best()).contains(first);
    }

    private Winner won(String optimizer, double score) {
        Winner winner = new Winner(
                optimizer,
                new TunedModules(Map.of("Module", new TunedModule(optimizer, "proposal 1", List.of(), "no demos"))),
                score);
        results.enter(optimizer);
        results.won(optimizer, winner);
        return winner;
    }

    private static Measured measured(double score) {
        return new Measured(
                new ScoreRecord(new Estimate(score, new Interval(0, 1, 0.95), 10), 0, 0, 0),
                score,
                new RunCost(OptionalDouble.empty(), OptionalDouble.empty()));
    }
}
