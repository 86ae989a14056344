package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Evolves instructions by reflection (GEPA: Agrawal et al., 2025, arXiv 2507.19457): the proposer model rewrites the instruction of a module
 * from a few runs with it and the feedback of the metric. What is better on the same runs is measured on all validation examples. Each
 * candidate that leads on some of them may be rewritten further, and two that have changed different modules are merged. Tells most where
 * the metric says what is wrong, with {@code Score.of(value, feedback)}.
 *
 * <pre>{@code
 * @Gepa(seed = 7, calls = 2000)
 * @Gepa(seed = 7, demos = @Demos)   // then demos are searched for the evolved instructions
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Gepa {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /**
     * Model calls that the evolution may take, those of modules and of the proposer, without answers that it knows already; at least 1. -1:
     * as many as the search of {@link Mipro} with the same preset.
     */
    int calls() default -1;

    /** Training examples that an instruction is rewritten from, and that the new one is compared on; at least 1. */
    int minibatchSize() default 3;

    /**
     * Instructions rewritten side by side, each from the candidates that there are; at least 1. With 1, as in the paper, each may build on the
     * last one; more take less time. Unlike the number of threads, this changes what is found.
     */
    int atOnce() default 4;

    /** Merges of two candidates at most; 0 or more. */
    int merges() default 5;

    /** Temperature of the proposer model; 0 to 2. */
    double temperature() default 1;

    /**
     * Which examples candidates are measured on: preset and {@code validationSize}. The other attributes are those of the search of demos, and
     * may not be set without one.
     */
    Search search() default @Search;

    /** How demo sets are made, which are then searched as {@link Mipro} does, together with the instructions found; none by default. */
    Demos demos() default @Demos(sets = 1);
}
