package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Proposes instructions for each module from the history of its own instructions, each with the score of the whole program as a stand-in
 * for its own (MIPRO, section 4: module-level OPRO, after Yang et al., 2023). Shows no demos.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModuleLevelOpro {
    /** The size of the search. */
    Preset preset() default Preset.LIGHT;

    /**
     * The seed of all random decisions; every value is a seed, 0 too. The setting {@code attune.seed} goes before it.
     */
    long seed() default 0;

    /** Trials of the search, each with new instructions; at least 1. */
    int trials() default 20;

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

    /**
     * Ground proposals in the data, the program and demos, as MIPRO does; false: in the history of instructions and scores only.
     */
    boolean grounded() default true;
}
