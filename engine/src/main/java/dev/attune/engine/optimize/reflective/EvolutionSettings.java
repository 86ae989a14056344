package dev.attune.engine.optimize.reflective;

import dev.attune.engine.optimize.settings.PresetNumbers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How instructions evolve. Immutable.
 *
 * @param preset what the number of calls follows from if it is not set
 * @param validationSize maximum number of validation examples
 * @param calls model calls that the evolution may take; -1: by the preset
 * @param minibatchSize training examples that an instruction is rewritten from
 * @param atOnce instructions rewritten side by side
 * @param merges merges at most
 * @param temperature the temperature of the proposer model
 */
record EvolutionSettings(
        PresetNumbers preset,
        int validationSize,
        int calls,
        int minibatchSize,
        int atOnce,
        int merges,
        double temperature) {

    /**
     * The calls that the evolution may take: if they are not set, those of a search of the preset for instructions and demos of all modules.
     *
     * @param modules the number of modules
     * @param validation the number of validation examples
     */
    long callsFor(int modules, int validation) {
        return CallLimit.of(calls, preset, modules, validationSize, validation);
    }

    /** The least that can find anything: to rewrite one instruction, and to measure what comes of it. */
    long leastCalls(int modules, int validation) {
        return (long) Math.ceil(step(modules) + (double) modules * validation);
    }

    /**
     * What it takes to rewrite one instruction and to compare it.
     *
     * @param callsPerRun the calls of a run of the program
     */
    double step(double callsPerRun) {
        return 2 * minibatchSize * callsPerRun + 1;
    }

    /** The effective settings by name, but for the validation examples. */
    Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("calls", CallLimit.describe(calls, preset));
        described.put("minibatchSize", "" + minibatchSize);
        described.put("atOnce", "" + atOnce);
        described.put("merges", "" + merges);
        described.put("temperature", "" + temperature);
        return described;
    }
}
