package dev.attune.engine.optimize.settings;

import dev.attune.annotations.Preset;
import org.apiguardian.api.API;

/**
 * The numbers behind a preset.
 *
 * @param candidates N: the number of demo sets, and of instructions if demos are not searched
 * @param racingInstructions the number of instructions of a module in a race
 * @param validationSize maximum number of validation examples
 * @param minibatchSize validation examples per trial
 * @param noMinibatchesUpTo the size of a validation split up to which every trial is a full evaluation
 * @param fullEvaluationEvery number of trials from one full evaluation to the next
 * @param leastTrials minimum number of trials
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PresetNumbers(
        int candidates,
        int racingInstructions,
        int validationSize,
        int minibatchSize,
        int noMinibatchesUpTo,
        int fullEvaluationEvery,
        int leastTrials) {

    public static PresetNumbers of(Preset preset) {
        return switch (preset) {
            case LIGHT -> new PresetNumbers(6, 8, 100, 35, 50, 5, 1);
            case MEDIUM -> new PresetNumbers(12, 10, 300, 35, 50, 5, 1);
            case HEAVY -> new PresetNumbers(18, 12, 1000, 35, 50, 5, 1);
            case PAPER -> new PresetNumbers(30, 12, Integer.MAX_VALUE, 25, 25, 10, 69);
        };
    }
}
