package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * What a {@link Gate} asks of each slice of the test split, such as the examples of each language: a mean can rise while one slice collapses. A
 * slice is all examples with the same value of {@link #by}. Each is checked for itself, by the rule of the gate and with its confidence, and
 * all of them must pass. At least one threshold is given.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Slice {
    /** What slices the examples: a component of the input if it is a record, a key of it if it is a map, or a named value of the example. */
    String by();

    /** The value that the winner must reach in each slice, in units of the metric; NaN: no such threshold. */
    double atLeast() default Double.NaN;

    /** How much worse than the program in production the winner may be in each slice, as in {@link Gate#notWorseBy}; NaN: no such threshold. */
    double notWorseBy() default Double.NaN;
}
