package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTests {

    @Test
    void theErrorRatesOfAllLooksAddUpToTheOneAllowed() {
        for (int count = 1; count <= 6; count++) {
            Looks looks = new Looks(count, 0.95);
            double spent = IntStream.rangeClosed(1, count)
                    .mapToDouble(look -> 1 - looks.confidence(look))
                    .sum();
            assertThat(spent).as("%d looks", count).isCloseTo(0.05, within(1e-12));
        }
    }

    @Test
    void mostOfTheErrorRateIsLeftForTheLastLook() {
        assertThat(1 - new Looks(3, 0.95).confidence(3)).isCloseTo(0.0352, within(1e-4));
        assertThat(1 - new Looks(3, 0.95).confidence(1)).isCloseTo(0.0019, within(1e-4));
    }

    @Test
    void theLastLookIsAtAllExamples() {
        assertThat(IntStream.rangeClosed(1, 3).map(look -> new Looks(3, 0.95).observations(look, 100)))
                .containsExactly(34, 67, 100);
    }

    @Test
    void aGateThatNeverLooksIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Looks(0, 0.95))
                .withMessageContaining("at least once");
    }
}
