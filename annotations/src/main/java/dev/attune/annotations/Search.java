package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * How long the search of an optimizer is, and on what it scores. Attributes left at {@code -1} take the value of the {@link #preset()}; the
 * presets are described at {@link Preset}. An optimizer refuses attributes that mean nothing to it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Search {
    /** The size of the search. */
    Preset preset() default Preset.LIGHT;

    /** How combinations of instructions and demos are searched. */
    Strategy strategy() default Strategy.BY_PRESET;

    /**
     * Trials; at least 1; -1: {@code max(2 v log2 N, 1.5 N)} for v variables and N candidates if an optimizer searches combinations, 20 if
     * each trial proposes its own instructions.
     */
    int trials() default -1;

    /** Maximum number of validation examples, drawn once with the seed; at least 1; -1: by the preset. */
    int validationSize() default -1;

    /**
     * Validation examples per trial; at least 1. As many as the validation split has, or more, means no minibatches. -1: by the preset, and
     * no minibatches if the split has at most 50 examples (25 with {@link Preset#PAPER}).
     */
    int minibatchSize() default -1;

    /** Trials from one full evaluation to the next; at least 1; -1: by the preset. */
    int fullEvaluationEvery() default -1;
}
