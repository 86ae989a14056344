package dev.attune.report;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.PricedModel;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.CallTokens;
import dev.attune.runtime.annotations.PromptPart;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gates of the program of {@link LeafFixtures}, comparisons of models, and what changes were worth. */
public final class GateFixtures {

    private GateFixtures() {}

    /** A comparison of two models, one metric better and one worse. */
    public static ComparisonRecord comparison() {
        return new ComparisonRecord(
                LeafFixtures.leaf("optimizer:mipro"),
                "the accepted artifact",
                "openai:old",
                "openai:new",
                List.of(
                        row(
                                "exactMatch",
                                0.5,
                                0.25,
                                new Guard(
                                        0.02,
                                        Verdict.FAILED,
                                        List.of("Against openai:old, openai:new changes exactMatch: a loss is shown."),
                                        Inconclusive.WARN)),
                        row("brevity", 0.5, 0.75, null)),
                List.of("1 of 40 answers of openai:new could not be read."),
                new Usage(80, 0, 4000, 400),
                Duration.ofSeconds(12));
    }

    static Row row(String metric, double before, double after, @Nullable Guard guard) {
        return new Row(
                metric,
                new ScoreRecord(new Estimate(before, new Interval(before - 0.1, before + 0.1, 0.95), 40), 0, 0, 0),
                new ScoreRecord(new Estimate(after, new Interval(after - 0.1, after + 0.1, 0.95), 40), 0, 0, 0),
                new PairedDifference(
                        after - before, new Interval(after - before - 0.125, after - before + 0.125, 0.95), 40),
                guard);
    }

    /** Of two changes and two metrics: one that carries the gain, and one that could be dropped. */
    public static WorthRecord worth() {
        return new WorthRecord(
                LeafFixtures.leaf("gate:exactMatch"),
                "mipro",
                List.of(
                        new WorthRecord.Part(
                                "AnswerQuestion",
                                PromptPart.DEMOS,
                                List.of(effect("exactMatch", 0.15, 0.05, 0.26), effect("brevity", 0.04, -0.02, 0.1))),
                        new WorthRecord.Part(
                                "WriteQuery",
                                PromptPart.INSTRUCTION,
                                List.of(effect("exactMatch", 0, -0.04, 0.04), effect("brevity", -0.05, -0.1, -0.01)))),
                List.of("Measured on 34 of 40 test examples."),
                new Usage(64, 8, 9_000, 700),
                Duration.ofSeconds(9));
    }

    static WorthRecord.Effect effect(String metric, double mean, double low, double high) {
        return new WorthRecord.Effect(metric, new PairedDifference(mean, new Interval(low, high, 0.95), 34), null);
    }

    /** The same where nothing could be measured. */
    public static WorthRecord unmeasuredWorth(String reason) {
        return new WorthRecord(
                LeafFixtures.leaf("gate:exactMatch"),
                "mipro",
                List.of(new WorthRecord.Part(
                        "AnswerQuestion",
                        PromptPart.DEMOS,
                        List.of(new WorthRecord.Effect("exactMatch", null, reason)))),
                List.of(),
                Usage.NONE,
                Duration.ZERO);
    }

    static ScoreRecord score(double mean, double low, double high, int count) {
        return new ScoreRecord(new Estimate(mean, new Interval(low, high, 0.95), count), 1, 0, 0);
    }

    public static GateRecord gate() {
        return gate(Verdict.PASSED, ModuleFixtures.modules(), examples());
    }

    public static GateRecord gate(Verdict verdict, List<ModuleChange> modules, List<GateRecord.Example> examples) {
        return gateThatHasJudged(3, verdict, modules, examples);
    }

    /** A gate with an accepted artifact, than which the winner is 0.025 worse. */
    public static GateRecord guard() {
        return measured()
                .verdict(Verdict.INCONCLUSIVE)
                .reasons(List.of("A loss of more than 0.05 is neither shown nor excluded."))
                .notWorseBy(0.05)
                .accepted(score(0.45, 0.307, 0.602, 40))
                .change(new PairedDifference(-0.025, new Interval(-0.08, 0.03, 0.95), 40))
                .modules(ModuleFixtures.modules())
                .examples(examples())
                .contenders(List.of())
                .usage(new Usage(240, 0, 84_000, 2_400))
                .build();
    }

