package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Proposes instructions for each module from the history of its own instructions, each with the score of the whole program as a stand-in
 * for its own (MIPRO, section 4: module-level OPRO, after Yang et al., 2023). Shows no demos.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModuleLevelOpro {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** How long the search is, and which examples it scores on; 20 trials by default, each with new instructions. */
    Search search() default @Search;

    /**
     * How instructions are proposed: the temperature, and what they are grounded in besides the history; without tips by default. Each
     * trial makes its own, so {@code instructions} may not be set. The history is always shown.
     */
    Proposals proposals() default @Proposals(tips = {});
}
