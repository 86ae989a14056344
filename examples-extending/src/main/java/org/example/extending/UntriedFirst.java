package org.example.extending;

import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.RandomSampler;
import dev.attune.engine.search.Sampler;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Tries at random, but nothing twice as long as it finds something new in a few draws. */
final class UntriedFirst implements Sampler {

    private static final int DRAWS = 50;

    private final Sampler random = new RandomSampler();

    @Override
    public Point suggest(History history, RandomGenerator source) {
        Set<Point> tried = history.finished().stream().map(Observation::point).collect(Collectors.toSet());
        Point point = random.suggest(history, source);
        for (int draw = 1; draw < DRAWS && tried.contains(point); draw++) {
            point = random.suggest(history, source);
        }
        return point;
    }
}
