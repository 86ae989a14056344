package dev.attune.engine.optimize.settings;

import dev.attune.engine.optimize.Workload;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How long a search is, and on what it scores.
 *
 * @param preset the preset's numbers
 * @param trials trials; -1: by the number of variables and candidates
 * @param validationSize validation examples at most
 * @param minibatchSize validation examples per trial; -1: the preset's
 * @param fullEvaluationEvery trials from one full evaluation to the next
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SearchSettings(
        PresetNumbers preset, int trials, int validationSize, int minibatchSize, int fullEvaluationEvery) {

    public static SearchSettings of(
            AnnotationValues attributes,
            PresetNumbers preset,
            int trials,
            int validationSize,
            int minibatchSize,
            int fullEvaluationEvery) {
        return new SearchSettings(
                preset,
                attributes.orPreset("trials", trials, 1, -1),
                attributes.orPreset("validationSize", validationSize, 1, preset.validationSize()),
                attributes.orPreset("minibatchSize", minibatchSize, 1, -1),
                attributes.orPreset("fullEvaluationEvery", fullEvaluationEvery, 1, preset.fullEvaluationEvery()));
    }

    /** The trials of a search over that many variables, by DSPy's rule {@code max(2 v log2 N, 1.5 N)} where they are not given. */
    public int trialsFor(int freeVariables) {
        int candidates = preset.candidates();
        int byRule = (int) Math.max(2 * freeVariables * (Math.log(candidates) / Math.log(2)), 1.5 * candidates);
        return trials > 0 ? trials : Math.max(preset.leastTrials(), byRule);
    }

    /** The plan of that many trials on that many validation examples. */
    public SearchPlan plan(int count, int validation) {
        int minibatch = minibatchSize;
        if (minibatch < 0) {
            minibatch = validation <= preset.noMinibatchesUpTo() ? validation : preset.minibatchSize();
        }
        return new SearchPlan(count, minibatch >= validation ? 0 : minibatch, fullEvaluationEvery);
    }

    public List<String> warnings(Workload workload) {
        int examples = Math.min(validationSize, workload.validation());
        return minibatchSize > examples
                ? List.of("minibatchSize = " + minibatchSize + " is more than the " + examples
                        + " validation examples of the search: every trial is a full evaluation")
                : List.of();
    }

    public List<String> describe() {
        return List.of(
                "trials = " + (trials > 0 ? trials : "by variables and candidates, N = " + preset.candidates()),
                "validationSize = " + (validationSize == Integer.MAX_VALUE ? "all" : validationSize),
                "minibatchSize = "
                        + (minibatchSize > 0
                                ? minibatchSize
                                : preset.minibatchSize() + " above " + preset.noMinibatchesUpTo() + " examples"),
                "fullEvaluationEvery = " + fullEvaluationEvery);
    }
}
