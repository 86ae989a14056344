package dev.attune.engine.program;

import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.evaluate.Graded;
import dev.attune.engine.evaluate.MetricContext;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.event.Preference;
import dev.attune.engine.gate.Thresholds;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.predict.Program;
import dev.attune.engine.statistics.Tails;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an annotated class defines. Immutable; reading it runs no code of the user.
 *
 * @param className the fully qualified name of the class
 * @param displayName the name for reports
 * @param about what its author says of it
 * @param signatures the modules in program order
 * @param metrics the metrics, the objective first
 * @param optimizers the optimizers in the order of the annotations
 * @param preference which of several candidates that score nearly the same wins; null: the best
 * @param modelRoles the roles for which the class has a model method
 * @param instances makes an instance of the class, whose methods give data, models and scores
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProgramDefinition(
        String className,
        String displayName,
        Program.About about,
        List<Signature> signatures,
        List<MetricSpec> metrics,
        List<OptimizerSpec> optimizers,
        @Nullable Preference preference,
        Set<Role> modelRoles,
        Supplier<Instance> instances) {

    /** Copies the collections. */
    public ProgramDefinition {
        signatures = List.copyOf(signatures);
        metrics = List.copyOf(metrics);
        optimizers = List.copyOf(optimizers);
        modelRoles = Set.copyOf(modelRoles);
    }

    /** The metric that is maximized. */
    public MetricSpec objective() {
        return metrics.get(0);
    }

    /** Whether AI Services of the program ask their model with JSON schemas for answers. */
    public boolean asksWithSchemas(RoleModels models) {
        return models.of(Role.TASK).takesSchemas() && signatures.stream().anyMatch(ServiceMethod::hasForm);
    }

    /** How many claims the gates of the program make. */
    public int claims() {
        int claims = 0;
        for (MetricSpec metric : metrics) {
            GateSpec gate = metric.gate();
            claims += gate == null ? 0 : gate.thresholds().claims();
        }
        return claims;
    }

    /** Whether a gate reads the test split. */
    public boolean hasGates() {
        return metrics.stream().anyMatch(metric -> metric.gate() != null);
    }

    /**
     * A metric.
     *
     * @param name its name
     * @param min its lowest value
     * @param max its highest value
     * @param ofSet whether it has a value of the whole set and none of single examples
     * @param judges what it asks, in the order of its parameters
     * @param gate its gate; null: it is not gated
     */
    public record MetricSpec(
            String name,
            double min,
            double max,
            boolean ofSet,
            List<JudgeSpec> judges,
            @Nullable GateSpec gate) {

        /** Copies the list. */
        public MetricSpec {
            judges = List.copyOf(judges);
        }

        /** A metric of single examples that asks no judge. */
        public MetricSpec(String name, double min, double max, @Nullable GateSpec gate) {
            this(name, min, max, false, List.of(), gate);
        }

        /** How many calls its judges take for an example, if it asks each once and all can be read: the first two votes mostly agree. */
        public int judgeCalls() {
            return judges.stream().mapToInt(judge -> (judge.votes() + 1) / 2).sum();
        }

        /** How many they take at most. */
        public int mostJudgeCalls() {
            return judges.stream().mapToInt(judge -> 2 * judge.votes()).sum();
        }
    }

    /**
     * A judge of a metric.
     *
     * @param module its module; null: it is a model that the metric asks itself
     * @param votes how often it is asked
     */
    public record JudgeSpec(@Nullable Signature module, int votes) {}

    /**
     * A gate.
     *
     * @param thresholds what is asked
     * @param confidence of the intervals
     * @param tails what graded scores may be like
     * @param p90Tokens the tokens that nine in ten runs of the winner may take at most; null: any number
     * @param p95Latency the time that 19 in 20 runs of the winner may take at most; null: any time
     * @param looks how often it looks at what was measured so far, at least 1
     * @param repeats how often each example is run, at least 1
     * @param inconclusive what an inconclusive gate does to the build
     * @param slices what is asked of slices of the test split
     * @param noExampleWorseBy how much worse than the program in production any example may be; null: any
     */
    public record GateSpec(
            Thresholds thresholds,
            double confidence,
            Tails tails,
            @Nullable Integer p90Tokens,
            @Nullable Duration p95Latency,
            int looks,
            int repeats,
            Inconclusive inconclusive,
            List<SliceSpec> slices,
            @Nullable Double noExampleWorseBy) {

        /** Copies the list. */
        public GateSpec {
            slices = List.copyOf(slices);
        }

        /** The same gate, with runs that may take any time. */
        public GateSpec withoutLatency() {
            return new GateSpec(
                    thresholds,
                    confidence,
                    tails,
                    p90Tokens,
                    null,
                    looks,
                    repeats,
                    inconclusive,
                    slices,
                    noExampleWorseBy);
        }
    }

    /**
     * What a gate asks of each slice of the test split.
     *
     * @param by what slices the examples: a component or key of the input, or a named value
     * @param thresholds what is asked
     */
    public record SliceSpec(String by, Thresholds thresholds) {}

    /**
     * An optimizer.
     *
     * @param name its name, that of its annotation
     * @param optimizer the optimizer
     * @param seed the seed of its annotation
     */
    public record OptimizerSpec(String name, Optimizer optimizer, long seed) {}

    /** An instance of the class. Its scorers and its factory are called from several threads. */
    public interface Instance {

        /** Builds the program. */
        Program.Factory factory();

        /** The training split; empty if the class has none. */
        List<Example<?, ?>> train();

        /** The validation split; empty if the class has none. */
        List<Example<?, ?>> validation();

        /** The test split; empty if the class has none. */
        List<Example<?, ?>> test();

        /** What groups the examples of the test split; empty if nothing does. */
        default String groupBy() {
            return "";
        }

        /** The folds of training and validation split, which are then the same; none if these differ. */
        default Folds folds() {
            return Folds.NONE;
        }

        /** Whether one method gives all examples, which are then split. */
        default boolean givesAllExamples() {
            return false;
        }

        /**
         * The code of a metric.
         *
         * @param context has the judges that it asks
         */
        MetricDefinition.Scorer scorer(String metric, MetricContext context);

        /** The code of a metric of the whole set. */
        SetMetric.Code setMetric(String metric);

        /** The predictions that people have graded by a metric; empty if the class has none. */
        List<Graded<?, ?, ?>> graded(String metric);

        /** The model of a role, if the class has a method for it. */
        Optional<ChatModel> model(Role role);

        /** The model to test if neither the class nor the settings name one. */
        default Optional<ChatModel> defaultModel() {
            return Optional.empty();
        }

        /** Ends its use. */
        default void close() {}
    }
}
