package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Searches the demo sets of all modules with a multivariate TPE on minibatches, under the seed instructions (MIPRO, section 4:
 * Bayesian Bootstrap).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BayesianBootstrap {
    /** The size of the search. */
    Preset preset() default Preset.LIGHT;

    /**
     * The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} goes before it.
     */
    long seed() default 0;

    /** Demo sets per module, with the empty one; at least 1; -1: by the preset. */
    int demoSets() default -1;

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

    /** Bootstrapped demos per set and module at most; 0 or more; -1: 4. */
    int maxBootstrappedDemos() default -1;

    /** Demos per set and module at most, labeled ones filling up after bootstrapped ones; 0 or more; -1: 4. */
    int maxLabeledDemos() default -1;

    /**
     * The objective value from which a trace of the teacher becomes a demo, in units of the metric; NaN: the metric's highest value.
     */
    double bootstrapThreshold() default Double.NaN;
}
