package dev.attune.engine.search.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTests {

    private static final int EXAMPLES = 2_000;

    @Test
    void sharesAddUpToTheExpectedGain() {
        Race race = known(3, point -> 0.1 + 0.2 * point.choice("v0") + 0.3 * point.choice("v1"));
        Point winner = point(3, 1, 1, 1);

        double gain = race.contrast(winner, race.seed()).mean();
        double sum = race.shares(winner).values().stream()
                .mapToDouble(Race.Contrast::mean)
                .sum();

        assertThat(sum).isCloseTo(gain, within(1e-9));
    }

    @Test
    void aChoiceThatWorksByItselfGetsWhatItAdds() {
        Race race = known(2, point -> 0.1 + 0.2 * point.choice("v0") + 0.4 * point.choice("v1"));

        Map<String, Race.Contrast> shares = race.shares(point(2, 1, 1));

        assertThat(share(shares, "v0").mean()).isCloseTo(0.2, within(0.02));
        assertThat(share(shares, "v1").mean()).isCloseTo(0.4, within(0.02));
    }

    @Test
    void choicesThatOnlyWorkTogetherShareAlike() {
        Race race = known(2, point -> 0.1 + 0.6 * point.choice("v0") * point.choice("v1"));

        Map<String, Race.Contrast> shares = race.shares(point(2, 1, 1));

        assertThat(share(shares, "v0").mean()).isCloseTo(0.3, within(0.02));
        assertThat(share(shares, "v1").mean()).isCloseTo(0.3, within(0.02));
    }

    @Test
    void aChoiceOfTheSeedsHasNoShare() {
        Race race = known(2, point -> 0.1 + 0.5 * point.choice("v0"));

        assertThat(race.shares(point(2, 1, 0))).containsOnlyKeys("v0");
    }

    @Test
    void aShareHasTheDeviationOfWhatIsNotKnown() {
        Race race = race(2);
        race.know(point(2, 0, 0), scores(0.2, 4));

        assertThat(share(race.shares(point(2, 1, 1)), "v0").deviation()).isPositive();
    }

    @Test
    void moreChoicesThanThreeModulesHaveAreNotSharedOut() {
        Race race = race(7);
        race.know(point(7, 0, 0, 0, 0, 0, 0, 0), scores(0.2, 4));

        assertThat(race.shares(point(7, 1, 1, 1, 1, 1, 1, 1))).isEmpty();
    }

    private static Race.Contrast share(Map<String, Race.Contrast> shares, String variable) {
        return Objects.requireNonNull(shares.get(variable));
    }

    /** A race that knows the scores of all candidates nearly for sure. */
    private static Race known(int variables, ToDoubleFunction<Point> score) {
        Race race = race(variables);
        for (int set = 0; set < 1 << variables; set++) {
            int number = set;
            Point point = point(
                    variables,
                    IntStream.range(0, variables).map(v -> number >> v & 1).toArray());
            race.know(point, scores(score.applyAsDouble(point), EXAMPLES));
        }
        return race;
    }

    private static Race race(int variables) {
        return new Race(space(variables), EXAMPLES, RacePlan.of(100, Set.of()), new RandomStreams(1));
    }

    private static double[] scores(double mean, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> i % 10 < 10 * mean - 1e-9 ? 1 : 0)
                .toArray();
    }

    private static SearchSpace space(int variables) {
        return new SearchSpace(IntStream.range(0, variables)
                .mapToObj(v -> (Variable) new Categorical("v" + v, 2))
                .toList());
    }

    private static Point point(int variables, int... choices) {
        return new Point(
                space(variables), IntStream.of(choices).asDoubleStream().toArray());
    }
}
