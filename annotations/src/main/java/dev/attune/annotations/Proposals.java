package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * How an optimizer has instructions proposed, and in what they are grounded. What means nothing to an optimizer is refused there.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Proposals {
    /** Instructions per module, with the seed instruction; at least 1; -1: N of the preset, half of it where demos are searched too. */
    int instructions() default -1;

    /** Temperature of the proposer model; 0 to 2. */
    double temperature() default 0.7;

    /** Ground proposals in a summary of the training data. */
    boolean groundInData() default true;

    /** Ground proposals in a description of the program and of the module's role in it. */
    boolean groundInProgram() default true;

    /** Ground proposals in bootstrapped demos, three at most. */
    boolean groundInDemos() default true;

    /** Ground proposals in the instructions tried so far with their scores, where there are any. */
    boolean groundInHistory() default true;

    /** The tips of which each proposal draws one; empty: none. */
    Tip[] tips() default {Tip.NONE, Tip.CREATIVE, Tip.SIMPLE, Tip.DESCRIPTION, Tip.HIGH_STAKES, Tip.PERSONA};
}
