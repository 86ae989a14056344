package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gates a {@link Metric} on the test split, where the unoptimized program, the accepted artifact and the winner are measured side by side.
 * There are two kinds of thresholds, and a gate can have several. {@link #atLeast} and {@link #gain} are claims: how good the winner is.
 * {@link #notWorseBy} is a guard: how much worse than the program in production it may be. A gate without these three is a guard of 2 % of the
 * metric's range.
 *
 * <p>A threshold is passed if the whole confidence interval lies at or above it, and failed if the whole interval lies below it. Otherwise
 * there are too few test examples to tell, and the gate is inconclusive; {@link #inconclusive} says what that means for the build.
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

    /**
     * How much worse the winner may be than the accepted artifact, in units of the metric; above 0. It is compared with the unoptimized
     * program if no artifact is accepted, or if its prompts are the winner's. NaN: no such threshold.
     */
    double notWorseBy() default Double.NaN;

    /**
     * How much worse than with the program of {@link #notWorseBy} any single test example may be, in units of the metric; at least 0. It is a
     * plain check of what was measured, without an interval: one example that falls by more fails the gate. NaN: no such threshold.
     */
    double noExampleWorseBy() default Double.NaN;

    /**
     * The tokens that nine in ten runs of the winner may take at most, those of prompts and of answers together, as the task model reports
     * them; 0: no such threshold. It guards against demos and instructions that make a program better and more expensive.
     */
    int p90Tokens() default 0;

    /**
     * The time that 19 in 20 runs of the winner may take at most, one run of the program on one example each, such as {@code "800ms"} or
     * {@code "2s"}; empty: no such threshold. Waits of Attune for its own limits do not count, and answers that a cache, a journal or a
     * recording holds have no time: where answers come from a recording alone, it is not asked.
     */
    String p95Latency() default "";

    /**
     * What is asked of each slice of the test split, such as the examples of each language. All slices must pass, beside the thresholds of the
     * gate.
     */
    Slice[] slices() default {};

    /** What an inconclusive gate does to the build. */
    Inconclusive inconclusive() default Inconclusive.BY_SETTING;

    /**
     * Whether rare, large failures are to be expected, such as an F1 of 0 among scores near 1. Intervals of graded scores are then wider, and
     * hold for any distribution. Right-or-wrong scores are not affected.
     */
    boolean rareFailures() default false;

    /**
     * How often the gate looks at what it has measured so far, and decides if the verdict is clear; 1 to 10, and 1 measures all test
     * examples. All looks together err no more often than one would, and nearly the whole error rate is left for the last.
     */
    int looks() default 1;

    /**
     * How often each program runs each example, 1 to 100, for models whose answers are drawn at random; the score of an example is the mean.
     */
    int repeats() default 1;

    /** The confidence of the intervals, between 0.5 and 1 (exclusive). */
    double confidence() default 0.95;
}
