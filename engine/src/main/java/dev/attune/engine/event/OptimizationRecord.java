package dev.attune.engine.event;

import dev.attune.annotations.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer leaf did. Immutable. A class with a builder, so that it can learn to tell more without breaking those who read or make
 * one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptimizationRecord {

    private final LeafInfo leaf;
    private final String optimizer;
    private final Map<String, String> settings;
    private final String objective;
    private final long seed;
    private final Status status;
    private final @Nullable String statusReason;
    private final Map<Role, String> models;
    private final Map<Role, List<String>> servers;
    private final List<ModuleChange> modules;
    private final List<SentPrompt> prompts;
    private final @Nullable ScoreRecord baseline;
    private final @Nullable ScoreRecord winner;
    private final List<TrialRecord> trials;
    private final List<TriedInstruction> tried;
    private final List<PhaseRecord> phases;
    private final Usage usage;
    private final Duration duration;
    private final List<String> warnings;
    private final Map<String, Double> importance;
    private final List<Attribution> attribution;
    private final List<StageRecord> stages;
    private final FrontRecord front;

    private OptimizationRecord(Builder builder) {
        leaf = Objects.requireNonNull(builder.leaf, "the record of an optimization needs \"leaf\"");
        optimizer = Objects.requireNonNull(builder.optimizer, "the record of an optimization needs \"optimizer\"");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(builder.settings));
        objective = Objects.requireNonNull(builder.objective, "the record of an optimization needs \"objective\"");
        seed = Objects.requireNonNull(builder.seed, "the record of an optimization needs \"seed\"");
        status = Objects.requireNonNull(builder.status, "the record of an optimization needs \"status\"");
        statusReason = builder.statusReason;
        models = Collections.unmodifiableMap(new LinkedHashMap<>(builder.models));
        servers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.servers));
        modules = List.copyOf(builder.modules);
        prompts = List.copyOf(builder.prompts);
        baseline = builder.baseline;
        winner = builder.winner;
        trials = List.copyOf(builder.trials);
        tried = List.copyOf(builder.tried);
        phases = List.copyOf(builder.phases);
        usage = Objects.requireNonNull(builder.usage, "the record of an optimization needs \"usage\"");
        duration = Objects.requireNonNull(builder.duration, "the record of an optimization needs \"duration\"");
        warnings = List.copyOf(builder.warnings);
        importance = largestFirst(builder.importance);
        attribution = List.copyOf(builder.attribution);
        stages = List.copyOf(builder.stages);
        front = builder.front;
    }

    /** Starts the record of an optimization. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the test leaf. */
    public LeafInfo leaf() {
        return leaf;
    }

    /** Returns the name of the optimizer, such as {@code mipro}. */
    public String optimizer() {
        return optimizer;
    }

    /** Returns the optimizer's effective settings by name, in their order. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Returns the name of the metric that was maximized. */
    public String objective() {
        return objective;
    }

    /** Returns the effective seed. */
    public long seed() {
        return seed;
    }

    /** Returns how it ended. */
    public Status status() {
        return status;
    }

    /** Returns why it ended early, or why no search was needed; null after a complete search. */
    public @Nullable String statusReason() {
        return statusReason;
    }

    /** Returns the model name for each role that has its own model. */
    public Map<Role, String> models() {
        return models;
    }

    /** Returns the addresses of the servers of each role's model, without credentials; a role is absent if the settings name no server. */
    public Map<Role, List<String>> servers() {
        return servers;
    }

    /** Returns what changed in each module, in program order; empty if there is no winner. */
    public List<ModuleChange> modules() {
        return modules;
    }

    /** Returns one request of each module of the winner as it was sent, in program order; empty if no model has answered one. */
    public List<SentPrompt> prompts() {
        return prompts;
    }

    /** Returns the score of the unoptimized program on the validation split; null if it was not measured. */
    public @Nullable ScoreRecord baseline() {
        return baseline;
    }

    /** Returns the score of the winner on the validation split; null if it was not measured. Without a preference it is the maximum of many and so too
     * high on average; the gate measures what the winner is really worth. */
    public @Nullable ScoreRecord winner() {
        return winner;
    }

    /** Returns all evaluations in the order of the search. */
    public List<TrialRecord> trials() {
        return trials;
    }

    /**
     * Returns each instruction that the search has evaluated on validation examples, the seed instructions among them; empty if there was
     * no search.
     */
    public List<TriedInstruction> tried() {
        return tried;
    }

    /** Returns all phases in order. */
    public List<PhaseRecord> phases() {
        return phases;
    }

    /** Returns the total cost of the leaf. */
    public Usage usage() {
        return usage;
    }

    /** Returns how long it took. */
    public Duration duration() {
        return duration;
    }

    /** Returns what a reader must know before relying on the result: a degraded run says so here. */
    public List<String> warnings() {
        return warnings;
    }

    /** Returns what each change of the winner was worth, in program order; empty if that was not measured. */
    public List<Attribution> attribution() {
        return attribution;
    }

    /** Returns what each stage of a chain found, in their order; empty if the optimizer is no chain. */
    public List<StageRecord> stages() {
        return stages;
    }

    /** Returns what the candidates score and cost that were measured on all validation examples of the search, and which was taken. */
    public FrontRecord front() {
        return front;
    }

    /** Returns the importance of each searched setting, as shares of 1, the largest first; empty if no settings were
     * searched. */
    public Map<String, Double> importance() {
        return importance;
    }

    private static Map<String, Double> largestFirst(Map<String, Double> shares) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /** How an optimization ended. */
    public enum Status {
        /** The search was completed. */
        COMPLETED,
        /** The artifact is up to date: there was nothing to search. */
        UP_TO_DATE,
        /** The budget was used up; the winner is the best so far. */
        BUDGET_EXHAUSTED,
        /** It was cancelled, or its models failed too often; the best so far is reported but not used. */
        ABORTED
    }

    /** Collects the record of an optimization. Lists and maps that are not set are empty. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private @Nullable LeafInfo leaf;
        private @Nullable String optimizer;
        private Map<String, String> settings = Map.of();
        private @Nullable String objective;
        private @Nullable Long seed;
        private @Nullable Status status;
        private @Nullable String statusReason;
        private Map<Role, String> models = Map.of();
        private Map<Role, List<String>> servers = Map.of();
        private List<ModuleChange> modules = List.of();
        private List<SentPrompt> prompts = List.of();
        private @Nullable ScoreRecord baseline;
        private @Nullable ScoreRecord winner;
        private List<TrialRecord> trials = List.of();
        private List<TriedInstruction> tried = List.of();
        private List<PhaseRecord> phases = List.of();
        private @Nullable Usage usage;
        private @Nullable Duration duration;
        private List<String> warnings = List.of();
        private Map<String, Double> importance = Map.of();
        private List<Attribution> attribution = List.of();
        private List<StageRecord> stages = List.of();
        private FrontRecord front = FrontRecord.NONE;

        private Builder() {}

        /** Sets the test leaf. */
        public Builder leaf(LeafInfo leaf) {
            this.leaf = leaf;
            return this;
        }

        /** Sets the name of the optimizer, such as {@code mipro}. */
        public Builder optimizer(String optimizer) {
            this.optimizer = optimizer;
            return this;
        }

        /** Sets the optimizer's effective settings by name, in their order. */
        public Builder settings(Map<String, String> settings) {
            this.settings = settings;
            return this;
        }

        /** Sets the name of the metric that was maximized. */
        public Builder objective(String objective) {
            this.objective = objective;
            return this;
        }

        /** Sets the effective seed. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Sets how it ended. */
        public Builder status(Status status) {
            this.status = status;
            return this;
        }

        /** Sets why it ended early, or why no search was needed; null after a complete search. */
        public Builder statusReason(@Nullable String statusReason) {
            this.statusReason = statusReason;
            return this;
        }

        /** Sets the model name for each role that has its own model. */
        public Builder models(Map<Role, String> models) {
            this.models = models;
            return this;
        }

        /** Sets the addresses of the servers of each role's model, without credentials. */
        public Builder servers(Map<Role, List<String>> servers) {
            this.servers = servers;
            return this;
        }

        /** Sets what changed in each module, in program order; empty if there is no winner. */
        public Builder modules(List<ModuleChange> modules) {
            this.modules = modules;
            return this;
        }

        /** Sets one request of each module of the winner as it was sent, in program order; empty if no model has answered one. */
        public Builder prompts(List<SentPrompt> prompts) {
            this.prompts = prompts;
            return this;
        }

        /** Sets the score of the unoptimized program on the validation split; null if it was not measured. */
        public Builder baseline(@Nullable ScoreRecord baseline) {
            this.baseline = baseline;
            return this;
        }

        /** Sets the score of the winner on the validation split; null if it was not measured. It is the maximum of many and so too
         * high on average; the gate measures what the winner is really worth. */
        public Builder winner(@Nullable ScoreRecord winner) {
            this.winner = winner;
            return this;
        }

        /** Sets all evaluations in the order of the search. */
        public Builder trials(List<TrialRecord> trials) {
            this.trials = trials;
            return this;
        }

        /** Sets each instruction that the search has evaluated on validation examples, the seed instructions among them. */
        public Builder tried(List<TriedInstruction> tried) {
            this.tried = tried;
            return this;
        }

        /** Sets all phases in order. */
        public Builder phases(List<PhaseRecord> phases) {
            this.phases = phases;
            return this;
        }

        /** Sets the total cost of the leaf. */
        public Builder usage(Usage usage) {
            this.usage = usage;
            return this;
        }

        /** Sets how long it took. */
        public Builder duration(Duration duration) {
            this.duration = duration;
            return this;
        }

        /** Sets what a reader must know before relying on the result: a degraded run says so here. */
        public Builder warnings(List<String> warnings) {
            this.warnings = warnings;
            return this;
        }

        /** Sets what each change of the winner was worth, in program order; empty if that was not measured. */
        public Builder attribution(List<Attribution> attribution) {
            this.attribution = attribution;
            return this;
        }

        /** Sets what each stage of a chain found, in their order; empty if the optimizer is no chain. */
        public Builder stages(List<StageRecord> stages) {
            this.stages = stages;
            return this;
        }

        /** Sets the importance of each searched setting, as shares of 1, the largest first; empty if no settings were
         * searched. */
        public Builder importance(Map<String, Double> importance) {
            this.importance = importance;
            return this;
        }

        /** Sets what the candidates score and cost that were measured on all validation examples of the search. */
        public Builder front(FrontRecord front) {
            this.front = front;
            return this;
        }

        /**
         * Returns the record of an optimization of these values.
         *
         * @throws NullPointerException if one that every such record has is missing; the message names it
         */
        public OptimizationRecord build() {
            return new OptimizationRecord(this);
        }
    }
}
