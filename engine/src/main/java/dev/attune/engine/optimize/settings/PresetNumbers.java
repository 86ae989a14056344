package dev.attune.engine.optimize.settings;

import dev.attune.annotations.Preset;
import org.apiguardian.api.API;

/**
 * The numbers behind a preset.
 *
 * @param candidates N: the number of demo sets, and of instructions if demos are not searched
 * @param validationSize maximum number of validation examples
 * @param minibatchSize validation examples per trial
 * @param noMinibatchesUpTo the size of a validation split up to which every trial is a full evaluation
 * @param fullEvaluationEvery number of trials from one full evaluation to the next
 * @param leastTrials minimum number of trials
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PresetNumbers(
        int candidates,
        int validationSize,
        int minibatchSize,
        int noMinibatchesUpTo,
        int fullEvaluationEvery,
        int leastTrials) {

    public static PresetNumbers of(Preset preset) {
        return switch (preset) {
            case LIGHT -> new PresetNumbers(6, 100, 35, 50, 5, 1);
            case MEDIUM -> new PresetNumbers(12, 300, 35, 50, 5, 1);
            case HEAVY -> new PresetNumbers(18, 1000, 35, 50, 5, 1);
            case PAPER -> new PresetNumbers(30, Integer.MAX_VALUE, 25, 25, 10, 69);
        };
    }
}
