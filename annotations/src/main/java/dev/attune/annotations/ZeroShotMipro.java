package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Searches the instructions of all modules, as {@link Search#strategy()} says, and shows no demos (MIPRO, section 4: 0-shot MIPRO).
 * For prompts that must stay short.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ZeroShotMipro {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** How long the search is, and which examples it scores on. */
    Search search() default @Search;

    /** How instructions are proposed; without demos to search, the preset proposes N of them. */
    Proposals proposals() default @Proposals;
}
