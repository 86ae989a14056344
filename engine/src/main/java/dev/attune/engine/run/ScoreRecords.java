package dev.attune.engine.run;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.BootstrapInterval;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Scores of evaluations with their intervals. */
final class ScoreRecords {

    /** The confidence of intervals for which nobody has asked for another. */
    static final double CONFIDENCE = 0.95;

    private ScoreRecords() {}

    static @Nullable ScoreRecord of(Evaluation evaluation, MetricSpec metric, double confidence) {
        return of(evaluation, List.of(), metric, confidence);
    }

    /** @param groups the group of each example; empty if they come in none */
    static @Nullable ScoreRecord of(Evaluation evaluation, List<String> groups, MetricSpec metric, double confidence) {
        return evaluation.notCounted() == evaluation.results().size()
                ? null
                : new ScoreRecord(
                        estimate(evaluation, groups, metric, confidence),
                        evaluation.unreadable(),
                        evaluation.failed(),
                        evaluation.notCounted());
    }

    private static Estimate estimate(Evaluation evaluation, List<String> groups, MetricSpec metric, double confidence) {
        SetMetric ofSet = evaluation.ofSet();
        if (ofSet == null) {
            return Estimate.of(evaluation.scores(), confidence, metric.min(), metric.max());
        }
        SetMetric.requireDefined(evaluation);
        List<Integer> counted = evaluation.counted();
        return BootstrapInterval.estimate(
                SetValues.of(ofSet, evaluation, counted),
                SetValues.observations(counted, groups),
                confidence,
                metric.min(),
                metric.max());
    }

    static Artifact.Worth worth(Attribution attribution) {
        PairedDifference difference = attribution.difference();
        return new Artifact.Worth(
                attribution.module(),
                attribution.part(),
                new Artifact.Score(
                        difference.mean(),
                        difference.interval().low(),
                        difference.interval().high(),
                        difference.interval().confidence(),
                        difference.count()));
    }

    /** Those that have found something, or kept what they began from. */
    static List<Artifact.Stage> stages(OptimizationRecord record) {
        return record.stages().stream()
                .filter(stage -> stage.before() != null && stage.after() != null)
                .map(stage -> new Artifact.Stage(stage.optimizer(), score(stage.before()), score(stage.after())))
                .toList();
    }

    static Provenance.Gate gate(GateRecord record) {
        Map<String, Artifact.Score> scores = new LinkedHashMap<>();
        scores.put(Provenance.Gate.UNOPTIMIZED, score(record.baseline()));
        if (record.accepted() != null) {
            scores.put(Provenance.Gate.ACCEPTED, score(record.accepted()));
        }
        scores.put(Provenance.Gate.CANDIDATE, score(record.winner()));
        return new Provenance.Gate(record.metric(), record.verdict().name(), scores);
    }

    /** Its score before and after, and the decision. */
    static String inWords(Provenance.Gate gate) {
        Artifact.Score before = gate.scores().get(Provenance.Gate.UNOPTIMIZED);
        Artifact.Score after = gate.scores().get(Provenance.Gate.CANDIDATE);
        String change = before == null || after == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %.3f to %.3f (%+.3f) on %d test examples,",
                        before.mean(),
                        after.mean(),
                        after.mean() - before.mean(),
                        after.examples());
        return gate.metric() + change + " " + gate.verdict();
    }

    /** A program without any example that counts has no winner, and so no artifact. */
    static Artifact.Score score(@Nullable ScoreRecord score) {
        Estimate estimate = Objects.requireNonNull(score, "a search with a winner has scores")
                .estimate();
        return new Artifact.Score(
                estimate.mean(),
                estimate.interval().low(),
                estimate.interval().high(),
                estimate.interval().confidence(),
                estimate.count());
    }
}
