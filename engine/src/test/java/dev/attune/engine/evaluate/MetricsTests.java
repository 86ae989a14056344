package dev.attune.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.data.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values of scikit-learn 1.9.1: {@code f1_score(average="macro", zero_division=0)} and {@code roc_auc_score}. */
class MetricsTests {

    private static final List<String> LABELS = List.of("a", "a", "a", "b", "b", "c", "c", "c", "c", "d");
    private static final List<Boolean> TRUTH = List.of(true, false, true, true, false, false, true, false);

    @Test
    void macroF1IsThatOfScikitLearn() {
        assertThat(Metrics.macroF1(labels("a", "b", "a", "b", "b", "c", "a", "c", "c", "e")))
                .isEqualTo(0.4647619047619048, within(1e-12));
    }

    /** There with {@code labels=["a", "b", "c", "d", "e"]} and a sixth label where there is no prediction. */
    @Test
    void aMissingPredictionIsAMissOfTheExpectedLabelAndNoLabelOfItsOwn() {
        assertThat(Metrics.macroF1(labels("a", "b", null, "b", "b", "c", "a", "c", null, "e")))
                .isEqualTo(0.37333333333333335, within(1e-12));
        assertThat(Metrics.macroF1(labels(new String[10]))).isZero();
    }

    @Test
    void theAreaUnderTheCurveIsThatOfScikitLearn() {
        assertThat(Metrics.auc(scores(0.9, 0.8, 0.7, 0.7, 0.7, 0.3, 0.2, 0.1))).isEqualTo(0.625);
    }

    /** There with a score below all others for the third, and above all others for the fifth. */
    @Test
    void aMissingScoreIsRankedAsWronglyAsCanBe() {
        assertThat(Metrics.auc(scores(0.9, 0.8, null, 0.7, null, 0.3, 0.2, 0.1)))
                .isEqualTo(0.375);
        assertThat(Metrics.auc(scores(new Double[8]))).isZero();
    }

    @Test
    void theAreaIsNotDefinedWithoutBothKinds() {
        assertThat(Metrics.auc(scores(0.9, 0.8, 0.7).subList(0, 1))).isNaN();
    }

    /** Computed with NumPy: the mean truth minus the mean probability of each bin, weighted by its size. */
    @Test
    void calibrationIsOneMinusTheErrorOfTenBins() {
        assertThat(Metrics.calibration(scores(0.9, 0.8, 0.7, 0.7, 0.7, 0.3, 0.2, 0.1)))
                .isEqualTo(0.725, within(1e-12));
        assertThat(Metrics.calibration(scores(1.0, 0.0))).isEqualTo(1);
        assertThat(Metrics.calibration(scores(new Double[8]))).isZero();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> Metrics.calibration(scores(1.5)))
                .hasMessage("a probability lies between 0 and 1, but that of example n0 is 1.5");
    }

    private static List<Predicted<Integer, String, String>> labels(@Nullable String... predictions) {
        return predicted(LABELS, Arrays.asList(predictions));
    }

    private static List<Predicted<Integer, Boolean, Double>> scores(@Nullable Double... predictions) {
        return predicted(TRUTH, Arrays.asList(predictions));
    }

    private static <E, O> List<Predicted<Integer, E, O>> predicted(
            List<E> expected, List<? extends @Nullable O> predictions) {
        List<Predicted<Integer, E, O>> set = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            set.add(new Predicted<>(Example.of("n" + i, i, expected.get(i)), Optional.ofNullable(predictions.get(i))));
        }
        return set;
    }
}
