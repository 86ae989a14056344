package dev.attune.engine.event;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.CallTokens;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a gate leaf measured and decided, on the test split. Immutable. A class with a builder, so that it can learn to tell more without
 * breaking those who read or make one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GateRecord {

    private final LeafInfo leaf;
    private final String metric;
    private final String optimizer;
    private final Verdict verdict;
    private final List<String> reasons;
    private final @Nullable Double atLeast;
    private final @Nullable Double gain;
    private final @Nullable Double notWorseBy;
    private final Inconclusive inconclusive;
    private final ScoreRecord baseline;
    private final @Nullable ScoreRecord accepted;
    private final ScoreRecord winner;
    private final PairedDifference difference;
    private final @Nullable PairedDifference change;
    private final List<Claim> claims;
    private final int groups;
    private final int judged;
    private final int judgedAtMost;
    private final @Nullable Long enough;
    private final @Nullable Double highest;
    private final @Nullable PricedModel taskModel;
    private final List<ModuleChange> modules;
    private final List<SentPrompt> prompts;
    private final List<Example> examples;
    private final List<Contender> contenders;
    private final Usage usage;
    private final Duration duration;

    private GateRecord(Builder builder) {
        leaf = Objects.requireNonNull(builder.leaf, "the record of a gate needs \"leaf\"");
        metric = Objects.requireNonNull(builder.metric, "the record of a gate needs \"metric\"");
        optimizer = Objects.requireNonNull(builder.optimizer, "the record of a gate needs \"optimizer\"");
        verdict = Objects.requireNonNull(builder.verdict, "the record of a gate needs \"verdict\"");
        reasons = List.copyOf(builder.reasons);
        atLeast = builder.atLeast;
        gain = builder.gain;
        notWorseBy = builder.notWorseBy;
        inconclusive = builder.inconclusive;
        accepted = builder.accepted;
        change = builder.change;
        baseline = Objects.requireNonNull(builder.baseline, "the record of a gate needs \"baseline\"");
        winner = Objects.requireNonNull(builder.winner, "the record of a gate needs \"winner\"");
        difference = Objects.requireNonNull(builder.difference, "the record of a gate needs \"difference\"");
        claims = List.copyOf(builder.claims);
        groups = builder.groups;
        judged = builder.judged;
        judgedAtMost = builder.judgedAtMost;
        enough = builder.enough;
        highest = builder.highest;
        taskModel = builder.taskModel;
        modules = List.copyOf(builder.modules);
        prompts = List.copyOf(builder.prompts);
        examples = List.copyOf(builder.examples);
        contenders = List.copyOf(builder.contenders);
        usage = Objects.requireNonNull(builder.usage, "the record of a gate needs \"usage\"");
        duration = Objects.requireNonNull(builder.duration, "the record of a gate needs \"duration\"");
    }

    /** Starts the record of a gate. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the test leaf. */
    public LeafInfo leaf() {
        return leaf;
    }

    /** Returns the name of the metric. */
    public String metric() {
        return metric;
    }

    /** Returns the optimizer whose winner was judged, or {@code artifact}. */
    public String optimizer() {
        return optimizer;
    }

    /** Returns the decision. */
    public Verdict verdict() {
        return verdict;
    }

    /** Returns the decision in sentences. */
    public List<String> reasons() {
        return reasons;
    }

    /** Returns the required value; null: none. */
    public @Nullable Double atLeast() {
        return atLeast;
    }

    /** Returns the required gain; null: none. */
    public @Nullable Double gain() {
        return gain;
    }

    /** Returns how much worse than the program in production the winner may be; null: no such threshold. */
    public @Nullable Double notWorseBy() {
        return notWorseBy;
    }

    /** Returns what the gate does to the build if it is inconclusive; never {@link Inconclusive#BY_SETTING}. */
    public Inconclusive inconclusive() {
        return inconclusive;
    }

    /** Returns the score of the unoptimized program. */
    public ScoreRecord baseline() {
        return baseline;
    }

    /** Returns the score of the accepted artifact; null if there is none that fits the program, or if its prompts are the winner's. */
    public @Nullable ScoreRecord accepted() {
        return accepted;
    }

    /** Returns the score of the tuned program. */
    public ScoreRecord winner() {
        return winner;
    }

    /** Returns winner minus baseline on the examples that count for both. */
    public PairedDifference difference() {
        return difference;
    }

    /**
     * Returns winner minus the program in production on the examples that count for both: the accepted artifact, or the unoptimized
     * program if there is none; null if the winner has its prompts.
     */
    public @Nullable PairedDifference change() {
        return change;
    }

    /** Returns the claims of the gate and how surely each is shown; empty if the program has fewer than two claims. */
    public List<Claim> claims() {
        return claims;
    }

    /** Returns how many groups the test examples make, each of which is one observation of the intervals; 0 if they make none. */
    public int groups() {
        return groups;
    }

    /** Returns how many candidates the test split has judged, this one included; 0 if nobody has counted. */
    public int judged() {
        return judged;
    }

    /** Returns how many candidates a test split may judge before the error rate of its gates no longer holds. */
    public int judgedAtMost() {
        return judgedAtMost;
    }

    /**
     * Returns how many test examples, or groups where {@link #groups} are counted, would decide in four of five runs what is open, if what
     * was measured is true; null if nothing is open, or nobody can say.
     */
    public @Nullable Long enough() {
        return enough;
    }

    /** Returns the highest value that the metric can have; null if nobody has said. */
    public @Nullable Double highest() {
        return highest;
    }

    /** Returns the task model with its price; null if nobody has said. */
    public @Nullable PricedModel taskModel() {
        return taskModel;
    }

    /** Returns what changed in each module, in program order. */
    public List<ModuleChange> modules() {
        return modules;
    }

    /** Returns one request of each module of the winner as it was sent, in program order; empty if no model has answered one. */
    public List<SentPrompt> prompts() {
        return prompts;
    }

    /** Returns each test example with both predictions. */
    public List<Example> examples() {
        return examples;
    }

    /** Returns the optimizers that ran before; of their winners, this one was chosen by its validation score. Empty if an artifact
     * was judged. */
    public List<Contender> contenders() {
        return contenders;
    }

    /** Returns the cost of the leaf. */
    public Usage usage() {
        return usage;
    }

    /** Returns how long it took. */
    public Duration duration() {
        return duration;
    }

    /**
     * One test example, side by side.
     *
     * @param id the id of the example
     * @param input the input as text
     * @param expected the expected output as text
     * @param baseline the answer of the unoptimized program
     * @param winner the answer of the tuned program
     */
    public record Example(String id, String input, String expected, Answer baseline, Answer winner) {}

    /**
     * The answer of a program to an example.
     *
     * @param prediction the output as text, or the reason there is none
     * @param score the score; the lowest value of the metric if there is no output and a prompt can be to blame; null if the example does
     *     not count; of a metric of the whole set, the highest value if the prediction is the expected output, else the lowest
     * @param feedback the feedback of the metric; null: none
     * @param unreadable whether there is no output because the answer of a module could not be read
     * @param calls the calls of modules, in their order
     */
    public record Answer(
            String prediction,
            @Nullable Double score,
            @Nullable String feedback,
            boolean unreadable,
            List<Call> calls) {

        /** Copies the list. */
        public Answer {
            calls = List.copyOf(calls);
        }
    }

    /**
     * A call of a module.
     *
     * @param module its name
     * @param answer what the model answered, as it came; of several rounds of a module, the last
     * @param tokens those of all its requests and answers; null if the model does not report those of each
     */
    public record Call(
            String module, String answer, @Nullable CallTokens tokens) {}

    /**
     * An optimizer that ran on the same program.
     *
     * @param optimizer its name
     * @param baseline the unoptimized program on its validation examples; null if it was not measured
     * @param winner its winner on the same examples; null if there is none
     * @param common its winner on all validation examples, which decides between optimizers; null if nothing was compared
     * @param usage its cost
     * @param duration how long it took
     * @param chosen whether the gate judged its winner
     */
    public record Contender(
            String optimizer,
            @Nullable ScoreRecord baseline,
            @Nullable ScoreRecord winner,
            @Nullable ScoreRecord common,
            Usage usage,
            Duration duration,
            boolean chosen) {}

    /** Collects the record of a gate. Lists and maps that are not set are empty. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private @Nullable LeafInfo leaf;
        private @Nullable String metric;
        private @Nullable String optimizer;
        private @Nullable Verdict verdict;
        private List<String> reasons = List.of();
        private @Nullable Double atLeast;
        private @Nullable Double gain;
        private @Nullable Double notWorseBy;
        private Inconclusive inconclusive = Inconclusive.WARN;
        private @Nullable ScoreRecord baseline;
        private @Nullable ScoreRecord accepted;
        private @Nullable PairedDifference change;
        private @Nullable ScoreRecord winner;
        private @Nullable PairedDifference difference;
        private List<Claim> claims = List.of();
        private int groups;
        private int judged;
        private int judgedAtMost = Integer.MAX_VALUE;
        private @Nullable Long enough;
        private @Nullable Double highest;
        private @Nullable PricedModel taskModel;
        private List<ModuleChange> modules = List.of();
        private List<SentPrompt> prompts = List.of();
        private List<Example> examples = List.of();
        private List<Contender> contenders = List.of();
        private @Nullable Usage usage;
        private @Nullable Duration duration;

        private Builder() {}

        /** Sets the test leaf. */
        public Builder leaf(LeafInfo leaf) {
            this.leaf = leaf;
            return this;
        }

        /** Sets the name of the metric. */
        public Builder metric(String metric) {
            this.metric = metric;
            return this;
        }

        /** Sets the optimizer whose winner was judged, or {@code artifact}. */
        public Builder optimizer(String optimizer) {
            this.optimizer = optimizer;
            return this;
        }

        /** Sets the decision. */
        public Builder verdict(Verdict verdict) {
            this.verdict = verdict;
            return this;
        }

        /** Sets the decision in sentences. */
        public Builder reasons(List<String> reasons) {
            this.reasons = reasons;
            return this;
        }

        /** Sets the required value; null: none. */
        public Builder atLeast(@Nullable Double atLeast) {
            this.atLeast = atLeast;
            return this;
        }

        /** Sets the required gain; null: none. */
        public Builder gain(@Nullable Double gain) {
            this.gain = gain;
            return this;
        }

        /** Sets how much worse than the program in production the winner may be; null: no such threshold. */
        public Builder notWorseBy(@Nullable Double notWorseBy) {
            this.notWorseBy = notWorseBy;
            return this;
        }

        /** Sets what the gate does to the build if it is inconclusive; a warning if not set. */
        public Builder inconclusive(Inconclusive inconclusive) {
            this.inconclusive = inconclusive;
            return this;
        }

        /** Sets the score of the accepted artifact; null if it was not measured. */
        public Builder accepted(@Nullable ScoreRecord accepted) {
            this.accepted = accepted;
            return this;
        }

        /** Sets winner minus the program in production; null if they were not compared. */
        public Builder change(@Nullable PairedDifference change) {
            this.change = change;
            return this;
        }

        /** Sets the score of the unoptimized program. */
        public Builder baseline(ScoreRecord baseline) {
            this.baseline = baseline;
            return this;
        }

        /** Sets the score of the tuned program. */
        public Builder winner(ScoreRecord winner) {
            this.winner = winner;
            return this;
        }

        /** Sets winner minus baseline on the examples that count for both. */
        public Builder difference(PairedDifference difference) {
            this.difference = difference;
            return this;
        }

        /** Sets the claims of the gate and how surely each is shown. */
        public Builder claims(List<Claim> claims) {
            this.claims = claims;
            return this;
        }

        /** Sets how many groups the test examples make; none if not set. */
        public Builder groups(int groups) {
            this.groups = groups;
            return this;
        }

        /** Sets how many candidates the test split has judged, this one included. */
        public Builder judged(int judged) {
            this.judged = judged;
            return this;
        }

        /** Sets how many it may judge before the error rate no longer holds; any number if not set. */
        public Builder judgedAtMost(int judgedAtMost) {
            this.judgedAtMost = judgedAtMost;
            return this;
        }

        /** Sets how many test examples would decide what is open; null if nobody can say. */
        public Builder enough(@Nullable Long enough) {
            this.enough = enough;
            return this;
        }

        /** Sets the highest value that the metric can have. */
        public Builder highest(@Nullable Double highest) {
            this.highest = highest;
            return this;
        }

        /** Sets the task model with its price. */
        public Builder taskModel(@Nullable PricedModel taskModel) {
            this.taskModel = taskModel;
            return this;
        }

        /** Sets what changed in each module, in program order. */
        public Builder modules(List<ModuleChange> modules) {
            this.modules = modules;
            return this;
        }

        /** Sets one request of each module of the winner as it was sent, in program order; empty if no model has answered one. */
        public Builder prompts(List<SentPrompt> prompts) {
            this.prompts = prompts;
            return this;
        }

        /** Sets each test example with both predictions. */
        public Builder examples(List<Example> examples) {
            this.examples = examples;
            return this;
        }

        /** Sets the optimizers that ran before; of their winners, this one was chosen by its validation score. Empty if an artifact
         * was judged. */
        public Builder contenders(List<Contender> contenders) {
            this.contenders = contenders;
            return this;
        }

        /** Sets the cost of the leaf. */
        public Builder usage(Usage usage) {
            this.usage = usage;
            return this;
        }

        /** Sets how long it took. */
        public Builder duration(Duration duration) {
            this.duration = duration;
            return this;
        }

        /**
         * Returns the record of a gate of these values.
         *
         * @throws NullPointerException if one that every such record has is missing; the message names it
         */
        public GateRecord build() {
            return new GateRecord(this);
        }
    }
}
