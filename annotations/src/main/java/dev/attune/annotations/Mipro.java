package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Optimizes the instructions and demos of all modules together with MIPRO (Opsahl-Ong et al., EMNLP 2024, arXiv 2406.11695): bootstrapped
 * demo sets, grounded instruction proposals, and a search that learns which combination is best, as {@link Search#strategy()} says.
 *
 * <pre>{@code
 * @Mipro(seed = 7, search = @Search(trials = 8), demos = @Demos(sets = 4), proposals = @Proposals(instructions = 4))
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mipro {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** How long the search is, and which examples it scores on. */
    Search search() default @Search;

    /** How demo sets are made. */
    Demos demos() default @Demos;

    /** How instructions are proposed. */
    Proposals proposals() default @Proposals;
}
