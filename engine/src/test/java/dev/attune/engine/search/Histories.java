package dev.attune.engine.search;

import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes histories for tests. */
public final class Histories {

    private Histories() {}

    /** Finished trials at random points with values drawn from few, so that some are equal; then running ones. */
    public static History random(SearchSpace space, int finished, int running, RandomGenerator random) {
        List<Observation> observations = new ArrayList<>();
        for (int number = 0; number < finished; number++) {
            observations.add(new Observation(randomPoint(space, random), random.nextInt(20) - 10, number));
        }
        List<RunningTrial> runningTrials = new ArrayList<>();
        for (int number = finished; number < finished + running; number++) {
            runningTrials.add(new RunningTrial(randomPoint(space, random), number));
        }
        return new History(space, observations, runningTrials);
    }

    public static Point randomPoint(SearchSpace space, RandomGenerator random) {
        return new RandomSampler().suggest(History.empty(space), random);
    }

    /** The point with the highest, or else the lowest, value of each variable. */
    public static Point corner(SearchSpace space, boolean high) {
        Map<String, Number> values = new HashMap<>();
        for (Variable variable : space.variables()) {
            if (variable instanceof Categorical categorical) {
                values.put(variable.name(), high ? categorical.choices() - 1 : 0);
            } else if (variable instanceof FloatRange range) {
                values.put(variable.name(), high ? range.high() : range.low());
            }
        }
        return space.point(values);
    }

    public static List<Observation> repeated(Point point, int times, double value, int firstNumber) {
        return IntStream.range(firstNumber, firstNumber + times)
                .mapToObj(number -> new Observation(point, value, number))
                .toList();
    }
}
