package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gives every module labeled demos, drawn at random from the training examples, with its seed instruction. Nothing is searched: this is the
 * simple baseline for the other optimizers.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LabeledFewShot {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** The validation examples, all of them by default; there are no trials, so nothing else may be set. */
    Search search() default @Search;

    /** How many labeled demos there are per module, 16 by default: {@code maxLabeled}, at least 1. Nothing else may be set. */
    Demos demos() default @Demos;
}
