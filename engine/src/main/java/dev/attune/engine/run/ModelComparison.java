package dev.attune.engine.run;

import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Remarks;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.evaluate.SetUpErrors;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.gate.GateDecision;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.SetRule;
import dev.attune.engine.gate.Thresholds;
import dev.attune.engine.model.RoleModels.Named;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.engine.statistics.Tails;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the accepted prompts on two models, on the same test examples. Where a gate judges, it asks that the new model is not worse than the
 * old one, on all examples and on each guarded slice; what it claims of a winner is no question here.
 */
final class ModelComparison {

    private final PreparedProgram prepared;
    private final Production production;
    private final Named before;
    private final String after;
    private final Consumer<String> progress;

    /** @throws RunAbortedException if the accepted prompts do not fit the program */
    ModelComparison(PreparedProgram prepared, Consumer<String> progress) {
        this.prepared = prepared;
        this.before = Objects.requireNonNull(prepared.comparedModel(), "compare mode has another model");
        this.after = prepared.models().name(Role.TASK);
        this.production = Production.of(
                prepared.definition().signatures(), prepared.artifacts().readAccepted());
        this.progress = progress;
        if (production.misfit() != null) {
            throw new RunAbortedException(RunAbortedException.Fault.NONE, production.misfit());
        }
    }

    /** Measures all metrics; nothing is judged. */
    ComparisonRecord all(LeafInfo leaf) {
        return measure(
                leaf,
                () -> prepared.definition().metrics().stream()
                        .map(metric -> measured(metric, null, Inconclusive.WARN))
                        .toList());
    }

    /** Measures one metric, and judges it by its gate. */
    ComparisonRecord gate(MetricSpec metric, GateSpec gate, Inconclusive inconclusive, LeafInfo leaf) {
        return measure(leaf, () -> List.of(measured(metric, gate, inconclusive)));
    }

    /** A metric with what there is to remark. */
    private record Measured(Row row, List<String> notes) {}

    /** Measures something. */
    private interface Work {
        List<Measured> measure();
    }

    private ComparisonRecord measure(LeafInfo leaf, Work work) {
        Usage usage = prepared.models().meter().usage();
        long start = System.nanoTime();
        List<Measured> measured = work.measure();
        Set<String> notes = new LinkedHashSet<>();
        measured.forEach(one -> notes.addAll(one.notes()));
        notes.addAll(prepared.models().notes());
        notes.addAll(before.stack().notes(before.name()));
        return new ComparisonRecord(
                leaf,
                production.accepted() ? "the accepted artifact" : "the source",
                before.name(),
                after,
                measured.stream().map(Measured::row).toList(),
                List.copyOf(notes),
                prepared.models().meter().usage().since(usage),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Measured measured(MetricSpec metric, @Nullable GateSpec gate, Inconclusive inconclusive) {
        Evaluation old = evaluate(metric, before.name(), before.stack().model());
        Evaluation now = evaluate(metric, after, prepared.models().model(Role.TASK));
        PairedScores scores =
                new PairedScores(outcomes(old), outcomes(now), prepared.splits().testGroups());
        if (scores.counted() == 0) {
            throw new RunAbortedException(
                    RunAbortedException.Fault.MODELS,
                    "no test example could be evaluated with both " + before.name() + " and " + after
                            + ", so that there is nothing to compare");
        }
        double allowed = allowed(metric, gate);
        GateDecision decision = decide(metric, gate, new Thresholds(null, null, allowed), old, now, scores);
        int notCounted = scores.examples() - scores.counted();
        List<String> notes = new ArrayList<>();
        notes.addAll(remarks(old, before.name(), metric));
        notes.addAll(remarks(now, after, metric));
        if (gate != null) {
            notes.addAll(new GateGuards(metric, gate, now).notCompared());
        }
        return new Measured(
                new Row(
                        metric.name(),
                        score(decision.baseline(), old, notCounted),
                        score(decision.winner(), now, notCounted),
                        decision.difference(),
                        gate == null ? null : new Guard(allowed, decision.verdict(), decision.reasons(), inconclusive)),
                notes);
    }

    private GateDecision decide(
            MetricSpec metric,
            @Nullable GateSpec gate,
            Thresholds thresholds,
            Evaluation old,
            Evaluation now,
            PairedScores scores) {
        double confidence = gate == null ? ScoreRecords.CONFIDENCE : gate.confidence();
        SetMetric ofSet = now.ofSet();
        if (ofSet != null) {
            SetMetric.requireDefined(old);
            SetMetric.requireDefined(now);
            SetRule.Pair pair =
                    SetValues.pair(ofSet, old, now, prepared.splits().testGroups());
            return new SetRule(metric.name(), thresholds, confidence, metric.min(), metric.max())
                    .decide(pair, new SetRule.Reference(before.name(), pair, after));
        }
        Tails tails = gate == null ? Tails.EVEN : gate.tails();
        GateRule.Reference reference = new GateRule.Reference(before.name(), scores, after);
        GateDecision decision = new GateRule(metric.name(), thresholds, confidence, metric.min(), metric.max(), tails)
                .decide(scores, reference);
        return gate == null ? decision : decision.with(new GateGuards(metric, gate, now).compare(scores, reference));
    }

    private static double allowed(MetricSpec metric, @Nullable GateSpec gate) {
        Double asked = gate == null ? null : gate.thresholds().notWorseBy();
        return asked == null ? Thresholds.DEFAULT_GUARD * (metric.max() - metric.min()) : asked;
    }

    private Evaluation evaluate(MetricSpec metric, String name, ChatModel model) {
        progress.accept("measuring " + metric.name() + " with " + name + " on "
                + prepared.splits().test().size() + " test examples");
        Evaluation evaluation = prepared.evaluator()
                .evaluate(
                        new Candidate(production.prompts(), model),
                        prepared.splits().test(),
                        prepared.metric(metric));
        SetUpErrors.check(evaluation, "the program with " + name);
        return evaluation;
    }

    private static List<String> remarks(Evaluation evaluation, String model, MetricSpec metric) {
        List<String> remarks = new ArrayList<>(Remarks.of(evaluation, model, metric.min()));
        remarks.addAll(Remarks.ofUnreadable(evaluation, model, metric.min()));
        return remarks;
    }

    private static ScoreRecord score(Estimate estimate, Evaluation evaluation, int notCounted) {
        return new ScoreRecord(estimate, evaluation.unreadable(), evaluation.failed(), notCounted);
    }

    private static List<OptionalDouble> outcomes(Evaluation evaluation) {
        return evaluation.results().stream()
                .map(result -> result.outcome().counted())
                .toList();
    }
}
