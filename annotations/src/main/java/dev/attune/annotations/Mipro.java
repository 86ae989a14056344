package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Optimizes the instructions and demos of all modules together with MIPRO (Opsahl-Ong et al., EMNLP 2024, arXiv 2406.11695): bootstrapped
 * demo sets, grounded instruction proposals, and a multivariate TPE that learns from minibatches which combination is best.
 *
 * <p>Attributes left at {@code -1} take the value of the {@link #preset()}; the presets are described at {@link Preset}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mipro {
    /** The size of the search. */
    Preset preset() default Preset.LIGHT;

    /** The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} goes before it. */
    long seed() default 0;

    /** Instructions per module, with the seed instruction; at least 1; -1: by the preset. */
    int instructions() default -1;

    /** Demo sets per module, with the empty one; at least 1; -1: by the preset. */
    int demoSets() default -1;

    /** Trials of the search; at least 1; -1: {@code max(2 v log2 N, 1.5 N)} for v variables and N candidates. */
    int trials() default -1;

    /** Validation examples at most, drawn once with the seed; at least 1; -1: by the preset. */
    int validationSize() default -1;

    /**
     * Validation examples per trial; at least 1; as many as the validation split has, or more: no minibatches. -1: by the preset,
     * and no minibatches when the split has at most 50 examples.
     */
    int minibatchSize() default -1;

    /** Trials from one full evaluation to the next; at least 1; -1: by the preset. */
    int fullEvaluationEvery() default -1;

    /** Bootstrapped demos per set and module at most; 0 or more; -1: by the preset. */
    int maxBootstrappedDemos() default -1;

    /** Demos per set and module at most, labeled ones filling up after bootstrapped ones; 0 or more; -1: by the preset. */
    int maxLabeledDemos() default -1;

    /**
     * The objective value from which a trace of the teacher becomes a demo, in units of the metric; NaN: the metric's highest value.
     */
    double bootstrapThreshold() default Double.NaN;

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
