package dev.attune.engine.optimize.reflective;

import dev.attune.annotations.Strategy;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchSettings;

/** The model calls that a search may take which has a budget instead of trials. */
final class CallLimit {

    private CallLimit() {}

    /**
     * Those that are set, else those of a search of the preset for instructions and demos of all modules.
     *
     * @param calls what is set; -1: nothing
     * @param modules the number of modules
     * @param validationSize maximum number of validation examples
     * @param validation their number
     */
    static long of(int calls, PresetNumbers preset, int modules, int validationSize, int validation) {
        if (calls > 0) {
            return calls;
        }
        SearchSettings search =
                new SearchSettings(preset, Strategy.RACING, -1, validationSize, -1, preset.fullEvaluationEvery());
        return modules * search.plan(search.trialsFor(2 * modules), validation).expectedRuns(validation);
    }

    /** The same in words, for records. */
    static String describe(int calls, PresetNumbers preset) {
        return calls > 0 ? "" + calls : "by modules and candidates, N = " + preset.candidates();
    }
}
