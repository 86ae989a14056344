package dev.attune.report;

import dev.attune.annotations.Cost;
import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.engine.event.FrontRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.PricedModel;
import dev.attune.engine.event.RoleUsage;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.StageRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.CallTokens;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.Difference;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.PromptLayout;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records of a run of a question answering program with two modules. */
public final class RunFixtures {

    static final String PROGRAM_CLASS = "com.example.qa.MultiHopQaTest";
    public static final String HOSTILE =
            "<script>alert(1)</script>\"><img src=x onerror=alert(2)> ]]> & '\u0000\u202Eevil\u202C";

    private static final String PROGRAM_ID = "[engine:attune]/[class:" + PROGRAM_CLASS + "]";

    private RunFixtures() {}

    /** A demo, an instruction and an origin that a model or a data set could have written. */
    static List<ModuleChange> hostileModules() {
        return List.of(new ModuleChange(
                HOSTILE,
                HOSTILE,
                "Answer. " + HOSTILE,
                HOSTILE,
                List.of(),
                List.of(new Demonstration(
                        Demonstration.Origin.LABELED, HOSTILE, Map.of(HOSTILE, HOSTILE), Map.of("answer", HOSTILE))),
                HOSTILE,
                List.of()));
    }

    private static List<SentPrompt> hostilePrompts() {
        List<SentPrompt.Message> messages = List.of(new SentPrompt.Message(HOSTILE, HOSTILE));
        return List.of(new SentPrompt(
                HOSTILE, HOSTILE, List.of(new SentPrompt.Message("user", "Answer. " + HOSTILE)), messages, HOSTILE));
    }

    /** A request of a module with one demo, which the unoptimized program sends without it. */
    public static SentPrompt prompt(String system, String asked) {
        return new SentPrompt(
                "AnswerQuestion",
                "test-1",
                List.of(
                        new SentPrompt.Message("system", "Answer the question in a few words."),
                        new SentPrompt.Message("user", asked)),
                List.of(
                        new SentPrompt.Message("system", system),
                        new SentPrompt.Message("user", "Question: Who wrote The Hobbit?"),
                        new SentPrompt.Message("assistant", "Answer: J. R. R. Tolkien"),
                        new SentPrompt.Message("user", asked)),
                null);
    }

    /** A search with hostile text wherever there is text at all. */
    static OptimizationRecord hostileOptimization(OptimizationRecord.Status status) {
        List<TrialRecord> trials = List.of(
                hostileTrial(0, TrialRecord.Kind.BASELINE),
                hostileTrial(1, TrialRecord.Kind.MINIBATCH),
                hostileTrial(2, TrialRecord.Kind.FULL));
        return OptimizationRecord.builder()
                .leaf(hostileLeaf("optimizer:mipro"))
                .optimizer(HOSTILE)
                .settings(Map.of(HOSTILE, HOSTILE))
                .objective(HOSTILE)
                .seed(7)
                .status(status)
                .statusReason(HOSTILE)
                .models(Map.of(Role.TASK, HOSTILE))
                .modules(hostileModules())
                .prompts(hostilePrompts())
                .baseline(score(0.3, 0.2, 0.4, 60))
                .winner(score(0.4, 0.3, 0.5, 60))
                .trials(trials)
                .tried(List.of(new TriedInstruction(HOSTILE, HOSTILE, HOSTILE, 3, 0.5)))
                .front(new FrontRecord(
                        new Preference(Cost.TOKENS, 0.02),
                        HOSTILE,
                        List.of(
                                candidate(0, Map.of(HOSTILE, HOSTILE), 0.3, 100.0, true, false),
                                candidate(2, Map.of(HOSTILE, HOSTILE), 0.4, 200.0, true, true))))
                .phases(List.of(
                        new PhaseRecord(Phase.BOOTSTRAP, Duration.ofMillis(5), new Usage(1, 0, 1, 1), List.of(HOSTILE)),
                        new PhaseRecord(Phase.SEARCH, Duration.ofMillis(5), new Usage(1, 0, 1, 1), List.of(HOSTILE))))
                .usage(new Usage(2, 0, 2, 2))
                .duration(Duration.ofMillis(10))
                .warnings(List.of(HOSTILE))
                .importance(Map.of(HOSTILE, 1.0))
                .build();
    }

