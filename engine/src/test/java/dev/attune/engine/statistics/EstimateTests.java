package dev.attune.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.gate.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTests {

    /**
     * Provenance: statsmodels 0.15.0, proportion_confint(k, n, 0.05, "wilson"). 81/263, 15/148 and 0/20 are printed
     * to four places in Newcombe, Statistics in Medicine 17:857 (1998), table I, method 3.
     */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.255289, 0.366210",
        "15, 148, 0.062386, 0.160487",
        "0, 20, 0, 0.161125",
        "0, 10, 0, 0.277533",
        "10, 10, 0.722467, 1",
        "5, 10, 0.236593, 0.763407",
        "35, 100, 0.263642, 0.447456",
        "17, 30, 0.391973, 0.726225"
    })
    void gives_wilson_interval_for_right_or_wrong_scores(int hits, int count, double low, double high) {
        Estimate estimate = Estimate.of(Samples.binary(hits, count), 0.95, 0, 1);

        assertThat(estimate.interval().low()).isCloseTo(low, within(1e-6));
        assertThat(estimate.interval().high()).isCloseTo(high, within(1e-6));
        assertThat(estimate.mean()).isEqualTo((double) hits / count);
        assertThat(estimate.count()).isEqualTo(count);
    }

    /**
     * Provenance: SciPy 1.17.1, 0.5 * chi2.ppf(0.05, 2 * hits) / count, the formula of Brown, Cai and DasGupta
     * (2001).
     */
    @ParameterizedTest
    @CsvSource({"1, 30, 0.00170978", "2, 30, 0.01184538", "3, 100, 0.00817691"})
    void widens_wilson_interval_next_to_the_ends(int hits, int count, double low) {
        Estimate few = Estimate.of(Samples.binary(hits, count), 0.95, 0, 1);
        Estimate most = Estimate.of(Samples.binary(count - hits, count), 0.95, 0, 1);

        assertThat(few.interval().low()).isCloseTo(low, within(1e-8));
        assertThat(most.interval().high()).isCloseTo(1 - low, within(1e-8));
    }

    @Test
    void honours_the_confidence() {
        // provenance: statsmodels 0.15.0, proportion_confint(42, 60, 0.01, "wilson")
        Interval interval = Estimate.of(Samples.binary(42, 60), 0.99, 0, 1).interval();

        assertThat(interval.low()).isCloseTo(0.534118, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.826053, within(1e-6));
        assertThat(interval.confidence()).isEqualTo(0.99);
    }

    @Test
    void scales_to_the_range_of_the_metric() {
        Estimate estimate = Estimate.of(new double[] {-1, 3, -1, 3}, 0.95, -1, 3);
        Estimate unit = Estimate.of(Samples.binary(2, 4), 0.95, 0, 1);

        assertThat(estimate.mean()).isEqualTo(1);
        assertThat(estimate.interval().low()).isCloseTo(-1 + 4 * unit.interval().low(), within(1e-12));
        assertThat(estimate.interval().high())
                .isCloseTo(-1 + 4 * unit.interval().high(), within(1e-12));
    }

    /**
     * Provenance: NumPy, quantiles of 4 million Dirichlet(1, ..., 1) weighted means with one value added; error below
     * 2e-3.
     */
    @Test
    void gives_gaffke_interval_for_graded_scores() {
        Interval unit =
                Estimate.of(new double[] {0.2, 0.4, 0.4, 0.9, 1}, 0.95, 0, 1).interval();
        assertThat(unit.low()).isCloseTo(0.23528, within(1e-3));
        assertThat(unit.high()).isCloseTo(0.87786, within(1e-3));

        Interval negative =
                Estimate.of(new double[] {-3, -1, 0.5, 2}, 0.95, -5, 5).interval();
        assertThat(negative.low()).isCloseTo(-3.3347, within(1e-2));
        assertThat(negative.high()).isCloseTo(2.9935, within(1e-2));
    }

    @Test
    void gives_equal_scores_an_interval_of_honest_width() {
        // closed form: the smallest of four spacings takes a share s with (1 - s)^4 = 0.025
        Interval interval =
                Estimate.of(new double[] {0.7, 0.7, 0.7, 0.7}, 0.95, 0, 1).interval();

        assertThat(interval.low()).isCloseTo(0.7 * Math.pow(0.025, 0.25), within(1e-8));
        assertThat(interval.high()).isCloseTo(1 - 0.3 * Math.pow(0.025, 0.25), within(1e-8));
    }

    /** Provenance: statsmodels 0.15.0, proportion_confint(35, 100, 0.05, "beta"). */
    @Test
    void equals_clopper_and_pearson_where_graded_scores_are_right_or_wrong() {
        Interval interval = GaffkeInterval.of(Samples.binary(35, 100), 0.95, 0, 1);

        assertThat(interval.low()).isCloseTo(0.257294, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.451849, within(1e-6));
    }

    @Test
    void does_not_depend_on_the_order_of_graded_scores() {
        Interval interval =
                Estimate.of(new double[] {0.1, 0.9, 0.35, 0.6}, 0.95, 0, 1).interval();

        assertThat(Estimate.of(new double[] {0.6, 0.35, 0.9, 0.1}, 0.95, 0, 1).interval())
                .isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void works_for_one_example(double score) {
        Estimate estimate = Estimate.of(new double[] {score}, 0.95, 0, 1);

        assertThat(estimate.mean()).isEqualTo(score);
        assertThat(estimate.interval().low()).isBetween(0.0, score);
        assertThat(estimate.interval().high()).isBetween(score, 1.0);
        assertThat(estimate.interval().high() - estimate.interval().low()).isGreaterThan(0.7);
    }

    @Test
    void refuses_no_scores() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.of(new double[0], 0.95, 0, 1))
                .withMessage("no scores: an estimate needs at least one example");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.1, 1.1})
    void refuses_scores_outside_the_range(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.of(new double[] {0.5, score}, 0.95, 0, 1))
                .withMessage("the score of example 1 is " + score + ", which is outside the metric's range 0.0 to 1.0");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 0", "NaN, 1", "0, Infinity", "-1.7e308, 1.7e308"})
    void refuses_an_invalid_range(double min, double max) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.of(new double[] {1}, 0.95, min, max))
                .withMessageStartingWith("the range of a metric needs a finite min below a finite max");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95, -0.5, Double.NaN})
    void refuses_an_invalid_confidence(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.of(new double[] {1}, confidence, 0, 1))
                .withMessage("a confidence lies between 0 and 1 exclusive, such as 0.95, but is " + confidence);
    }
}
