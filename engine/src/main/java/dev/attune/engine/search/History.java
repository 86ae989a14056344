package dev.attune.engine.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Everything a sampler may learn from: the trials of one search that have finished and those still running.
 *
 * <p>Immutable. Both lists are kept in order of trial number whatever order they were given in, so that a suggestion
 * does not depend on which of several parallel trials finished first.
 *
 * @param space the space that all points lie in
 * @param finished trials with a value
 * @param running trials without one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record History(SearchSpace space, List<Observation> finished, List<RunningTrial> running) {

    /** @throws IllegalArgumentException if a point is of another space or two trials have the same number */
    public History {
        finished = finished.stream()
                .sorted(Comparator.comparingInt(Observation::number))
                .toList();
        running = running.stream()
                .sorted(Comparator.comparingInt(RunningTrial::number))
                .toList();
        Set<Integer> numbers = new HashSet<>();
        for (Observation observation : finished) {
            check(space, observation.point(), observation.number(), numbers);
        }
        for (RunningTrial trial : running) {
            check(space, trial.point(), trial.number(), numbers);
        }
    }

    /** Returns the history of a search that has not started. */
    public static History empty(SearchSpace space) {
        return new History(space, List.of(), List.of());
    }

    private static void check(SearchSpace space, Point point, int number, Set<Integer> numbers) {
        if (!point.space().equals(space)) {
            throw new IllegalArgumentException(
                    "Trial %d is at %s, a point of %s, not of %s".formatted(number, point, point.space(), space));
        }
        if (!numbers.add(number)) {
            throw new IllegalArgumentException("Two trials have the number %d".formatted(number));
        }
    }
}
