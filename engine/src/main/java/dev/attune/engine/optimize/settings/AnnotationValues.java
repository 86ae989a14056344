package dev.attune.engine.optimize.settings;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Checks the attributes of an optimizer annotation, or of one that is nested in it; messages name the annotations and the attribute.
 * Immutable.
 *
 * @param annotation the simple name of the annotation of the optimizer
 * @param nested the simple name of the annotation nested in it; empty for its own attributes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AnnotationValues(String annotation, String nested) {

    /** Checks the attributes of the annotation itself. */
    public AnnotationValues(String annotation) {
        this(annotation, "");
    }

    /** Returns the value, or another one if it is -1. */
    public int orDefault(String attribute, int value, int least, int otherwise) {
        return value == -1 ? otherwise : atLeast(attribute, value, least);
    }

    /** Returns the value, which must not be below the minimum. */
    public int atLeast(String attribute, int value, int least) {
        if (value < least) {
            throw outOfRange(attribute, value, "at least " + least + ", or -1 for the preset's value where it has one");
        }
        return value;
    }

    /** Returns a temperature, which must be from 0 to 2. */
    public double temperature(String attribute, double value) {
        if (!(value >= 0 && value <= 2)) {
            throw outOfRange(attribute, value, "from 0 to 2");
        }
        return value;
    }

    /** Returns a threshold in units of the metric; NaN stands for the metric's highest value. */
    public double threshold(String attribute, double value) {
        if (Double.isInfinite(value)) {
            throw outOfRange(attribute, value, "a finite number");
        }
        return value;
    }

    /** Refuses a value that means nothing to the optimizer. */
    public void unused(String attribute, boolean given, Object value, String why) {
        if (given) {
            throw new IllegalArgumentException(
                    annotated(attribute + " = " + value) + " means nothing: " + why + "; leave it out");
        }
    }

    /** Returns the exception for a value that is out of range. */
    public IllegalArgumentException outOfRange(String attribute, Object value, String must) {
        return new IllegalArgumentException(annotated(attribute + " = " + value) + " must be " + must);
    }

    /** Returns the exception for settings that leave nothing to search. */
    public IllegalArgumentException nothingToSearch(String attributes, String why) {
        return new IllegalArgumentException(annotated(attributes) + " leaves nothing to search: " + why);
    }

    private String annotated(String attributes) {
        return nested.isEmpty()
                ? "@" + annotation + "(" + attributes + ")"
                : "@" + annotation + "(" + nested.toLowerCase(Locale.ROOT) + " = @" + nested + "(" + attributes + "))";
    }
}
