package dev.attune.engine.search;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One value for each variable of a {@link SearchSpace}. Samplers create points; {@link SearchSpace#point(Map)} creates one from recorded
 * values.
 *
 * <p>Immutable; points of equal spaces with the same values are equal, and {@code toString} depends on nothing else.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Point {

    private final SearchSpace space;
    private final double[] coordinates;

    /** Takes over the array; the caller has checked that the coordinates lie in the space. */
    public Point(SearchSpace space, double[] coordinates) {
        this.space = space;
        this.coordinates = coordinates;
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] += 0.0; // turns -0.0 into 0.0, which would else be different points
        }
    }

    /** Returns the space this point lies in. */
    public SearchSpace space() {
        return space;
    }

    /**
     * Returns the choice made for a categorical variable, from 0.
     *
     * @throws IllegalArgumentException if the space has no categorical variable of that name
     */
    public int choice(String name) {
        int index = space.indexOf(name);
        if (!space.isCategorical(index)) {
            throw new IllegalArgumentException("Variable '%s' is no choice; read its value".formatted(name));
        }
        return (int) coordinates[index];
    }

    /**
     * Returns the value of a float variable.
     *
     * @throws IllegalArgumentException if the space has no float variable of that name
     */
    public double value(String name) {
        int index = space.indexOf(name);
        if (space.isCategorical(index)) {
            throw new IllegalArgumentException("Variable '%s' is a choice, it has no value".formatted(name));
        }
        return coordinates[index];
    }

    /**
     * Returns all values by name in the order of the space, an {@code Integer} for each choice and a {@code Double} for each
     * float; unmodifiable. This is the form to write to a file.
     */
    public Map<String, Number> values() {
        Map<String, Number> values = new LinkedHashMap<>();
        for (int i = 0; i < coordinates.length; i++) {
            Number value = coordinates[i];
            values.put(space.variables().get(i).name(), space.isCategorical(i) ? (Number) value.intValue() : value);
        }
        return Collections.unmodifiableMap(values);
    }

    public double coordinate(int index) {
        return coordinates[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Point that
                        && Arrays.equals(coordinates, that.coordinates)
                        && space.equals(that.space));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coordinates);
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
