package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Cost;
import dev.attune.engine.event.Preference;
import dev.attune.engine.optimize.Choice.Option;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChoiceTests {

    private static final Preference TOKENS = new Preference(Cost.TOKENS, 0.02);

    @Test
    void theCheapestWithinTheToleranceIsTaken() {
        assertThat(Choice.of(TOKENS, List.of(option(0.9, 900, 9), option(0.885, 300, 3), option(0.87, 100, 1)), 0)
                        .taken())
                .isEqualTo(1);
    }

    @Test
    void aDifferenceOfExactlyTheToleranceIsWithinIt() {
        assertThat(Choice.of(TOKENS, List.of(option(0.9, 900, 9), option(0.88, 300, 3)), 0)
                        .taken())
                .isEqualTo(1);
    }

    @Test
    void ofEqualCostsTheHigherScoreIsTakenAndThenTheShorterPrompts() {
        assertThat(Choice.of(TOKENS, List.of(option(0.9, 900, 9), option(0.885, 300, 3), option(0.89, 300, 5)), 0)
                        .taken())
                .isEqualTo(2);
        assertThat(Choice.of(TOKENS, List.of(option(0.9, 900, 9), option(0.89, 300, 5), option(0.89, 300, 3)), 0)
                        .taken())
                .isEqualTo(2);
    }

    @Test
    void theFastestIsTakenAndTheTimesAreTold() {
        Choice choice =
                Choice.of(new Preference(Cost.LATENCY, 0.02), List.of(option(0.9, 1.5e9, 9), option(0.89, 4e8, 9)), 0);

        assertThat(choice.taken()).isEqualTo(1);
        assertThat(choice.why())
                .isEqualTo(
                        "The winner is not the best, since the rule is least latency within 0.02 of the best score (2"
                                + " candidates): 0.890 at 400 ms a run, and the best 0.900 at 1,500 ms a run.");
    }

    @Test
    void ofTwoThatAreBetterThanTheReferenceTheCheaperIsTaken() {
        assertThat(Choice.of(TOKENS, List.of(option(0.9, 500, 9), option(0.95, 300, 9), option(0.96, 400, 9)), 0)
                        .taken())
                .isEqualTo(1);
    }

    @Test
    void whereTheCostOfTheBestIsNotKnownTheBestStays() {
        Choice choice = Choice.of(TOKENS, List.of(new Option(0.9, OptionalDouble.empty(), 9), option(0.89, 300, 3)), 0);

        assertThat(choice.taken()).isZero();
        assertThat(choice.followed()).isFalse();
    }

    private static Option option(double score, double cost, long length) {
        return new Option(score, OptionalDouble.of(cost), length);
    }
}
