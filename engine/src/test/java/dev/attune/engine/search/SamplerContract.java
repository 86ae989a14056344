package dev.attune.engine.search;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Sampler} must do, whatever it learns. A subclass names the sampler. */
public abstract class SamplerContract {

    /** Random histories of this many trials: none, around the usual end of the startup, and long ones. */
    private static final int[] HISTORY_SIZES = {0, 1, 2, 9, 10, 11, 26, 60};

    public static final List<SearchSpace> SPACES = List.of(
            SearchSpace.of(),
            SearchSpace.of(new Categorical("only", 1)),
            SearchSpace.of(new Categorical("flag", 2), new Categorical("many", 1000)),
            SearchSpace.of(new FloatRange("temperature", 0, 1.5), new FloatRange("negative", -3, -2)),
            SearchSpace.of(new Categorical("c", 5), new FloatRange("fixed", 0.7, 0.7), new FloatRange("f", 0, 1)),
            SearchSpace.of(
                    new FloatRange("wide", -1e308, 7e307),
                    new FloatRange("narrow", 1, Math.nextUp(1.0)),
                    new FloatRange("tiny", 0, Double.MIN_VALUE),
                    new FloatRange("far", 1e15, 1e15 + 1)));

    public abstract Sampler sampler();

    @ParameterizedTest
    @FieldSource("SPACES")
    void suggestionsStayInsideTheSpace(SearchSpace space) {
        SplittableRandom random = new SplittableRandom(11);
        for (int size : HISTORY_SIZES) {
            History history = Histories.random(space, size, 3, random);
            for (int i = 0; i < 20; i++) {
                assertInside(space, sampler().suggest(history, random));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SPACES")
    void suggestionsStayInsideTheSpaceWhenTheHistoryIsAtItsEdges(SearchSpace space) {
        SplittableRandom random = new SplittableRandom(12);
        List<Observation> lowest = Histories.repeated(Histories.corner(space, false), 15, Double.MAX_VALUE, 0);
        List<Observation> highest = Histories.repeated(Histories.corner(space, true), 15, -Double.MAX_VALUE, 15);
        List<Observation> both = new ArrayList<>(lowest);
        both.addAll(highest);
        for (List<Observation> finished : List.of(lowest, highest, both)) {
            for (int i = 0; i < 20; i++) {
                assertInside(space, sampler().suggest(new History(space, finished, List.of()), random));
            }
        }
    }

    @Test
    void aHistoryOfRunningTrialsAloneIsEnough() {
        for (SearchSpace space : SPACES) {
            Point corner = Histories.corner(space, true);
            List<RunningTrial> running = IntStream.range(0, 12)
                    .mapToObj(number -> new RunningTrial(corner, number))
                    .toList();
            History history = new History(space, List.of(), running);
            assertInside(space, sampler().suggest(history, new SplittableRandom(13)));
        }
    }

    private static void assertInside(SearchSpace space, Point point) {
        assertThat(point.space()).isEqualTo(space);
        for (Variable variable : space.variables()) {
            double value = point.coordinate(space.indexOf(variable.name()));
            assertThat(variable.contains(value))
                    .as("%s has %s", variable, value)
                    .isTrue();
        }
    }

    @Test
    void variablesWithOneValueKeepIt() {
        SearchSpace space = SearchSpace.of(
                new Categorical("only", 1), new FloatRange("fixed", 0.7, 0.7), new Categorical("free", 3));
        SplittableRandom random = new SplittableRandom(14);
        for (int size : HISTORY_SIZES) {
            Point point = sampler().suggest(Histories.random(space, size, 0, random), random);
            assertThat(point.choice("only")).isZero();
            assertThat(point.value("fixed")).isEqualTo(0.7);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 7, Long.MIN_VALUE})
    void theSameSeedGivesTheSameSearchTwice(long seed) {
        assertThat(search(sampler(), seed)).isEqualTo(search(sampler(), seed));
    }

    @Test
    void seedZeroIsASeedLikeAnyOther() {
        assertThat(search(sampler(), 0)).isNotEqualTo(search(sampler(), 1)).isNotEqualTo(search(sampler(), 2));
    }

    @Test
    void earlierCallsDoNotMatter() {
        Sampler used = sampler();
        search(used, 3);
        assertThat(search(used, 4)).isEqualTo(search(sampler(), 4));
    }

    @Test
    void theOrderInWhichTrialsAreListedDoesNotMatter() {
        History history = Histories.random(SPACES.get(4), 40, 5, new SplittableRandom(15));
        List<Observation> finished = new ArrayList<>(history.finished());
        List<RunningTrial> running = new ArrayList<>(history.running());
        Collections.shuffle(finished, new Random(16));
        Collections.shuffle(running, new Random(17));
        History shuffled = new History(history.space(), finished, running);
        assertThat(sampler().suggest(shuffled, new SplittableRandom(18)))
                .isEqualTo(sampler().suggest(history, new SplittableRandom(18)));
    }

    @Test
    void severalThreadsMayUseOneSampler() throws InterruptedException, ExecutionException, TimeoutException {
        Sampler shared = sampler();
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Point>>> searches = IntStream.range(0, 32)
                    .mapToObj(seed -> pool.submit(() -> search(shared, seed)))
                    .toList();
            for (int seed = 0; seed < searches.size(); seed++) {
                assertThat(searches.get(seed).get(1, MINUTES)).isEqualTo(search(sampler(), seed));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void suggestionsCannotBeChanged() {
        SearchSpace space = SPACES.get(4);
        Point point = sampler().suggest(History.empty(space), new SplittableRandom(19));
        assertThatThrownBy(() -> point.values().put("c", 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(space.point(point.values())).isEqualTo(point).hasToString(point.toString());
    }

    @Test
    void beforeAnyResultAllChoicesAreEquallyLikely() {
        SearchSpace space = SearchSpace.of(new Categorical("c", 6), new Categorical("d", 3));
        SplittableRandom random = new SplittableRandom(20);
        long[] counts = new long[18];
        for (int i = 0; i < 3_600; i++) {
            Point point = sampler().suggest(History.empty(space), random);
            counts[point.choice("c") * 3 + point.choice("d")]++;
        }
        double[] uniform = new double[18];
        Arrays.fill(uniform, 1.0 / 18);
        ChiSquare.assertFollows(counts, uniform);
    }

    /** The points of a short sequential search for the largest sum of coordinates. */
    private static List<Point> search(Sampler sampler, long seed) {
        SearchSpace space = SearchSpace.of(
                new Categorical("a", 9), new Categorical("b", 4), new FloatRange("f", 0, 1.5), new Categorical("e", 1));
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> finished = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            Point point = sampler.suggest(new History(space, finished, List.of()), random);
            double value = point.choice("a") + point.choice("b") + point.value("f");
            finished.add(new Observation(point, value, number));
        }
        return finished.stream().map(Observation::point).toList();
    }
}
