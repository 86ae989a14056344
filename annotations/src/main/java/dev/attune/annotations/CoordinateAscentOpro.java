package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Improves one module after the other: tries instructions for one while the others stay as they are, keeps the best, and goes on to the
 * next (MIPRO, section 4: coordinate-ascent OPRO). Credits each module exactly, and cannot leave a trap that only a change of two
 * modules at once would leave. Shows no demos.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CoordinateAscentOpro {
    /** The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** Instructions tried for a module before the next one's turn; at least 1. */
    int proposalsPerModule() default 5;

    /** How often each module has its turn; at least 1. */
    int rounds() default 1;

    /** On what the search scores; its trials follow from the attributes above and may not be given. */
    Search search() default @Search;

    /**
     * How instructions are proposed: the temperature, and in what beside the history they are grounded; without tips by default. Each
     * trial makes its own, so that {@code instructions} may not be given; the history is always shown.
     */
    Proposals proposals() default @Proposals(tips = {});
}
