package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Learns how to propose and how to bootstrap: as {@link ZeroShotMiproPlusPlus}, and the TPE also searches the threshold from which a
 * trace becomes a demo, the demos per set, and the temperature of the teacher (MIPRO++ in full form). Reports how much each setting
 * mattered.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MiproPlusPlus {
    /** The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** How long the search is, and on what it scores; 20 trials by default, each with new instructions. */
    Search search() default @Search;

    /** The tips among which the search learns to choose; at least one. */
    Tip[] tips() default {Tip.NONE, Tip.CREATIVE, Tip.SIMPLE, Tip.DESCRIPTION, Tip.HIGH_STAKES, Tip.PERSONA};

    /** How many demos a set holds at most; the rest is searched, so that nothing else of it may be given. */
    Demos demos() default @Demos;
}