    private static TrialRecord hostileTrial(int number, TrialRecord.Kind kind) {
        return new TrialRecord(
                number,
                kind,
                Map.of(HOSTILE, HOSTILE),
                60,
                0.3,
                0.3,
                0,
                0,
                0,
                number == 1 ? HOSTILE : null,
                new Usage(1, 0, 1, 1));
    }

    /** A gate with hostile text wherever there is text at all. */
    static GateRecord hostileGate(Verdict verdict) {
        ScoreRecord score = score(0.3, 0.2, 0.4, 40);
        GateRecord.Answer answer = new GateRecord.Answer(
                HOSTILE, 0.5, HOSTILE, true, List.of(new GateRecord.Call(HOSTILE, HOSTILE, new CallTokens(2, 1))));
        return GateRecord.builder()
                .leaf(hostileLeaf("gate:exactMatch"))
                .metric(HOSTILE)
                .optimizer(HOSTILE)
                .taskModel(new PricedModel(HOSTILE, null, null))
                .verdict(verdict)
                .reasons(List.of(HOSTILE))
                .atLeast(0.35)
                .gain(0.02)
                .baseline(score)
                .winner(score)
                .difference(new PairedDifference(0.125, new Interval(0.031, 0.225, 0.95), 40))
                .modules(hostileModules())
                .prompts(hostilePrompts())
                .examples(List.of(
                        new GateRecord.Example(HOSTILE, HOSTILE, HOSTILE, answer, answer),
                        new GateRecord.Example(
                                "=2",
                                "=cmd|' /C calc'!A0",
                                "+1",
                                answer,
                                new GateRecord.Answer(HOSTILE, null, null, false, List.of()))))
                .contenders(List.of(
                        new GateRecord.Contender(
                                HOSTILE, score, score, score, new Usage(1, 0, 1, 1), Duration.ofMillis(5), true),
                        new GateRecord.Contender(
                                HOSTILE, null, null, null, new Usage(1, 0, 1, 1), Duration.ofMillis(5), false)))
                .usage(new Usage(1, 0, 1, 1))
                .duration(Duration.ofMillis(5))
                .build();
    }

    /** Checks with hostile text in names and messages. */
    static PreflightRecord hostilePreflight() {
        return new PreflightRecord(
                hostileLeaf("preflight:preflight"),
                List.of(
                        new PreflightRecord.Check(HOSTILE, PreflightRecord.Status.OK, HOSTILE),
                        new PreflightRecord.Check(HOSTILE, PreflightRecord.Status.WARNING, HOSTILE),
                        new PreflightRecord.Check(HOSTILE, PreflightRecord.Status.FAILED, HOSTILE)));
    }

    public static LeafRecord end(LeafRecord.Outcome outcome, @Nullable String message) {
        return end(leaf("optimizer:mipro"), LeafRecord.Kind.OPTIMIZER, "mipro", 2, outcome, message);
    }

    /** The leaf of an optimizer in verify mode, whose artifact these changes have made stale. */
    public static LeafRecord stale(List<Difference> changes) {
        return inMode(
                "verify",
                end(LeafRecord.Outcome.STALE, "Artifact not up to date: a.json is stale:\n  - and more"),
                changes);
    }

    /** The leaf of an optimizer that has found no artifact. */
    public static LeafRecord missing(String mode) {
        return inMode(mode, end(LeafRecord.Outcome.MISSING, "there is none at a.json"), List.of());
    }

    private static LeafRecord inMode(String mode, LeafRecord leaf, List<Difference> changes) {
        RunInfo run = Objects.requireNonNull(leaf.run());
        return new LeafRecord(
                leaf.leaf(),
                leaf.kind(),
                leaf.name(),
                leaf.position(),
                leaf.outcome(),
                leaf.message(),
                leaf.ended(),
                leaf.duration(),
                new RunInfo(
                        run.id(),
                        mode,
                        run.replayed(),
                        run.commit(),
                        run.output(),
                        run.journals(),
                        run.usd(),
                        run.roles(),
                        run.artifacts(),
                        run.next()),
                changes);
    }

    static LeafRecord hostileEnd(LeafRecord.Outcome outcome) {
        return end(hostileLeaf("gate:x"), LeafRecord.Kind.GATE, HOSTILE, 3, outcome, HOSTILE);
    }

