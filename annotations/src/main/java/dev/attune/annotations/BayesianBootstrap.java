package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Searches the demo sets of all modules, as {@link Search#strategy()} says, with the seed instructions (MIPRO, section 4: Bayesian
 * Bootstrap).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BayesianBootstrap {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** How long the search is, and which examples it scores on. */
    Search search() default @Search;

    /** How demo sets are made. */
    Demos demos() default @Demos;
}
