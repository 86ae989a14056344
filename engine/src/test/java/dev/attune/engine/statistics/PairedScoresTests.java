package dev.attune.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairedScoresTests {

    @Test
    void aGroupIsTheMeanOfItsExamples() {
        PairedScores scores = new PairedScores(
                scores(0.0, 1.0, 1.0, 1.0, 0.0), scores(1.0, 1.0, 0.0, 1.0, 0.0), List.of("a", "a", "b", "a", "b"));

        assertThat(scores.countedOfBaseline()).containsExactly(2.0 / 3, 0.5);
        assertThat(scores.countedOfWinner()).containsExactly(1, 0);
        assertThat(scores.counted()).isEqualTo(5);
    }

    @Test
    void anExampleThatDoesNotCountIsLeftOutOfItsGroupAndAGroupOfNoneIsLeftOut() {
        PairedScores scores = new PairedScores(
                scores(0.0, null, 1.0, null), scores(1.0, 1.0, null, 1.0), List.of("a", "a", "b", "b"));

        assertThat(scores.countedOfBaseline()).containsExactly(0);
        assertThat(scores.countedOfWinner()).containsExactly(1);
        assertThat(scores.baselineWith(1)).containsExactly(0.5, 1);
        assertThat(scores.winnerWith(0)).containsExactly(1, 0.5);
    }

    @Test
    void withoutGroupsEachExampleStandsForItself() {
        PairedScores scores = new PairedScores(scores(0.0, 1.0), scores(1.0, 0.5));

        assertThat(scores.countedOfWinner()).containsExactly(1, 0.5);
    }

    @Test
    void aMeanDoesNotLeaveTheRangeByRounding() {
        PairedScores scores = new PairedScores(scores(0.1, 0.1, 0.1), scores(0.1, 0.1, 0.1), List.of("a", "a", "a"));

        assertThat(scores.countedOfWinner()).containsExactly(0.1);
    }

    @Test
    void someOfTheExamplesKeepTheirOrderAndTheirGroups() {
        List<String> groups = List.of("a", "b", "a", "b");
        PairedScores scores = new PairedScores(scores(0.0, 1.0, null, 0.5), scores(1.0, 0.0, 0.5, 0.5), groups);

        assertThat(scores.where(example -> example != 1))
                .isEqualTo(new PairedScores(scores(0.0, null, 0.5), scores(1.0, 0.5, 0.5), List.of("a", "a", "b")));
        assertThat(new PairedScores(scores(0.0, 1.0), scores(1.0, 0.0)).where(example -> example == 1))
                .isEqualTo(new PairedScores(scores(1.0), scores(0.0)));
    }

    @Test
    void everyExampleNeedsAGroup() {
        assertThatThrownBy(() -> new PairedScores(scores(0.0, 1.0), scores(1.0, 0.5), List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every example has a group, but there are 1 for 2 examples");
    }

    private static List<OptionalDouble> scores(@Nullable Double... scores) {
        return Arrays.stream(scores)
                .map(score -> score == null ? OptionalDouble.empty() : OptionalDouble.of(score))
                .toList();
    }
}
