package dev.attune.engine.program;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.artifact.RunFiles;
import dev.attune.engine.config.Settings;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.evaluate.MetricContext;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.predict.Program;
import dev.attune.engine.predict.PromptTimes;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A program that passed its preflight: all that optimizers and gates need.
 *
 * @param definition what its class defines
 * @param settings the settings
 * @param program the program
 * @param splits the data
 * @param models the models
 * @param comparedModel the model with which compare mode compares the task model; null in other modes
 * @param evaluator runs it
 * @param files where the calls of the run are kept
 * @param artifacts where its artifacts are
 * @param artifactsByOptimizer those of each optimizer, by its name
 * @param instance the instance of the class
 * @param watch tells how far evaluations are
 * @param times how long programs ran on test examples
 * @param searchTimes how long they ran on validation examples
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PreparedProgram(
        ProgramDefinition definition,
        Settings settings,
        Program program,
        Splits splits,
        RoleModels models,
        RoleModels.@Nullable Named comparedModel,
        Evaluator evaluator,
        RunFiles files,
        ArtifactStore artifacts,
        Map<String, ArtifactFreshness> artifactsByOptimizer,
        ProgramDefinition.Instance instance,
        EvaluationNotices watch,
        PromptTimes times,
        PromptTimes searchTimes) {

    /**
     * The data, each example with an id of its own within its split.
     *
     * @param train the training split
     * @param validation the validation split
     * @param test the test split
     * @param testGroups the group of each test example; empty if they come in none
     * @param folds the folds of training and validation split, which are then the same
     */
    public record Splits(
            List<Example<?, ?>> train,
            List<Example<?, ?>> validation,
            List<Example<?, ?>> test,
            List<String> testGroups,
            Folds folds) {

        /** Data in which examples come in no groups and no folds. */
        public Splits(List<Example<?, ?>> train, List<Example<?, ?>> validation, List<Example<?, ?>> test) {
            this(train, validation, test, List.of(), Folds.NONE);
        }

        /** The validation examples that are not in the training split. */
        public List<Example<?, ?>> validationOnly() {
            return folds.isEmpty() ? validation : List.of();
        }

        /** How many observations the test split gives a gate: groups, or examples. */
        public int testObservations() {
            return testGroups.isEmpty()
                    ? test.size()
                    : (int) testGroups.stream().distinct().count();
        }
    }

    public ArtifactFreshness artifacts(OptimizerSpec spec) {
        return Objects.requireNonNull(artifactsByOptimizer.get(spec.name()));
    }

    public Workload workload() {
        return Workload.of(
                        program.signatures(),
                        splits.train(),
                        splits.validation(),
                        definition.objective().ofSet())
                .preferringCheaper(definition.preference() != null);
    }

    public MetricDefinition metric(MetricSpec spec) {
        return metric(spec, metricContext());
    }

    /** What a metric needs, with no judge asked so far. */
    public MetricContext metricContext() {
        return new MetricContext(models, settings.pace().exampleTimeout());
    }

    /** @param context is told how judges agree */
    public MetricDefinition metric(MetricSpec spec, MetricContext context) {
        return spec.ofSet()
                ? MetricDefinition.of(
                        new SetMetric(spec.name(), spec.min(), spec.max(), instance.setMetric(spec.name())))
                : new MetricDefinition(spec.name(), spec.min(), spec.max(), instance.scorer(spec.name(), context));
    }
}