    public static LeafRecord end(
            LeafInfo leaf,
            LeafRecord.Kind kind,
            String name,
            int position,
            LeafRecord.Outcome outcome,
            @Nullable String message) {
        return new LeafRecord(
                leaf,
                kind,
                name,
                position,
                outcome,
                message,
                Instant.parse("2026-03-01T09:30:00Z"),
                Duration.ofSeconds(3),
                new RunInfo(
                        "run-1",
                        "optimize",
                        false,
                        null,
                        Path.of("target", "attune"),
                        Path.of("target", "attune", "journals"),
                        new BigDecimal("0.0123"),
                        List.of(
                                new RoleUsage(
                                        Role.TASK,
                                        new PricedModel(
                                                "openai:gpt-4o-mini", new BigDecimal("0.15"), new BigDecimal("0.60")),
                                        new Usage(40, 2, 60_000, 5_500)),
                                new RoleUsage(
                                        Role.PROPOSER,
                                        new PricedModel("openai:own", null, null),
                                        new Usage(3, 0, 900, 120))),
                        List.of(new RunInfo.ArtifactInfo(Path.of("a.json"), true, "ab".repeat(32))),
                        "`mvn test -Dattune.mode=accept`"));
    }

    static LeafInfo withId(String uniqueId) {
        return new LeafInfo(uniqueId, PROGRAM_CLASS, "Multi-hop question answering", List.of("WriteQuery"));
    }

    /** The same of a run that writes into another folder. */
    public static LeafRecord end(LeafRecord leaf, Path output) {
        RunInfo run = Objects.requireNonNull(leaf.run());
        return new LeafRecord(
                leaf.leaf(),
                leaf.kind(),
                leaf.name(),
                leaf.position(),
                leaf.outcome(),
                leaf.message(),
                leaf.ended(),
                leaf.duration(),
                new RunInfo(
                        run.id(),
                        run.mode(),
                        run.replayed(),
                        run.commit(),
                        output,
                        output.resolve("journals"),
                        run.usd(),
                        run.roles(),
                        run.artifacts(),
                        run.next()));
    }

    /** The same of another program. */
    public static LeafRecord end(LeafRecord leaf, String programClass) {
        return new LeafRecord(
                new LeafInfo(leaf.leaf().uniqueId(), programClass, "Another", List.of()),
                leaf.kind(),
                leaf.name(),
                leaf.position(),
                leaf.outcome(),
                leaf.message(),
                leaf.ended(),
                leaf.duration(),
                leaf.run());
    }

    private static LeafInfo hostileLeaf(String segment) {
        return new LeafInfo(PROGRAM_ID + "/[" + segment + "]", PROGRAM_CLASS, HOSTILE, List.of(HOSTILE));
    }

    static LeafInfo leaf(String segment) {
        return new LeafInfo(
                PROGRAM_ID + "/[" + segment + "]",
                PROGRAM_CLASS,
                "Multi-hop question answering",
                List.of("WriteQuery", "AnswerQuestion"));
    }

    public static PreflightRecord preflight() {
        return new PreflightRecord(
                leaf("preflight:preflight"),
                List.of(
                        new PreflightRecord.Check(
                                "Splits are apart",
                                PreflightRecord.Status.OK,
                                "80 train, 60 validation, 40 test examples"),
                        new PreflightRecord.Check(
                                "Test split is large enough",
                                PreflightRecord.Status.WARNING,
                                "40 examples tell a gain of 0.020 from none only one time in ten; 900 would do"),
                        new PreflightRecord.Check(
                                "Models are set", PreflightRecord.Status.FAILED, "no model for the role PROPOSER")));
    }

    public static Demonstration labeledDemo() {
        return new Demonstration(
                Demonstration.Origin.LABELED,
                "train-3",
                fields(
                        "context",
                        "[1] The Hobbit was written by J. R. R. Tolkien.",
                        "question",
                        "Who wrote The Hobbit?"),
                Map.of("answer", "J. R. R. Tolkien"));
    }

    public static Demonstration bootstrappedDemo() {
        return new Demonstration(
                Demonstration.Origin.BOOTSTRAPPED,
                "train-17",
                fields(
                        "context",
                        "[1] Damon Albarn is the singer of Blur.\n[2] Blur was formed in London in 1988.",
                        "question",
                        "In which city was the band of Damon Albarn formed?"),
                fields("reasoning", "Damon Albarn sings in Blur; Blur was formed in London.", "answer", "London"));
    }

