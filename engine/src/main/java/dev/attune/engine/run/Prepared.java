package dev.attune.engine.run;

import dev.attune.engine.config.Settings;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Program;
import dev.attune.engine.model.Models;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.run.ProgramDefinition.MetricSpec;
import java.util.List;

/**
 * A program that passed its preflight: all that optimizers and gates need.
 *
 * @param settings the settings
 * @param program the program
 * @param splits the data
 * @param models the models
 * @param evaluator runs it
 * @param files where the calls of the run are kept
 * @param instance the instance of the class
 * @param watch tells how far evaluations are
 */
record Prepared(
        Settings settings,
        Program program,
        Splits splits,
        Models models,
        Evaluator evaluator,
        RunFiles files,
        ProgramDefinition.Instance instance,
        RunWatch watch) {

    /** The data, each example with an id of its own within its split. */
    record Splits(List<Example<?, ?>> train, List<Example<?, ?>> validation, List<Example<?, ?>> test) {}

    Workload workload() {
        return Workload.of(program.signatures(), splits.train(), splits.validation());
    }

    MetricDefinition metric(MetricSpec spec) {
        return new MetricDefinition(spec.name(), spec.min(), spec.max(), instance.scorer(spec.name()));
    }
}
