package dev.attune.report;

import dev.attune.annotations.Cost;
import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
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
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.CallTokens;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Demonstration;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Records with text that a model or a data set could have written to do harm, wherever there is text at all. */
public final class HostileFixtures {

    public static final String HOSTILE =
            "<script>alert(1)</script>\"><img src=x onerror=alert(2)> ]]> & '\u0000\u202Eevil\u202C";

    private HostileFixtures() {}

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
                .baseline(GateFixtures.score(0.3, 0.2, 0.4, 60))
                .winner(GateFixtures.score(0.4, 0.3, 0.5, 60))
                .trials(trials)
                .tried(List.of(new TriedInstruction(HOSTILE, HOSTILE, HOSTILE, 3, 0.5)))
                .front(new FrontRecord(
                        new Preference(Cost.TOKENS, 0.02),
                        HOSTILE,
                        List.of(
                                SearchFixtures.candidate(0, Map.of(HOSTILE, HOSTILE), 0.3, 100.0, true, false),
                                SearchFixtures.candidate(2, Map.of(HOSTILE, HOSTILE), 0.4, 200.0, true, true))))
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
        ScoreRecord score = GateFixtures.score(0.3, 0.2, 0.4, 40);
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

    static LeafRecord hostileEnd(LeafRecord.Outcome outcome) {
        return LeafFixtures.end(hostileLeaf("gate:x"), LeafRecord.Kind.GATE, HOSTILE, 3, outcome, HOSTILE);
    }

    private static LeafInfo hostileLeaf(String segment) {
        return new LeafInfo(
                LeafFixtures.PROGRAM_ID + "/[" + segment + "]", LeafFixtures.PROGRAM_CLASS, HOSTILE, List.of(HOSTILE));
    }

    /** The same with names and notes that are not to be trusted. */
    public static ComparisonRecord hostileComparison() {
        ComparisonRecord comparison = GateFixtures.comparison();
        return new ComparisonRecord(
                comparison.leaf(),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(GateFixtures.row(
                        HOSTILE, 0.5, 0.25, new Guard(0.02, Verdict.FAILED, List.of(HOSTILE), Inconclusive.WARN))),
                List.of(HOSTILE),
                comparison.usage(),
                comparison.duration());
    }

    /** With hostile text wherever there is text at all. */
    static WorthRecord hostileWorth() {
        return new WorthRecord(
                hostileLeaf("gate:x"),
                HOSTILE,
                List.of(new WorthRecord.Part(
                        HOSTILE,
                        PromptPart.DEMOS,
                        List.of(
                                GateFixtures.effect(HOSTILE, 0.1, 0.05, 0.2),
                                new WorthRecord.Effect(HOSTILE, null, HOSTILE)))),
                List.of(HOSTILE),
                Usage.NONE,
                Duration.ZERO);
    }
}
