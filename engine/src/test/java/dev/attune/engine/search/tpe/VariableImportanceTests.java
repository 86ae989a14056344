package dev.attune.engine.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.search.Histories;
import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.OptunaFile;
import dev.attune.engine.search.OptunaFile.Case;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariableImportanceTests {

    private static final SearchSpace SPACE = SearchSpace.of(
            new Categorical("a", 4),
            new Categorical("b", 4),
            new FloatRange("f", 0, 1),
            new FloatRange("g", 0, 1),
            new Categorical("only", 1));

    static List<Case> cases() {
        return OptunaFile.cases("ped-anova.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSharesReproduceOptuna(Case vectors) {
        Map<String, Double> shares = VariableImportance.of(vectors.history());
        assertThat(shares).hasSize(vectors.json().get("importance").size());
        shares.forEach((name, share) -> assertThat(share)
                .as(name)
                .isCloseTo(vectors.json().get("importance").get(name).doubleValue(), within(1e-9)));
    }

    @Test
    void theOnlyChoiceThatMattersHasAlmostAllImportance() {
        Map<String, Double> shares = learned(point -> point.choice("b") == 2 ? 1 : 0, 0.1);
        assertThat(shares.get("b")).isGreaterThan(0.9);
        assertThat(shares.get("a")).isLessThan(0.05);
        assertThat(shares.get("f")).isLessThan(0.05);
        assertThat(shares.get("g")).isLessThan(0.05);
    }

    @Test
    void theOnlyNumberThatMattersHasAlmostAllImportance() {
        Map<String, Double> shares = learned(point -> -Math.abs(point.value("g") - 0.3), 0.01);
        assertThat(shares.get("g")).isGreaterThan(0.9);
        assertThat(shares.get("a")).isLessThan(0.05);
        assertThat(shares.get("f")).isLessThan(0.05);
    }

    @Test
    void equalPartsHaveEqualImportance() {
        Map<String, Double> shares = learned(point -> point.choice("a") + point.choice("b"), 0.1);
        assertThat(shares.get("a")).isCloseTo(0.5, within(0.1));
        assertThat(shares.get("b")).isCloseTo(0.5, within(0.1));
    }

    @Test
    void bothPartsOfAnInteractionAreImportant() {
        Map<String, Double> shares = learned(point -> point.choice("a") == 1 && point.choice("b") == 3 ? 1 : 0, 0.01);
        assertThat(shares.get("a")).isGreaterThan(0.4);
        assertThat(shares.get("b")).isGreaterThan(0.4);
    }

    @Test
    void sharesAddUpToOneInTheOrderOfTheSpace() {
        Map<String, Double> shares = learned(point -> point.choice("a") * point.value("f"), 0.1);
        assertThat(shares.keySet()).containsExactly("a", "b", "f", "g", "only");
        assertThat(shares.values().stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(1e-12));
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(shares.get("only")).isZero();
    }

    @Test
    void withoutDifferencesNothingIsLearned() {
        assertThat(VariableImportance.of(History.empty(SPACE))).isEmpty();
        Point corner = Histories.corner(SPACE, true);
        assertThat(VariableImportance.of(new History(SPACE, Histories.repeated(corner, 1, 5, 0), List.of())))
                .isEmpty();
        assertThat(learned(point -> 5, 0)).isEmpty();
    }

    private static Map<String, Double> learned(ToDoubleFunction<Point> function, double noise) {
        SplittableRandom random = new SplittableRandom(1);
        List<Observation> observations = new ArrayList<>();
        for (int number = 0; number < 2_000; number++) {
            Point point = Histories.randomPoint(SPACE, random);
            double value = function.applyAsDouble(point) + noise * random.nextGaussian();
            observations.add(new Observation(point, value, number));
        }
        return VariableImportance.of(new History(SPACE, observations, List.of()));
    }
}
