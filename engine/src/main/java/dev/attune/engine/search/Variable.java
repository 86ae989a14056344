package dev.attune.engine.search;

import org.apiguardian.api.API;

/**
 * One named dimension of a {@link SearchSpace}. A yes-or-no decision is a {@link Categorical} with two choices.
 *
 * <p>Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Variable {

    /** Returns the name, unique in its space and not blank. */
    String name();

    /** Returns whether this variable has only one possible value; samplers then have nothing to learn about it. */
    boolean isConstant();

    /**
     * Returns whether the given number is a value of this variable: an integral choice index or a number in the closed range.
     * {@code NaN} never is.
     */
    boolean contains(double value);

    /**
     * A choice between unordered alternatives, identified by their index.
     *
     * @param name not blank
     * @param choices how many alternatives there are, at least 1; values are {@code 0} to {@code choices - 1}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    record Categorical(String name, int choices) implements Variable {

        /** @throws IllegalArgumentException if the name is blank or there is no choice */
        public Categorical {
            requireName(name);
            if (choices < 1) {
                throw new IllegalArgumentException(
                        "Variable '%s' needs at least 1 choice, but has %d".formatted(name, choices));
            }
        }

        @Override
        public boolean isConstant() {
            return choices == 1;
        }

        @Override
        public boolean contains(double value) {
            return value >= 0 && value < choices && value == Math.rint(value);
        }
    }

    /**
     * A real number in a closed range, equally likely everywhere before anything is known.
     *
     * @param name not blank
     * @param low the smallest value, finite
     * @param high the largest value, finite, at least {@code low}, and with a finite distance from it
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    record FloatRange(String name, double low, double high) implements Variable {

        /** @throws IllegalArgumentException if the name is blank or the range is empty or not finite */
        public FloatRange {
            requireName(name);
            if (!(low <= high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException(
                        "Variable '%s' needs a finite range with low <= high, but has %s to %s"
                                .formatted(name, low, high));
            }
        }

        @Override
        public boolean isConstant() {
            return low == high;
        }

        @Override
        public boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A variable needs a name that is not blank");
        }
    }
}
