package dev.attune.engine.optimize.phase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTests {

    @Test
    void nothingIsToldBeforeATenthIsDone() {
        assertThat(TimeLeft.of(Duration.ofSeconds(90), 9, 100, 50)).isEmpty();
        assertThat(TimeLeft.of(Duration.ofSeconds(90), 0, 0, 50)).isEmpty();
    }

    @Test
    void gatesAreIncluded() {
        assertThat(TimeLeft.of(Duration.ofSeconds(50), 50, 100, 100)).isEqualTo(", about 2 min left, gates included");
        assertThat(TimeLeft.of(Duration.ofSeconds(50), 50, 100, 0)).isEqualTo(", about 50 s left");
    }
}
