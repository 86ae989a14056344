package dev.attune.engine.optimize.settings;

import org.apiguardian.api.API;

/**
 * Checks the attributes of an optimizer annotation; messages name annotation and attribute.
 *
 * @param annotation the simple name of the annotation
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record AnnotationValues(String annotation) {

    /** The value, or the preset's where it is -1. */
    public int orPreset(String attribute, int value, int least, int preset) {
        return value == -1 ? preset : atLeast(attribute, value, least);
    }

    /** The value, which must not be below the least one. */
    public int atLeast(String attribute, int value, int least) {
        if (value < least) {
            throw outOfRange(attribute, value, "at least " + least + ", or -1 for the preset's value where it has one");
        }
        return value;
    }

    public double temperature(String attribute, double value) {
        if (!(value >= 0 && value <= 2)) {
            throw outOfRange(attribute, value, "from 0 to 2");
        }
        return value;
    }

    /** A threshold in units of the metric; NaN stands for the metric's highest value. */
    double threshold(String attribute, double value) {
        if (Double.isInfinite(value)) {
            throw outOfRange(attribute, value, "a finite number");
        }
        return value;
    }

    public IllegalArgumentException outOfRange(String attribute, Object value, String must) {
        return new IllegalArgumentException("@" + annotation + "(" + attribute + " = " + value + ") must be " + must);
    }

    public IllegalArgumentException nothingToSearch(String attributes, String why) {
        return new IllegalArgumentException("@" + annotation + "(" + attributes + ") leaves nothing to search: " + why);
    }
}
