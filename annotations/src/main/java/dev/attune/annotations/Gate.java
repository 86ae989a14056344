package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gates a {@link Metric} on the test split: baseline and winner are measured side by side, and the build fails when a
 * threshold is missed. At least one threshold is given.
 *
 * <p>A measured value below a threshold fails the gate. A measured value at or above it passes when its confidence interval lies
 * at or above it too; otherwise the gate is inconclusive, and the test ends as aborted, not as passed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Gate {
    /** The value that the winner must reach on the test split, in units of the metric; NaN: not asked. */
    double atLeast() default Double.NaN;

    /** How much better than the unoptimized program the winner must be, in units of the metric; NaN: not asked. */
    double gain() default Double.NaN;

    /** The confidence of the intervals, between 0.5 and 1 (exclusive). */
    double confidence() default 0.95;
}