    private static Map<String, String> fields(String name, String value, String otherName, String otherValue) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(name, value);
        fields.put(otherName, otherValue);
        return fields;
    }

    /** A comparison of two models, one metric better and one worse. */
    public static ComparisonRecord comparison() {
        return new ComparisonRecord(
                leaf("optimizer:mipro"),
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

    /** The same with names and notes that are not to be trusted. */
    public static ComparisonRecord hostileComparison() {
        ComparisonRecord comparison = comparison();
        return new ComparisonRecord(
                comparison.leaf(),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(row(HOSTILE, 0.5, 0.25, new Guard(0.02, Verdict.FAILED, List.of(HOSTILE), Inconclusive.WARN))),
                List.of(HOSTILE),
                comparison.usage(),
                comparison.duration());
    }

    private static Row row(String metric, double before, double after, @Nullable Guard guard) {
        return new Row(
                metric,
                new ScoreRecord(new Estimate(before, new Interval(before - 0.1, before + 0.1, 0.95), 40), 0, 0, 0),
                new ScoreRecord(new Estimate(after, new Interval(after - 0.1, after + 0.1, 0.95), 40), 0, 0, 0),
                new PairedDifference(
                        after - before, new Interval(after - before - 0.125, after - before + 0.125, 0.95), 40),
                guard);
    }

    public static List<ModuleChange> modules() {
        return List.of(
                new ModuleChange(
                        "WriteQuery",
                        "Write a search query that finds the fact still missing.",
                        "Write a short search query that finds the one fact still missing to answer the question. Name"
                                + " the entity you look for, and never repeat what the context already tells.",
                        "proposal 3, tip: description",
                        List.of(),
                        List.of(),
                        "no demos",
                        List.of()),
                new ModuleChange(
                        "AnswerQuestion",
                        "Answer the question in a few words.",
                        "Answer the question in as few words as possible, using only the context.\n\n"
                                + "If the context does not hold the answer, say \"unknown\".",
                        "proposal 1, tip: high-stakes",
                        List.of(labeledDemo()),
                        List.of(bootstrappedDemo(), labeledDemo()),
                        "bootstrapped, shuffle 2 (1 bootstrapped, 1 labeled)",
                        List.of()));
    }

    /** Of which one has the same instruction and no demos, but is laid out in another way. */
    public static List<ModuleChange> laidOut() {
        ModuleChange query = modules().get(0);
        return List.of(
                new ModuleChange(
                        query.module(),
                        query.instructionBefore(),
                        query.instructionBefore(),
                        "seed instruction",
                        List.of(),
                        List.of(),
                        "no demos",
                        List.of(),
                        DemoChoice.ALL,
                        PromptLayout.JSON,
                        List.of()),
                modules().get(1));
    }

    /** The second of two modules answers by a vote of three prompts. */
    public static List<ModuleChange> voting() {
        ModuleChange first = modules().get(1);
        List<ModuleChange> others = List.of(
                voter(first, ", voter 2", "Say it <short>ly.", List.of(labeledDemo())),
                voter(first, ", voter 3", first.instructionBefore(), List.of()));
        return List.of(
                modules().get(0),
                new ModuleChange(
                        first.module(),
                        first.instructionBefore(),
                        first.instructionAfter(),
                        first.instructionOrigin(),
                        first.demosBefore(),
                        first.demosAfter(),
                        first.demosOrigin(),
                        first.frozen(),
                        first.choice(),
                        first.layout(),
                        others));
    }

    private static ModuleChange voter(ModuleChange of, String name, String instruction, List<Demonstration> demos) {
        return new ModuleChange(
                of.module() + name,
                of.instructionBefore(),
                instruction,
                "proposal 4",
                of.demosBefore(),
                demos,
                "labeled",
                List.of());
    }

    public static OptimizationRecord optimization() {
        return optimization(modules(), trials(27), List.of("Two of six proposals were equal to the seed instruction."));
    }

    public static OptimizationRecord optimization(
            List<ModuleChange> modules, List<TrialRecord> trials, List<String> warnings) {
        return search(modules, trials, warnings).build();
    }

    /** A search that has tried these instructions. */
    public static OptimizationRecord optimization(List<ModuleChange> modules, List<TriedInstruction> tried) {
        return search(modules, trials(27), List.of()).tried(tried).build();
    }

    private static OptimizationRecord.Builder search(
            List<ModuleChange> modules, List<TrialRecord> trials, List<String> warnings) {
        return OptimizationRecord.builder()
                .leaf(leaf("optimizer:mipro"))
                .optimizer("mipro")
                .settings(new TreeMap<>(Map.of("search.minibatchSize", "20", "search.trials", "26")))
                .objective("exactMatch")
                .seed(7)
                .status(OptimizationRecord.Status.COMPLETED)
                .models(new EnumMap<>(Map.of(Role.TASK, "qwen2.5-0.5b-instruct", Role.PROPOSER, "qwen2.5-7b-instruct")))
                .servers(Map.of(Role.PROPOSER, List.of("http://gpu1:8000/v1", "http://gpu2:8000/v1")))
                .modules(modules)
                .prompts(List.of(prompt("Answer briefly.", "Question: asked on validation")))
                .baseline(score(0.317, 0.213, 0.442, 60))
                .winner(score(0.427, 0.31, 0.553, 60))
                .trials(trials)
                .phases(List.of(
                        new PhaseRecord(
                                Phase.BOOTSTRAP,
                                Duration.ofMillis(48_200),
                                new Usage(160, 0, 98_400, 4_120),
                                List.of("6 demo sets for each module from 31 runs that scored well.")),
                        new PhaseRecord(
                                Phase.PROPOSE,
                                Duration.ofMillis(31_900),
                                new Usage(18, 0, 22_050, 3_310),
                                List.of("3 instructions for each module beside the seed instruction.")),
                        new PhaseRecord(
                                Phase.SEARCH,
                                Duration.ofMillis(212_400),
                                new Usage(1_184, 312, 640_900, 17_760),
                                List.of())))
                .usage(new Usage(1_362, 312, 761_350, 25_190))
                .duration(Duration.ofMillis(292_500))
                .warnings(warnings)
                .importance(Map.of("tip", 0.7, "temperature", 0.3))
                .attribution(List.of(
                        new Attribution(
                                "Find",
                                PromptPart.INSTRUCTION,
                                new PairedDifference(0.01, new Interval(-0.05, 0.07, 0.95), 60),
                                new Attribution.Share(0.02, 0.03)),
                        new Attribution(
                                "Find",
                                PromptPart.DEMOS,
                                new PairedDifference(0.2, new Interval(0.1, 0.3, 0.95), 60),
                                null)));
    }

    /** A chain of two stages, of which the budget ended the second. */
    public static OptimizationRecord chained() {
        List<String> notes = List.of("the pool has 4 candidates");
        return OptimizationRecord.builder()
                .leaf(leaf("optimizer:chain"))
                .optimizer("chain")
                .objective("exactMatch")
                .seed(7)
                .status(OptimizationRecord.Status.BUDGET_EXHAUSTED)
                .statusReason("in stage 2 of 2, bayesian-bootstrap: the budget of 900 calls is used up")
                .baseline(score(0.3, 0.2, 0.4, 60))
                .winner(score(0.45, 0.35, 0.55, 60))
                .trials(List.of(
                        trial(0, TrialRecord.Kind.BASELINE, 0.3, 0.3), trial(1, TrialRecord.Kind.START, 0.45, 0.45)))
                .phases(List.of(
                        new PhaseRecord(Phase.SEARCH, Duration.ofMillis(5), new Usage(700, 0, 1, 1), notes, "gepa"),
                        new PhaseRecord(Phase.SEARCH, Duration.ofMillis(5), new Usage(200, 0, 1, 1), List.of())
                                .ofStage("bayesian-bootstrap")))
                .stages(List.of(
                        new StageRecord(
                                "gepa",
                                OptimizationRecord.Status.COMPLETED,
                                score(0.3, 0.2, 0.4, 60),
                                score(0.45, 0.35, 0.55, 60),
                                1,
                                new Usage(700, 0, 1, 1)),
                        new StageRecord(
                                "bayesian-bootstrap",
                                OptimizationRecord.Status.BUDGET_EXHAUSTED,
                                null,
                                null,
                                1,
                                new Usage(200, 0, 1, 1))))
                .usage(new Usage(900, 0, 2, 2))
                .duration(Duration.ofMillis(10))
                .build();
    }

    /** A search that knows what a change was worth. */
    /** Four candidates, of which one that costs less was taken instead of the best. */
    public static OptimizationRecord preferring(@Nullable Preference rule, String configuration) {
        return search(modules(), trials(27), List.of())
                .front(new FrontRecord(
                        rule,
                        rule == null ? null : "The winner is not the best, since " + configuration + ".",
                        List.of(
                                candidate(0, Map.of(), 0.317, 210.0, true, false),
                                candidate(10, Map.of("WriteQuery instruction", configuration), 0.42, 480.0, true, true),
                                candidate(15, Map.of("WriteQuery instruction", "proposal 3"), 0.4, 900.0, false, false),
                                candidate(
                                        20, Map.of("WriteQuery instruction", "proposal 4"), 0.43, 1404.5, true, false),
                                candidate(
                                        25, Map.of("WriteQuery instruction", "proposal 5"), 0.39, null, false, false))))
                .build();
    }

    private static FrontRecord.Candidate candidate(
            int trial,
            Map<String, String> configuration,
            double score,
            @Nullable Double tokens,
            boolean onFront,
            boolean taken) {
        return new FrontRecord.Candidate(
                trial, configuration, score(score, score - 0.1, score + 0.1, 60), tokens, null, onFront, taken);
    }

    public static OptimizationRecord attributing(Attribution worth) {
        return OptimizationRecord.builder()
                .leaf(leaf("optimizer:mipro"))
                .optimizer("mipro")
                .objective("exactMatch")
                .seed(7)
                .status(OptimizationRecord.Status.COMPLETED)
                .usage(Usage.NONE)
                .duration(Duration.ZERO)
                .attribution(List.of(worth))
                .build();
    }

    /** Of two changes and two metrics: one that carries the gain, and one that could be dropped. */
    public static WorthRecord worth() {
        return new WorthRecord(
                leaf("gate:exactMatch"),
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

    private static WorthRecord.Effect effect(String metric, double mean, double low, double high) {
        return new WorthRecord.Effect(metric, new PairedDifference(mean, new Interval(low, high, 0.95), 34), null);
    }

    /** The same where nothing could be measured. */
    public static WorthRecord unmeasuredWorth(String reason) {
        return new WorthRecord(
                leaf("gate:exactMatch"),
                "mipro",
                List.of(new WorthRecord.Part(
                        "AnswerQuestion",
                        PromptPart.DEMOS,
                        List.of(new WorthRecord.Effect("exactMatch", null, reason)))),
                List.of(),
                Usage.NONE,
                Duration.ZERO);
    }

    /** With hostile text wherever there is text at all. */
    static WorthRecord hostileWorth() {
        return new WorthRecord(
                hostileLeaf("gate:x"),
                HOSTILE,
                List.of(new WorthRecord.Part(
                        HOSTILE,
                        PromptPart.DEMOS,
                        List.of(effect(HOSTILE, 0.1, 0.05, 0.2), new WorthRecord.Effect(HOSTILE, null, HOSTILE)))),
                List.of(HOSTILE),
                Usage.NONE,
                Duration.ZERO);
    }

    static ScoreRecord score(double mean, double low, double high, int count) {
        return new ScoreRecord(new Estimate(mean, new Interval(low, high, 0.95), count), 1, 0, 0);
    }

    public static List<TrialRecord> trials(int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<TrialRecord> trials = new ArrayList<>();
        double best = 0.317;
        trials.add(trial(0, TrialRecord.Kind.BASELINE, best, best));
        for (int number = 1; number < count; number++) {
            boolean full = number % 6 == 0;
            double rise = 0.13 * number / count;
            double score = Math.rint((0.29 + rise + random.nextDouble(full ? 0.05 : 0.16)) * 1000) / 1000;
            best = full ? Math.max(best, score) : best;
            trials.add(trial(number, full ? TrialRecord.Kind.FULL : TrialRecord.Kind.MINIBATCH, score, best));
        }
        return trials;
    }

    public static TrialRecord trial(int number, TrialRecord.Kind kind, double score, double best) {
        return new TrialRecord(
                number,
                kind,
                Map.of("WriteQuery instruction", number == 0 ? "seed instruction" : "proposal " + number % 4),
                kind == TrialRecord.Kind.MINIBATCH ? 20 : 60,
                score,
                best,
                number % 5 == 0 ? 1 : 0,
                0,
                0,
                null,
                new Usage(40, 12, 21_300, 590));
    }

    public static GateRecord gate() {
        return gate(Verdict.PASSED, modules(), examples());
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
                .modules(modules())
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
                .prompts(List.of(prompt("Answer briefly.", "Question: asked in a test")))
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
                .modules(modules())
                .examples(examples)
                .build();
    }

    private static GateRecord.Builder measured() {
        return GateRecord.builder()
                .leaf(leaf("gate:exactMatch"))
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
