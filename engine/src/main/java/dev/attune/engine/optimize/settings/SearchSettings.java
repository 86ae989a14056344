package dev.attune.engine.optimize.settings;

import dev.attune.annotations.Preset;
import dev.attune.annotations.Search;
import dev.attune.annotations.Strategy;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.search.race.RacePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * How long a search is, and which examples it scores on: {@link Search} with its preset's numbers filled in. Immutable.
 *
 * @param preset the preset's numbers
 * @param strategy how combinations are searched: {@link Strategy#RACING} or {@link Strategy#TPE}
 * @param trials the number of trials; -1: by the number of variables and candidates
 * @param validationSize maximum number of validation examples
 * @param minibatchSize validation examples per trial; -1: the preset's
 * @param fullEvaluationEvery number of trials from one full evaluation to the next
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SearchSettings(
        PresetNumbers preset,
        Strategy strategy,
        int trials,
        int validationSize,
        int minibatchSize,
        int fullEvaluationEvery) {

    private static final String NESTED = "Search";

    /**
     * Returns the settings of an optimizer that searches combinations.
     *
     * @param annotation the simple name of the optimizer's annotation
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public static SearchSettings ofCombinations(String annotation, Search a) {
        Strategy byPreset = a.preset() == Preset.PAPER ? Strategy.TPE : Strategy.RACING;
        return of(annotation, a, -1, a.strategy() == Strategy.BY_PRESET ? byPreset : a.strategy());
    }

    /**
     * Returns the settings of an optimizer whose search has trials.
     *
     * @param annotation the simple name of the optimizer's annotation
     * @param trials how many there are if {@link Search#trials()} does not say
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public static SearchSettings of(String annotation, Search a, int trials) {
        refuseStrategy(annotation, a, "its trials follow a rule of their own");
        return of(annotation, a, trials, Strategy.TPE);
    }

    private static void refuseStrategy(String annotation, Search a, String why) {
        new AnnotationValues(annotation, NESTED)
                .unused("strategy", a.strategy() != Strategy.BY_PRESET, a.strategy(), why);
    }

    private static SearchSettings of(String annotation, Search a, int trials, Strategy strategy) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        PresetNumbers preset = PresetNumbers.of(a.preset());
        return new SearchSettings(
                preset,
                strategy,
                values.orDefault("trials", a.trials(), 1, trials),
                values.orDefault("validationSize", a.validationSize(), 1, preset.validationSize()),
                values.orDefault("minibatchSize", a.minibatchSize(), 1, -1),
                values.orDefault("fullEvaluationEvery", a.fullEvaluationEvery(), 1, preset.fullEvaluationEvery()));
    }

    /**
     * Returns the settings of an optimizer whose number of trials follows from other attributes.
     *
     * @param why why trials may not be set
     * @throws IllegalArgumentException if they are set, or a value is out of range; the message names it
     */
    public static SearchSettings withoutTrials(String annotation, Search a, String why) {
        new AnnotationValues(annotation, NESTED).unused("trials", a.trials() != -1, a.trials(), why);
        return of(annotation, a, -1);
    }

    /**
     * Returns the maximum number of validation examples for an optimizer whose search only evaluates each candidate in full.
     *
     * @param otherwise how many if the annotation does not say
     * @param why why nothing else may be set
     * @throws IllegalArgumentException if something else is set, or the value is out of range; the message names it
     */
    public static int validationOnly(String annotation, Search a, int otherwise, String why) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        refuseStrategy(annotation, a, why);
        values.unused("trials", a.trials() != -1, a.trials(), why);
        values.unused("minibatchSize", a.minibatchSize() != -1, a.minibatchSize(), why);
        values.unused("fullEvaluationEvery", a.fullEvaluationEvery() != -1, a.fullEvaluationEvery(), why);
        return values.orDefault("validationSize", a.validationSize(), 1, otherwise);
    }

    /**
     * Returns the same for an optimizer that has no preset either: all validation examples if the annotation does not say.
     *
     * @param why why nothing else may be set
     * @throws IllegalArgumentException if something else is set, or the value is out of range; the message names it
     */
    public static int validationWithoutPreset(String annotation, Search a, String why) {
        new AnnotationValues(annotation, NESTED).unused("preset", a.preset() != Preset.LIGHT, a.preset(), why);
        return validationOnly(annotation, a, Integer.MAX_VALUE, why);
    }

    /** Returns how a number of validation examples is shown, which may be all of them. */
    public static Map<String, String> describeValidation(int validationSize) {
        return Map.of("search.validationSize", validationSize == Integer.MAX_VALUE ? "all" : "" + validationSize);
    }

    /**
     * Returns the number of instructions of a module if the annotation does not say.
     *
     * @param demos whether demos are searched too
     */
    public int instructions(boolean demos) {
        if (strategy == Strategy.RACING) {
            return preset.racingInstructions();
        }
        return demos ? preset.candidates() / 2 : preset.candidates();
    }

    /**
     * Returns the number of trials of a search over that many variables; if it is not set, by DSPy's rule {@code max(2 v log2 N, 1.5 N)}.
     */
    public int trialsFor(int freeVariables) {
        int candidates = preset.candidates();
        int byRule = (int) Math.max(2 * freeVariables * (Math.log(candidates) / Math.log(2)), 1.5 * candidates);
        return trials > 0 ? trials : Math.max(preset.leastTrials(), byRule);
    }

    /** Returns the plan for that many trials on that many validation examples. */
    public SearchPlan plan(int count, int validation) {
        int minibatch = minibatchSize;
        if (minibatch < 0) {
            minibatch = validation <= preset.noMinibatchesUpTo() ? validation : preset.minibatchSize();
        }
        return new SearchPlan(count, minibatch >= validation ? 0 : minibatch, fullEvaluationEvery);
    }

    /**
     * Returns the plan of a race that takes as many runs as the trials would, the full evaluation of its winner included.
     *
     * @param doubted see {@link RacePlan#doubted()}
     */
    public RacePlan racePlan(int count, int validation, Set<String> doubted) {
        int runs = (int) Math.min(Integer.MAX_VALUE, plan(count, validation).expectedRuns(validation));
        return RacePlan.of(Math.max(runs - validation / 2, 1), doubted);
    }

    /** Returns what a user should know before the search begins. */
    public List<String> warnings(Workload workload) {
        int examples = Math.min(validationSize, workload.validation());
        return minibatchSize > examples
                ? List.of("minibatchSize = " + minibatchSize + " is more than the " + examples
                        + " validation examples of the search: every trial is a full evaluation")
                : List.of();
    }

    /** Returns the effective settings by name. */
    public Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("search.strategy", strategy.name().toLowerCase(Locale.ROOT));
        described.put(
                "search.trials", trials > 0 ? "" + trials : "by variables and candidates, N = " + preset.candidates());
        described.putAll(describeValidation(validationSize));
        described.put(
                "search.minibatchSize",
                minibatchSize > 0
                        ? "" + minibatchSize
                        : preset.minibatchSize() + " above " + preset.noMinibatchesUpTo() + " examples");
        described.put("search.fullEvaluationEvery", "" + fullEvaluationEvery);
        return described;
    }
}
