package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Improves one module after another: tries instructions for one while the others stay as they are, keeps the best, and moves on to the next
 * (MIPRO, section 4: coordinate-ascent OPRO). Credits each module exactly, but cannot escape a local optimum that only a change of two
 * modules at once would escape. Shows no demos.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CoordinateAscentOpro {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** Instructions tried for a module before the next one has its turn; at least 1. */
    int proposalsPerModule() default 5;

    /** How often each module has its turn; at least 1. */
    int rounds() default 1;

    /** Which examples the search scores on. Its trials follow from the attributes above and may not be set. */
    Search search() default @Search;

    /**
     * How instructions are proposed: the temperature, and what they are grounded in besides the history; without tips by default. Each
     * trial makes its own, so {@code instructions} may not be set. The history is always shown.
     */
    Proposals proposals() default @Proposals(tips = {});
}
