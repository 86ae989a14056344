package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * How instructions are proposed for an optimizer, and what they are grounded in. An optimizer refuses attributes that mean nothing to it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Proposals {
    /**
     * Instructions per module, including the seed instruction; at least 1; -1: 8, 10 or 12 with {@link Strategy#RACING} and
     * {@link Preset#LIGHT}, {@link Preset#MEDIUM} or {@link Preset#HEAVY}; else N of the preset, or half of it if demos are searched too.
     */
    int instructions() default -1;

    /**
     * Rounds in which instructions are proposed: the first before the search, the others during a race, from what instructions were worth
     * so far and from runs that the best candidate fails. At least 1; -1: 2 with {@link Strategy#RACING} if there are 4 instructions or
     * more, else 1.
     */
    int rounds() default -1;

    /** Temperature of the proposer model; 0 to 2. */
    double temperature() default 0.7;

    /** Whether proposals are grounded in a summary of the training data. */
    boolean groundInData() default true;

    /** Whether proposals are grounded in a description of the program, of its modules and of their roles in it. */
    boolean groundInProgram() default true;

    /** Whether proposals are grounded in bootstrapped demos, three at most. */
    boolean groundInDemos() default true;

    /** Whether proposals are grounded in the instructions tried so far, with their scores, if there are any. */
    boolean groundInHistory() default true;

    /**
     * Whether proposals are grounded in runs of the program on validation examples: some that failed, with what was expected, and some
     * good ones.
     */
    boolean groundInRuns() default true;

    /** The tips from which each proposal draws one; empty: none. */
    Tip[] tips() default {Tip.NONE, Tip.CREATIVE, Tip.SIMPLE, Tip.DESCRIPTION, Tip.HIGH_STAKES, Tip.PERSONA};
}
