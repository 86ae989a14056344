package dev.attune.engine.optimize.settings;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Checks the attributes of an optimizer annotation, or of one that is nested in it; messages name annotations and attribute. Immutable.
 *
 * @param annotation the simple name of the annotation of the optimizer
 * @param nested the simple name of the annotation nested in it; empty for attributes of its own
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AnnotationValues(String annotation, String nested) {

    /** The attributes of the annotation itself. */
    public AnnotationValues(String annotation) {
        this(annotation, "");
    }

    /** The name of an attribute in records and fingerprints: {@code search.trials}. */
    public String name(String attribute) {
        return nested.isEmpty() ? attribute : nested.toLowerCase(Locale.ROOT) + "." + attribute;
    }

    /** The value, or another one where it is -1. */
    public int orDefault(String attribute, int value, int least, int otherwise) {
        return value == -1 ? otherwise : atLeast(attribute, value, least);
    }

    /** The value, which must not be below the least one. */
    public int atLeast(String attribute, int value, int least) {
        if (value < least) {
            throw outOfRange(attribute, value, "at least " + least + ", or -1 for the preset's value where it has one");
        }
        return value;
    }

    /** A temperature, from 0 to 2. */
    public double temperature(String attribute, double value) {
        if (!(value >= 0 && value <= 2)) {
            throw outOfRange(attribute, value, "from 0 to 2");
        }
        return value;
    }

    /** A threshold in units of the metric; NaN stands for the metric's highest value. */
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

    /** What is thrown where a value is out of its range. */
    public IllegalArgumentException outOfRange(String attribute, Object value, String must) {
        return new IllegalArgumentException(annotated(attribute + " = " + value) + " must be " + must);
    }

    /** What is thrown where settings leave nothing to search. */
    public IllegalArgumentException nothingToSearch(String attributes, String why) {
        return new IllegalArgumentException(annotated(attributes) + " leaves nothing to search: " + why);
    }

    private String annotated(String attributes) {
        return nested.isEmpty()
                ? "@" + annotation + "(" + attributes + ")"
                : "@" + annotation + "(" + nested.toLowerCase(Locale.ROOT) + " = @" + nested + "(" + attributes + "))";
    }
}
