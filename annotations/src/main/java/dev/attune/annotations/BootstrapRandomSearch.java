package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes demo sets and evaluates each in full on the validation examples, the same set in all modules (Khattab et al., 2024; MIPRO,
 * section 3: bootstrap random search). Strong for its price; leaves instructions as they are.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BootstrapRandomSearch {
    /** The size of the search. */
    Preset preset() default Preset.LIGHT;

    /**
     * The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} goes before it.
     */
    long seed() default 0;

    /** Demo sets per module, with the empty one; at least 1; -1: by the preset. */
    int demoSets() default -1;

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
