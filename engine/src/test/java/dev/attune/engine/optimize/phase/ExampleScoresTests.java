package dev.attune.engine.optimize.phase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Score;
import org.junit.jupiter.api.Test;

class ExampleScoresTests {

    private static final MetricDefinition METRIC =
            new MetricDefinition("exact", 0, 1, (example, output) -> Score.of(1));

    @Test
    void whatDoesNotCountIsNotTheHighestScore() {
        assertThat(ExampleScores.areHighest(new double[] {1, 1}, METRIC)).isTrue();
        assertThat(ExampleScores.areHighest(new double[] {1, 0.5}, METRIC)).isFalse();
        assertThat(ExampleScores.areHighest(new double[] {1, Double.NaN}, METRIC))
                .isFalse();
    }
}
