package dev.attune.engine.optimize;

import dev.attune.annotations.Mipro;
import dev.attune.annotations.Preset;
import dev.attune.engine.bootstrap.BootstrapSettings;
import dev.attune.engine.propose.Grounding;
import java.util.List;

/**
 * The settings of MIPRO, with the preset's numbers filled in.
 *
 * @param instructions instructions per module, the seed instruction included
 * @param demoSets demo sets, the empty one included
 * @param trials trials; -1: by the number of variables and candidates
 * @param candidates N of the preset
 * @param validationSize validation examples at most
 * @param minibatchSize validation examples per trial; -1: the preset's, where the split has more than 50 examples
 * @param fullEvaluationEvery trials from one full evaluation to the next
 * @param maxBootstrappedDemos bootstrapped demos per set and module at most
 * @param maxLabeledDemos demos per set and module at most
 * @param bootstrapThreshold NaN: the metric's highest value
 * @param proposerTemperature 0 to 2
 * @param grounding in what proposals are grounded
 */
record MiproSettings(
        int instructions,
        int demoSets,
        int trials,
        int candidates,
        int validationSize,
        int minibatchSize,
        int fullEvaluationEvery,
        int maxBootstrappedDemos,
        int maxLabeledDemos,
        double bootstrapThreshold,
        double proposerTemperature,
        Grounding grounding) {

    private static final int MINIBATCH = 35;
    private static final int NO_MINIBATCHES_UP_TO = 50;
    private static final int FULL_EVERY = 5;
    private static final int DEMOS = 4;

    /**
     * Reads an annotation.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    static MiproSettings of(Mipro mipro) {
        int candidates = candidates(mipro.preset());
        int bootstrapped = orPreset("maxBootstrappedDemos", mipro.maxBootstrappedDemos(), 0, DEMOS);
        int labeled = orPreset("maxLabeledDemos", mipro.maxLabeledDemos(), 0, DEMOS);
        boolean demos = bootstrapped + labeled > 0;
        if (!(mipro.proposerTemperature() >= 0 && mipro.proposerTemperature() <= 2)) {
            throw new IllegalArgumentException(
                    "@Mipro(proposerTemperature = " + mipro.proposerTemperature() + ") must be from 0 to 2");
        }
        if (Double.isInfinite(mipro.bootstrapThreshold())) {
            throw new IllegalArgumentException("@Mipro(bootstrapThreshold) must be a finite number");
        }
        return new MiproSettings(
                orPreset("instructions", mipro.instructions(), 1, demos ? candidates / 2 : candidates),
                demos ? orPreset("demoSets", mipro.demoSets(), 1, candidates) : 1,
                orPreset("trials", mipro.trials(), 1, -1),
                candidates,
                orPreset("validationSize", mipro.validationSize(), 1, validation(mipro.preset())),
                orPreset("minibatchSize", mipro.minibatchSize(), 1, -1),
                orPreset("fullEvaluationEvery", mipro.fullEvaluationEvery(), 1, FULL_EVERY),
                bootstrapped,
                labeled,
                mipro.bootstrapThreshold(),
                mipro.proposerTemperature(),
                new Grounding(
                        mipro.groundInData(),
                        mipro.groundInProgram(),
                        mipro.groundInDemos(),
                        mipro.groundInHistory(),
                        List.of(mipro.tips())));
    }

    /** One {@code name = value} for each setting in force. */
    List<String> describe() {
        return List.of(
                "instructions = " + instructions,
                "demoSets = " + demoSets,
                "trials = " + (trials > 0 ? trials : "by variables and candidates, N = " + candidates),
                "validationSize = " + validationSize,
                "minibatchSize = "
                        + (minibatchSize > 0
                                ? minibatchSize
                                : MINIBATCH + " above " + NO_MINIBATCHES_UP_TO + " examples"),
                "fullEvaluationEvery = " + fullEvaluationEvery,
                "maxBootstrappedDemos = " + maxBootstrappedDemos,
                "maxLabeledDemos = " + maxLabeledDemos,
                "bootstrapThreshold = " + (Double.isNaN(bootstrapThreshold) ? "highest value" : bootstrapThreshold),
                "proposerTemperature = " + proposerTemperature,
                "groundInData = " + grounding.data(),
                "groundInProgram = " + grounding.program(),
                "groundInDemos = " + grounding.demos(),
                "groundInHistory = " + grounding.history(),
                "tips = " + grounding.tips());
    }

    BootstrapSettings bootstrap(double metricMax) {
        double threshold = Double.isNaN(bootstrapThreshold) ? metricMax : bootstrapThreshold;
        return new BootstrapSettings(demoSets, maxBootstrappedDemos, maxLabeledDemos, threshold);
    }

    /** The plan for a space: DSPy's rule {@code max(2 v log2 N, 1.5 N)} where the trials are not given. */
    SearchPlan plan(int freeVariables, int validation) {
        int wanted = trials > 0
                ? trials
                : (int) Math.max(2 * freeVariables * (Math.log(candidates) / Math.log(2)), 1.5 * candidates);
        int minibatch = minibatchSize;
        if (minibatch < 0) {
            minibatch = validation <= NO_MINIBATCHES_UP_TO ? validation : MINIBATCH;
        }
        return new SearchPlan(wanted, minibatch >= validation ? 0 : minibatch, fullEvaluationEvery);
    }

    private static int candidates(Preset preset) {
        return switch (preset) {
            case LIGHT -> 6;
            case MEDIUM -> 12;
            case HEAVY -> 18;
        };
    }

    private static int validation(Preset preset) {
        return switch (preset) {
            case LIGHT -> 100;
            case MEDIUM -> 300;
            case HEAVY -> 1000;
        };
    }

    private static int orPreset(String attribute, int value, int least, int preset) {
        if (value == -1) {
            return preset;
        }
        if (value < least) {
            throw new IllegalArgumentException("@Mipro(" + attribute + " = " + value + ") must be at least " + least
                    + ", or -1 for the preset's value");
        }
        return value;
    }
}
