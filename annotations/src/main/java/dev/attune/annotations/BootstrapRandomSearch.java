package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes demo sets and evaluates each in full on the validation examples, the same set in all modules (Khattab et al., 2024; MIPRO, section
 * 3: bootstrap random search). Strong for its price. Leaves instructions as they are.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BootstrapRandomSearch {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** The preset and the validation examples; each set is one full evaluation, so nothing else may be set. */
    Search search() default @Search;

    /** How demo sets are made. */
    Demos demos() default @Demos;
}
