package dev.attune.engine.optimize;

/**
 * Checks the attributes of an optimizer annotation; messages name annotation and attribute.
 *
 * @param annotation the simple name of the annotation
 */
record Attributes(String annotation) {

    /** The value, or the preset's where it is -1. */
    int orPreset(String attribute, int value, int least, int preset) {
        return value == -1 ? preset : atLeast(attribute, value, least);
    }

    /** The value, which must not be below the least one. */
    int atLeast(String attribute, int value, int least) {
        if (value < least) {
            throw outOfRange(attribute, value, "at least " + least + ", or -1 for the preset's value where it has one");
        }
        return value;
    }

    double temperature(String attribute, double value) {
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

    IllegalArgumentException outOfRange(String attribute, Object value, String must) {
        return new IllegalArgumentException("@" + annotation + "(" + attribute + " = " + value + ") must be " + must);
    }

    IllegalArgumentException nothingToSearch(String attributes, String why) {
        return new IllegalArgumentException("@" + annotation + "(" + attributes + ") leaves nothing to search: " + why);
    }
}
