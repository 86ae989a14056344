package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Shows every module demos bootstrapped in data order, and labeled ones after them, under its seed instruction. Nothing is searched:
 * one set of demos is made and measured.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BootstrapFewShot {
    /**
     * The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} goes before it.
     */
    long seed() default 0;

    /** Bootstrapped demos per set and module at most; 0 or more; -1: 4. */
    int maxBootstrappedDemos() default -1;

    /** Demos per set and module at most, labeled ones filling up after bootstrapped ones; 0 or more; -1: 4. */
    int maxLabeledDemos() default -1;

    /**
     * The objective value from which a trace of the teacher becomes a demo, in units of the metric; NaN: the metric's highest value.
     */
    double bootstrapThreshold() default Double.NaN;

    /** Validation examples at most, drawn once with the seed; at least 1; -1: by the preset. */
    int validationSize() default -1;
}
