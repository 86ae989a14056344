package dev.attune.engine.search;

import dev.attune.engine.search.Variable.Categorical;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The ordered, named variables of a search. The order is part of the space: it determines the order of random draws.
 *
 * <p>Immutable; two spaces with equal variables in the same order are equal.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SearchSpace {

    private final List<Variable> variables;
    private final Map<String, Integer> indexes;

    /** @throws IllegalArgumentException if two variables have the same name */
    public SearchSpace(List<? extends Variable> variables) {
        this.variables = List.copyOf(variables);
        Map<String, Integer> byName = new HashMap<>();
        for (Variable variable : this.variables) {
            if (byName.put(variable.name(), byName.size()) != null) {
                throw new IllegalArgumentException("Two variables are named '%s'".formatted(variable.name()));
            }
        }
        this.indexes = Map.copyOf(byName);
    }

    /**
     * Returns a space of the given variables, in the order given.
     *
     * @throws IllegalArgumentException if two variables have the same name
     */
    public static SearchSpace of(Variable... variables) {
        return new SearchSpace(List.of(variables));
    }

    /** Returns the variables in order; unmodifiable, possibly empty. */
    public List<Variable> variables() {
        return variables;
    }

    /**
     * Returns the point with the given values: the choice index of a categorical variable, the number itself of a float one.
     * This is the inverse of {@link Point#values()}.
     *
     * @throws IllegalArgumentException if a variable has no value or one outside its range, or if a name is unknown
     */
    public Point point(Map<String, ? extends Number> values) {
        for (String name : values.keySet()) {
            indexOf(name);
        }
        double[] coordinates = new double[variables.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] =
                    checked(variables.get(i), values.get(variables.get(i).name()));
        }
        return new Point(this, coordinates);
    }

    private static double checked(Variable variable, @Nullable Number value) {
        if (value == null) {
            throw new IllegalArgumentException("Variable '%s' has no value".formatted(variable.name()));
        }
        if (!variable.contains(value.doubleValue())) {
            throw new IllegalArgumentException("%s cannot be %s".formatted(variable, value));
        }
        return value.doubleValue();
    }

    public int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("There is no variable '%s' among %s"
                    .formatted(name, variables.stream().map(Variable::name).toList()));
        }
        return index;
    }

    boolean isCategorical(int index) {
        return variables.get(index) instanceof Categorical;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof SearchSpace that && variables.equals(that.variables));
    }

    @Override
    public int hashCode() {
        return variables.hashCode();
    }

    @Override
    public String toString() {
        return variables.toString();
    }
}
