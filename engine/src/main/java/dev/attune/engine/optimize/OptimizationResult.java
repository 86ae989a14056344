package dev.attune.engine.optimize;

import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TriedInstruction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer found. Immutable. A class with a builder, so that it can learn to tell more without breaking optimizers of others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptimizationResult {

    private final Status status;
    private final @Nullable String statusReason;
    private final @Nullable RuntimeException cause;
    private final @Nullable Finalist baseline;
    private final @Nullable Finalist winner;
    private final List<TrialRecord> trials;
    private final List<TriedInstruction> tried;
    private final List<PhaseRecord> phases;
    private final List<String> warnings;
    private final Map<String, Double> importance;
    private final List<Attribution> attribution;
    private final List<StageResult> stages;
    private final Front front;

    private OptimizationResult(Builder builder) {
        status = Objects.requireNonNull(builder.status, "the result of a search needs \"status\"");
        statusReason = builder.statusReason;
        cause = builder.cause;
        baseline = builder.baseline;
        winner = builder.winner;
        trials = List.copyOf(builder.trials);
        tried = List.copyOf(builder.tried);
        phases = List.copyOf(builder.phases);
        warnings = List.copyOf(builder.warnings);
        importance = Map.copyOf(builder.importance);
        attribution = List.copyOf(builder.attribution);
        stages = List.copyOf(builder.stages);
        front = builder.front;
        if (winner != null && baseline == null) {
            throw new IllegalArgumentException(
                    "the result of a search with a \"winner\" needs the \"baseline\" that it was compared with");
        }
    }

    /** Starts the result of a search. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how the search ended. */
    public Status status() {
        return status;
    }

    /** Returns why it ended early; null after a complete search. */
    public @Nullable String statusReason() {
        return statusReason;
    }

    /** Returns what ended it early; null if nothing was thrown. */
    public @Nullable RuntimeException cause() {
        return cause;
    }

    /** Returns the unoptimized program on the validation examples of the search; null if the search did not get that far. */
    public @Nullable Finalist baseline() {
        return baseline;
    }

    /**
     * Returns the best of the candidates with a full evaluation, or the one that a preference has taken, possibly the unoptimized program; null
     * if there is none.
     */
    public @Nullable Finalist winner() {
        return winner;
    }

    /** Returns all evaluations in order. */
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

    /** Returns what a reader must know before relying on the result. */
    public List<String> warnings() {
        return warnings;
    }

    /** Returns the importance of each searched setting, as shares of 1; empty if no settings were searched. */
    public Map<String, Double> importance() {
        return importance;
    }

    /** Returns what each change of the winner was worth, in program order; empty if that was not measured. */
    public List<Attribution> attribution() {
        return attribution;
    }

    /** Returns what each stage of a chain found, in their order; empty if the optimizer is no chain. */
    public List<StageResult> stages() {
        return stages;
    }

    /** Returns the candidates among which the winner was taken. */
    public Front front() {
        return front;
    }

    /** Collects the result of a search. Lists and maps that are not set are empty. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private @Nullable Status status;
        private @Nullable String statusReason;
        private @Nullable RuntimeException cause;
        private @Nullable Finalist baseline;
        private @Nullable Finalist winner;
        private List<TrialRecord> trials = List.of();
        private List<TriedInstruction> tried = List.of();
        private List<PhaseRecord> phases = List.of();
        private List<String> warnings = List.of();
        private Map<String, Double> importance = Map.of();
        private List<Attribution> attribution = List.of();
        private List<StageResult> stages = List.of();
        private Front front = Front.NONE;

        private Builder() {}

        /** Sets how the search ended. */
        public Builder status(Status status) {
            this.status = status;
            return this;
        }

        /** Sets why it ended early; null after a complete search. */
        public Builder statusReason(@Nullable String statusReason) {
            this.statusReason = statusReason;
            return this;
        }

        /** Sets what ended it early; null if nothing was thrown. */
        public Builder cause(@Nullable RuntimeException cause) {
            this.cause = cause;
            return this;
        }

        /** Sets the unoptimized program on the validation examples of the search; null if the search did not get that far. */
        public Builder baseline(@Nullable Finalist baseline) {
            this.baseline = baseline;
            return this;
        }

        /** Sets the best of the candidates with a full evaluation, possibly the unoptimized program; null if there is none. */
        public Builder winner(@Nullable Finalist winner) {
            this.winner = winner;
            return this;
        }

        /** Sets all evaluations in order. */
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

        /** Sets what a reader must know before relying on the result. */
        public Builder warnings(List<String> warnings) {
            this.warnings = warnings;
            return this;
        }

        /** Sets the importance of each searched setting, as shares of 1; empty if no settings were searched. */
        public Builder importance(Map<String, Double> importance) {
            this.importance = importance;
            return this;
        }

        /** Sets what each change of the winner was worth, in program order; empty if that was not measured. */
        public Builder attribution(List<Attribution> attribution) {
            this.attribution = attribution;
            return this;
        }

        /** Sets what each stage of a chain found, in their order; empty if the optimizer is no chain. */
        public Builder stages(List<StageResult> stages) {
            this.stages = stages;
            return this;
        }

        /** Sets the candidates among which the winner was taken. */
        public Builder front(Front front) {
            this.front = front;
            return this;
        }

        /**
         * Returns the result of a search of these values.
         *
         * @throws NullPointerException if the status is missing
         * @throws IllegalArgumentException if there is a winner and no baseline
         */
        public OptimizationResult build() {
            return new OptimizationResult(this);
        }
    }
}
