package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Learns how to propose and how to bootstrap: like {@link ZeroShotMiproPlusPlus}, but the TPE also searches the threshold from which a
 * trace becomes a demo, the demos per set, and the temperature of the teacher (MIPRO++ in full form). Reports the importance of each
 * setting.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MiproPlusPlus {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** How long the search is, and which examples it scores on; 20 trials by default, each with new instructions. */
    Search search() default @Search;

    /** The tips from which the search learns to choose; at least one. */
    Tip[] tips() default {Tip.NONE, Tip.CREATIVE, Tip.SIMPLE, Tip.DESCRIPTION, Tip.HIGH_STAKES, Tip.PERSONA};

    /** How many demos a set holds at most. The rest is searched, so nothing else may be set. */
    Demos demos() default @Demos;
}
