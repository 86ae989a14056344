package dev.attune.annotations;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs optimizers of the class one after another instead of side by side. Each begins from what the one before has found: with its
 * instructions and demos, which stay unless the later one finds something better on validation examples. The optimizers that are listed are
 * the stages of one test, {@code chain}, with one budget and one artifact; others of the class compete with it.
 *
 * <pre>{@code
 * @Chain({Gepa.class, BayesianBootstrap.class})
 * @Gepa(calls = 2000)
 * @BayesianBootstrap
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Chain {
    /** The annotations of the stages in their order; at least two, each once, and all of them on the class. */
    Class<? extends Annotation>[] value();

    /**
     * The seed of all random decisions of all stages, which have none of their own; every value is a seed, including 0. The setting
     * {@code attune.seed} takes precedence.
     */
    long seed() default 0;
}
