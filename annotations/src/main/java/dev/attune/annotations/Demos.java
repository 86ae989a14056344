package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * How the demo sets of an optimizer are made. What means nothing to an optimizer is refused there.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Demos {
    /** Demo sets per module, with the empty one; at least 1; -1: N of the preset. */
    int sets() default -1;

    /** Bootstrapped demos per set and module at most; 0 or more; -1: 4. */
    int maxBootstrapped() default -1;

    /** Demos per set and module at most, labeled ones filling up after bootstrapped ones; 0 or more; -1: 4. */
    int maxLabeled() default -1;

    /** The objective value from which a trace of the teacher becomes a demo, in units of the metric; NaN: the metric's highest value. */
    double threshold() default Double.NaN;
}
