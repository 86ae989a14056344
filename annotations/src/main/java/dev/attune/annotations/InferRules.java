package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Adds rules to the instructions: the proposer model infers them from worked examples, a set of which it gets for each of several attempts, and
 * a search chooses among them, for all modules together. Prompts show no demos: the rules take their place, in fewer tokens.
 *
 * <pre>{@code
 * @InferRules(seed = 7, rules = 6, demos = @Demos(sets = 8, maxLabeled = 20))
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InferRules {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** Rules that an instruction gets at most; at least 1. */
    int rules() default 10;

    /** Temperature of the proposer model; 0 to 2. */
    double temperature() default 0.7;

    /** How long the search is, and which examples it scores on. */
    Search search() default @Search;

    /**
     * The sets of worked examples, for each of which but the empty one rules are inferred: runs of the teacher that scored well, then examples
     * from the data.
     */
    Demos demos() default @Demos(maxLabeled = 16);
}
