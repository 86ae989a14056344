package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Searches the instructions of all modules with a multivariate TPE on minibatches and shows no demos (MIPRO, section 4: 0-shot MIPRO).
 * For prompts that must stay short.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ZeroShotMipro {
    /** The size of the search. */
    Preset preset() default Preset.LIGHT;

    /**
     * The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} goes before it.
     */
    long seed() default 0;

    /** Instructions per module, with the seed instruction; at least 1; -1: by the preset. */
    int instructions() default -1;

    /**
     * Trials of the search; at least 1; -1: {@code max(2 v log2 N, 1.5 N)} for v variables and N candidates.
     */
    int trials() default -1;

    /** Validation examples at most, drawn once with the seed; at least 1; -1: by the preset. */
    int validationSize() default -1;

    /**
     * Validation examples per trial; at least 1; as many as the validation split has, or more: no minibatches. -1: by the preset,
     * and no minibatches when the split is small.
     */
    int minibatchSize() default -1;

    /** Trials from one full evaluation to the next; at least 1; -1: by the preset. */
    int fullEvaluationEvery() default -1;

    /** Temperature of the proposer model; 0 to 2. */
    double proposerTemperature() default 0.7;

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
