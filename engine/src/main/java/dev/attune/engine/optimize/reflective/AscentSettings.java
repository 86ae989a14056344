package dev.attune.engine.optimize.reflective;

import dev.attune.engine.optimize.settings.PresetNumbers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How SIMBA searches. Immutable.
 *
 * @param preset what the number of calls follows from if it is not set
 * @param validationSize maximum number of validation examples
 * @param calls model calls that the search may take; -1: by the preset
 * @param minibatchSize training examples of a step
 * @param samples how often each of them is run
 * @param candidates new candidates of a step at most
 * @param maxDemos demos of a module at most
 * @param samplingTemperature the temperature of those runs; 0: the task model as it is
 * @param temperature the temperature of the proposer model
 */
record AscentSettings(
        PresetNumbers preset,
        int validationSize,
        int calls,
        int minibatchSize,
        int samples,
        int candidates,
        int maxDemos,
        double samplingTemperature,
        double temperature) {

    private static final int MOST_FINALISTS = 6;

    /** The share of the calls that measures finalists: one of so many. */
    private static final int SHARE_OF_FINALISTS = 3;

    /**
     * The calls that the search may take.
     *
     * @param modules the number of modules
     * @param validation the number of validation examples
     */
    long callsFor(int modules, int validation) {
        return CallLimit.of(calls, preset, modules, validationSize, validation);
    }

    /** The least that can find anything: one step, and to measure one candidate that comes of it. */
    long leastCalls(int modules, int validation) {
        return (long) Math.ceil(step(modules) + (double) modules * validation);
    }

    /**
     * What a step takes: the unoptimized program, samples and candidates on the same examples, and questions to the proposer model.
     *
     * @param callsPerRun the calls of a run of the program
     */
    double step(double callsPerRun) {
        return (1 + samples + candidates) * minibatchSize * callsPerRun + candidates;
    }

    /**
     * How many candidates are measured on all validation examples.
     *
     * @param budget the calls that the search may take
     * @param full what it takes to measure one
     */
    int finalists(long budget, double full) {
        return (int) Math.max(1, Math.min(MOST_FINALISTS, budget / (SHARE_OF_FINALISTS * full)));
    }

    /** The calls that are likely to be made: a step is not begun that could not be finished. */
    long expectedCalls(int modules, int validation) {
        long budget = callsFor(modules, validation);
        double full = (double) modules * validation;
        double finals = finalists(budget, full) * full;
        double steps = Math.floor(Math.max(0, budget - finals) / step(modules));
        return steps == 0 ? 0 : Math.round(steps * step(modules) + finals);
    }

    /** The effective settings by name, but for the validation examples. */
    Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("calls", CallLimit.describe(calls, preset));
        described.put("minibatchSize", "" + minibatchSize);
        described.put("samples", "" + samples);
        described.put("candidates", "" + candidates);
        described.put("maxDemos", "" + maxDemos);
        described.put("samplingTemperature", "" + samplingTemperature);
        described.put("temperature", "" + temperature);
        return described;
    }
}
