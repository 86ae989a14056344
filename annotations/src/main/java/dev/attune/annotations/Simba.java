package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Learns from examples that the program gets right at one time and wrong at another (after DSPy's SIMBA, stochastic introspective mini-batch
 * ascent). Each step runs a minibatch of training examples several times. On the examples whose scores differ most, the proposer model
 * compares a good run with a bad one and writes rules for the modules that made the difference, or the good run becomes a demo. The best
 * candidates of all steps are measured on the validation examples. Needs a metric of single examples.
 *
 * <pre>{@code
 * @Simba(seed = 7, calls = 3000)
 * @Simba(seed = 7, maxDemos = 0)   // rules only
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Simba {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /**
     * Model calls that the search may take, those of modules and of the proposer, without answers that it knows already; at least 1. -1: as
     * many as the search of {@link Mipro} with the same preset. A third of them measures the best candidates, or one of them if that takes more.
     */
    int calls() default -1;

    /** Training examples of a step; at least 2. */
    int minibatchSize() default 16;

    /** How often each of them is run in a step; at least 1. The teacher model makes the first run, unless {@code samplingTemperature} is 0. */
    int samples() default 4;

    /** New candidates of a step at most; at least 1. */
    int candidates() default 4;

    /** Demos that a module's prompt may have; 0: rules only. */
    int maxDemos() default 4;

    /**
     * Temperature at which examples are run, so that runs differ; 0 to 2. 0: the task model answers as it does otherwise, and runs differ only
     * between candidates. Candidates are compared at the temperature that the task model has.
     */
    double samplingTemperature() default 1;

    /** Temperature of the proposer model; 0 to 2. */
    double temperature() default 1;

    /** Which examples the best candidates are measured on: preset and {@code validationSize}. The other attributes may not be set. */
    Search search() default @Search;
}