    public static GateRecord gateThatHasJudged(
            int candidates, Verdict verdict, List<ModuleChange> modules, List<GateRecord.Example> examples) {
        return measured()
                .groups(12)
                .taskModel(new PricedModel("openai:small", new BigDecimal("0.40"), new BigDecimal("1.60")))
                .claims(List.of(
                        new Claim("exactMatch", "at least 0.35", 2, 2),
                        new Claim("exactMatch", "a gain of at least 0.02", 1, 2)))
                .judged(candidates)
                .judgedAtMost(20)
                .verdict(verdict)
                .reasons(List.of(
                        "0.425 is at least 0.350.",
                        "The gain of 0.125 is at least 0.020, and so is its whole interval."))
                .atLeast(0.35)
                .gain(0.02)
                .modules(modules)
                .prompts(List.of(ModuleFixtures.prompt("Answer briefly.", "Question: asked in a test")))
                .examples(examples)
                .contenders(List.of(
                        new GateRecord.Contender(
                                "mipro",
                                score(0.317, 0.213, 0.442, 60),
                                score(0.427, 0.31, 0.553, 60),
                                score(0.41, 0.319, 0.508, 100),
                                new Usage(1_362, 312, 761_350, 25_190),
                                Duration.ofMillis(292_500),
                                true),
                        new GateRecord.Contender(
                                "bootstrap-random-search",
                                score(0.317, 0.213, 0.442, 60),
                                null,
                                null,
                                new Usage(400, 0, 90_000, 5_000),
                                Duration.ofMillis(92_500),
                                false)))
                .build();
    }

    /** A gate that asks for a gain of 0.2. */
    public static GateRecord failingGate(List<GateRecord.Example> examples) {
        return failingGate(examples, 0.2);
    }

    public static GateRecord failingGate(List<GateRecord.Example> examples, double gain) {
        return measured()
                .verdict(Verdict.FAILED)
                .reasons(List.of("The gain of 0.125 is below " + gain + "."))
                .claims(List.of(new Claim("exactMatch", "a gain of at least " + gain, 0, 1)))
                .gain(gain)
                .highest(1.0)
                .examples(examples)
                .build();
    }

    /** A gate that cannot decide, and says how many examples would. */
    public static GateRecord openGate(Long enough) {
        return openGate(enough, Inconclusive.WARN);
    }

    public static GateRecord openGate(Long enough, Inconclusive effect) {
        return measured()
                .inconclusive(effect)
                .verdict(Verdict.INCONCLUSIVE)
                .reasons(List.of("A gain of 0.1 is asked and measured, but not shown."))
                .gain(0.1)
                .enough(enough)
                .build();
    }

    /** A gate whose task model has a price, or has none. */
    public static GateRecord costing(@Nullable PricedModel model, List<GateRecord.Example> examples) {
        return measured()
                .verdict(Verdict.PASSED)
                .taskModel(model)
                .modules(ModuleFixtures.modules())
                .examples(examples)
                .build();
    }

    private static GateRecord.Builder measured() {
        return GateRecord.builder()
                .leaf(LeafFixtures.leaf("gate:exactMatch"))
                .metric("exactMatch")
                .optimizer("mipro")
                .baseline(score(0.3, 0.182, 0.454, 40))
                .winner(score(0.425, 0.285, 0.578, 40))
                .difference(new PairedDifference(0.125, new Interval(0.031, 0.225, 0.95), 40))
                .usage(new Usage(160, 0, 84_000, 2_400))
                .duration(Duration.ofMillis(38_100));
    }

    public static List<GateRecord.Example> examples() {
        return List.of(
                example("test-1", "Who directed the film that won Best Picture in 1994?", "Robert Zemeckis", 0.0, 0.0),
                example("test-2", "In which country is the highest mountain of Africa?", "Tanzania", 0.0, 1.0),
                example("test-3", "Which river flows through the capital of Austria?", "Danube", 1.0, 0.0),
                example("test-4", "Who composed the opera that opened the house in Cairo?", "Giuseppe Verdi", 1.0, 1.0),
                example(
                        "test-5",
                        "What is the capital of the country that borders only Italy?",
                        "San Marino",
                        null,
                        1.0),
                example("test-6", "Which element is named after the home of Marie Curie?", "Polonium", 0.0, 1.0));
    }

    public static GateRecord.Example example(
            String id, String question, String expected, @Nullable Double baseline, @Nullable Double winner) {
        return new GateRecord.Example(id, question, expected, answer(expected, baseline), answer(expected, winner));
    }

    private static GateRecord.Answer answer(String expected, @Nullable Double score) {
        if (score == null) {
            return new GateRecord.Answer("the model did not answer in time", null, null, false, List.of());
        }
        return score == 1
                ? new GateRecord.Answer(expected, score, null, false, calls(expected))
                : new GateRecord.Answer(
                        "I think it is " + expected + ", but I am not sure.",
                        score,
                        "longer than asked for",
                        false,
                        calls("Answer: I think it is " + expected));
    }

    private static List<GateRecord.Call> calls(String answer) {
        return List.of(
                new GateRecord.Call("WriteQuery", "a query", new CallTokens(100, 20)),
                new GateRecord.Call("AnswerQuestion", answer, null));
    }
}
