package dev.attune.annotations;

import dev.attune.runtime.signature.PromptLayout;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Tries other layouts of the same prompts: demos inside one message, the instruction last, answers as JSON. Instructions stay. Each layout is
 * measured on the validation examples, first in all modules together, then module by module from the best on. The best one wins only if its gain
 * is more than luck would bring. In a chain the demos stay, too; where there are none, one demo set is made first.
 *
 * <pre>{@code
 * @Chain({BayesianBootstrap.class, LayoutSearch.class})
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LayoutSearch {
    /** The seed of all random decisions; every value is a seed, including 0. The setting {@code attune.seed} takes precedence. */
    long seed() default 0;

    /** The layouts to try besides the default; each once, and at least one. */
    PromptLayout[] layouts() default {PromptLayout.ONE_MESSAGE, PromptLayout.INSTRUCTION_LAST, PromptLayout.JSON};

    /** The validation examples, all of them by default; there are no trials, so nothing else may be set. */
    Search search() default @Search;

    /**
     * How the demo set is made if there are no demos yet: 4 demos per module at most, bootstrapped ones first, then labeled ones. There is one
     * set, so {@code sets} may not be set. With {@code maxBootstrapped = 0, maxLabeled = 0} none is made.
     */
    Demos demos() default @Demos;
}
