package dev.attune.engine.optimize;

import java.util.List;

/**
 * How long a search is, and on what it scores.
 *
 * @param preset the preset's numbers
 * @param trials trials; -1: by the number of variables and candidates
 * @param validationSize validation examples at most
 * @param minibatchSize validation examples per trial; -1: the preset's
 * @param fullEvaluationEvery trials from one full evaluation to the next
 */
record SearchSettings(
        PresetNumbers preset, int trials, int validationSize, int minibatchSize, int fullEvaluationEvery) {

    static SearchSettings of(
            Attributes attributes,
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

    /** The plan for a space of prompt sets and that many validation examples. */
    SearchPlan planFor(PromptSpace space, int validation) {
        return plan(trialsFor(space.freeVariables()), validation);
    }

    /** The trials of a search over that many variables, by DSPy's rule {@code max(2 v log2 N, 1.5 N)} where they are not given. */
    int trialsFor(int freeVariables) {
        int candidates = preset.candidates();
        int byRule = (int) Math.max(2 * freeVariables * (Math.log(candidates) / Math.log(2)), 1.5 * candidates);
        return trials > 0 ? trials : Math.max(preset.leastTrials(), byRule);
    }

    /** The plan of that many trials on that many validation examples. */
    SearchPlan plan(int count, int validation) {
        int minibatch = minibatchSize;
        if (minibatch < 0) {
            minibatch = validation <= preset.noMinibatchesUpTo() ? validation : preset.minibatchSize();
        }
        return new SearchPlan(count, minibatch >= validation ? 0 : minibatch, fullEvaluationEvery);
    }

    List<String> warnings(Workload workload) {
        int examples = Math.min(validationSize, workload.validation());
        return minibatchSize > examples
                ? List.of("minibatchSize = " + minibatchSize + " is more than the " + examples
                        + " validation examples of the search: every trial is a full evaluation")
                : List.of();
    }

    List<String> describe() {
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
