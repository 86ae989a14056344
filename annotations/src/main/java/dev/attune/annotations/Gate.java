package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gates a {@link Metric} on the test split: baseline and winner are measured side by side, and the build fails if a threshold is missed. At
 * least one threshold must be set.
 *
 * <p>A measured value below a threshold fails the gate. A measured value at or above it passes if its confidence interval also lies at or
 * above it; otherwise the gate is inconclusive, and the test ends as aborted, not as passed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Gate {
    /** The value that the winner must reach on the test split, in units of the metric; NaN: no such threshold. */
    double atLeast() default Double.NaN;

    /** How much better than the unoptimized program the winner must be, in units of the metric; NaN: no such threshold. */
    double gain() default Double.NaN;

    /** The confidence of the intervals, between 0.5 and 1 (exclusive). */
    double confidence() default 0.95;
}
