package dev.attune.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTests {

    @Test
    void putsTicksAtRoundValues() {
        assertThat(labels(Axis.covering(DoubleStream.of(0.31, 0.57), 0, 100, 5)))
                .isEqualTo("0.3 0.4 0.5 0.6");
    }

    @Test
    void showsAsManyDecimalsAsTellTicksApart() {
        assertThat(labels(Axis.covering(DoubleStream.of(-0.02, 0.03), 0, 100, 5)))
                .isEqualTo("−0.02 −0.01 0.00 0.01 0.02 0.03");
    }

    @Test
    void givesEqualValuesRoomOnBothSides() {
        Axis axis = Axis.covering(DoubleStream.of(0.4, 0.4), 0, 100, 5);

        assertThat(axis.pixel(0.4)).isStrictlyBetween(10.0, 90.0);
    }

    @Test
    void ignoresWhatIsNotFinite() {
        Axis axis = Axis.covering(DoubleStream.of(Double.NaN, 1, 2, Double.POSITIVE_INFINITY), 0, 100, 5);

        assertThat(axis.low()).isEqualTo(1);
        assertThat(axis.high()).isEqualTo(2);
    }

    @Test
    void countsInWholeSteps() {
        assertThat(labels(Axis.counting(0, 3, 0, 100, 10))).isEqualTo("0 1 2 3");
    }

    private static String labels(Axis axis) {
        return axis.ticks().stream().map(axis::label).collect(Collectors.joining(" "));
    }
}
