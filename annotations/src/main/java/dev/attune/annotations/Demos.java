package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * How the demo sets of an optimizer are made. An optimizer refuses attributes that mean nothing to it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Demos {
    /** Demo sets per module, including the empty one; at least 1; -1: N of the preset. */
    int sets() default -1;

    /** Maximum number of bootstrapped demos per set and module; 0 or more; -1: 4. */
    int maxBootstrapped() default -1;

    /** Maximum number of demos per set and module, with labeled ones filling up after bootstrapped ones; 0 or more; -1: 4. */
    int maxLabeled() default -1;

    /**
     * The objective value from which a trace of the teacher becomes a demo, in units of the metric and within its range; NaN: the metric's
     * highest value.
     */
    double threshold() default Double.NaN;
}
