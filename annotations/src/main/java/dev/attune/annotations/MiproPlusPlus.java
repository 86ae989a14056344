package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Learns how to propose and how to bootstrap: as {@link ZeroShotMiproPlusPlus}, and the TPE also searches the threshold from which a
 * trace becomes a demo, the demos per set, and the temperature of the teacher (MIPRO++ in full form). Reports how much each setting
 * mattered.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MiproPlusPlus {
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

    /** Bootstrapped demos per set and module at most; 0 or more; -1: 4. */
    int maxBootstrappedDemos() default -1;

    /** Demos per set and module at most, labeled ones filling up after bootstrapped ones; 0 or more; -1: 4. */
    int maxLabeledDemos() default -1;
}
