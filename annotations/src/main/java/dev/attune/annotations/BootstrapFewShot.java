package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gives every module demos bootstrapped in data order, followed by labeled ones, with its seed instruction. Nothing is searched: one set of
 * demos is made and measured.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BootstrapFewShot {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** The validation examples, all of them by default; there are no trials, so nothing else may be set. */
    Search search() default @Search;

    /** How the demo set is made; there is only one, so {@code sets} may not be set. */
    Demos demos() default @Demos;
}
