package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Learns how to propose: a TPE searches the settings of the proposer (data summary, program description, demos, history, tip,
 * temperature), and each trial writes new instructions with them (MIPRO, section 4 and appendix: 0-shot MIPRO++). Reports how much each
 * setting mattered. Shows no demos.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ZeroShotMiproPlusPlus {
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

    /** The tips among which the search learns to choose; at least one. */
    Tip[] tips() default {Tip.NONE, Tip.CREATIVE, Tip.SIMPLE, Tip.DESCRIPTION, Tip.HIGH_STAKES, Tip.PERSONA};
}
