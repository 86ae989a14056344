package dev.attune.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSpaceTests {

    private static final SearchSpace SPACE = SearchSpace.of(new Categorical("c", 3), new FloatRange("f", 0, 1.5));

    @Test
    void pointsWithTheSameValuesAreEqual() {
        Point point = SPACE.point(Map.of("c", 2, "f", 0.0));
        SearchSpace same = SearchSpace.of(new Categorical("c", 3), new FloatRange("f", 0, 1.5));
        assertThat(point)
                .isEqualTo(same.point(Map.of("f", -0.0, "c", 2.0)))
                .hasSameHashCodeAs(same.point(Map.of("f", -0.0, "c", 2.0)))
                .isNotEqualTo(SPACE.point(Map.of("c", 1, "f", 0.0)));
        SearchSpace wider = SearchSpace.of(new Categorical("c", 4), new FloatRange("f", 0, 1.5));
        assertThat(point).isNotEqualTo(wider.point(point.values()));
    }

    @Test
    void aPointReadsAsItsValuesInTheOrderOfTheSpace() {
        assertThat(SPACE.point(Map.of("f", 0.25, "c", 2))).hasToString("{c=2, f=0.25}");
        assertThat(SPACE.point(Map.of("f", 0.25, "c", 2)).values()).isEqualTo(Map.of("c", 2, "f", 0.25));
    }

    @Test
    void aValueIsReadByNameAndKind() {
        Point point = SPACE.point(Map.of("c", 2, "f", 0.25));
        assertThat(point.choice("c")).isEqualTo(2);
        assertThat(point.value("f")).isEqualTo(0.25);
        assertThatIllegalArgumentException().isThrownBy(() -> point.choice("f")).withMessageContaining("'f'");
        assertThatIllegalArgumentException().isThrownBy(() -> point.value("c")).withMessageContaining("'c'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.choice("x"))
                .withMessage("There is no variable 'x' among [c, f]");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "3, 0", "0.5, 0", "0, -0.1", "0, 1.6", "NaN, 0", "0, NaN"})
    void aPointOutsideTheSpaceIsRefused(double choice, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.point(Map.of("c", choice, "f", value)))
                .withMessageContaining("cannot be");
    }

    @Test
    void aPointNeedsExactlyTheVariablesOfTheSpace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.point(Map.of("c", 1)))
                .withMessage("Variable 'f' has no value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.point(Map.of("c", 1, "f", 1, "x", 1)))
                .withMessageContaining("'x'");
    }

    @Test
    void namesAreUniqueAndNotBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchSpace.of(new Categorical("c", 3), new FloatRange("c", 0, 1)))
                .withMessage("Two variables are named 'c'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Categorical(" ", 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aCategoricalNeedsAChoice(int choices) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Categorical("c", choices))
                .withMessageContaining("'c'");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "NaN, 1", "0, NaN", "0, Infinity", "-Infinity, 0", "-1e308, 1e308"})
    void aRangeIsFiniteAndNotEmpty(double low, double high) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloatRange("f", low, high))
                .withMessageContaining("'f'");
    }

    @Test
    void aHistoryIsInOrderOfTrialNumbers() {
        Point point = SPACE.point(Map.of("c", 0, "f", 0));
        History history =
                new History(SPACE, List.of(new Observation(point, 2, 2), new Observation(point, 1, 0)), List.of());
        assertThat(history.finished()).extracting(Observation::number).containsExactly(0, 2);
    }

    @Test
    void aHistoryHoldsOneTrialPerNumberAndPointsOfItsSpace() {
        Point point = SPACE.point(Map.of("c", 0, "f", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new History(SPACE, List.of(new Observation(point, 1, 4)), List.of(new RunningTrial(point, 4))))
                .withMessage("Two trials have the number 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new History(SearchSpace.of(), List.of(), List.of(new RunningTrial(point, 4))))
                .withMessageContaining("Trial 4");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anObservedValueIsFinite(double value) {
        Point point = SPACE.point(Map.of("c", 0, "f", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(point, value, 0));
    }

    @Test
    void trialNumbersStartAtZero() {
        Point point = SPACE.point(Map.of("c", 0, "f", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(point, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunningTrial(point, -1));
    }
}
