package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTests {

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 60", "3, 60", "3, 100", "5, 12", "7, 23", "10, 1000"})
    void allLooksTogetherErrAsOftenAsTheGateMay(int count, int observations) {
        Looks looks = new Looks(count, 0.95, observations);
        double[] shares = IntStream.rangeClosed(1, count)
                .mapToDouble(look -> (double) looks.observations(look) / observations)
                .toArray();
        double[] levels = IntStream.rangeClosed(1, count)
                .mapToDouble(look -> (1 - looks.confidence(look)) / 2)
                .toArray();

        assertThat(SequentialLevels.errorRate(shares, levels)).isCloseTo(0.025, within(1e-6));
    }

    @Test
    void nearlyTheWholeErrorRateIsLeftForTheLastLook() {
        Looks looks = new Looks(3, 0.95, 60);

        assertThat((1 - looks.confidence(1)) / 2).isCloseTo(0.00031, within(1e-5));
        assertThat((1 - looks.confidence(2)) / 2).isCloseTo(0.00479, within(1e-5));
        assertThat((1 - looks.confidence(3)) / 2).isCloseTo(0.02361, within(1e-5));
    }

    @Test
    void theOnlyLookHasTheConfidenceOfTheGate() {
        assertThat(new Looks(1, 0.95, 7).confidence(1)).isEqualTo(0.95);
    }

    @Test
    void theLastLookIsAtAllExamples() {
        Looks looks = new Looks(3, 0.95, 100);

        assertThat(IntStream.rangeClosed(1, 3).map(looks::observations)).containsExactly(34, 67, 100);
    }

    /** With fewer observations than looks, some add none. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void lookingAgainAtTheSameObservationsSpendsNothing(int observations) {
        Looks looks = new Looks(10, 0.95, observations);

        for (int look = 2; look <= 10; look++) {
            if (looks.observations(look) == looks.observations(look - 1)) {
                assertThat(looks.confidence(look)).isEqualTo(looks.confidence(look - 1));
            }
        }
        assertThat(looks.confidence(10)).isBetween(0.95, 0.96);
    }

    @Test
    void aGateThatNeverLooksIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Looks(0, 0.95, 60))
                .withMessageContaining("at least once");
    }
}
