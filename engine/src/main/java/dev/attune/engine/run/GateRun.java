package dev.attune.engine.run;

import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.engine.artifact.ValueText;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Graded;
import dev.attune.engine.evaluate.HumanAgreement;
import dev.attune.engine.evaluate.JudgeAgreement;
import dev.attune.engine.evaluate.MetricContext;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Outcome;
import dev.attune.engine.evaluate.Remarks;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Contender;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.PricedModel;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.gate.GateDecision;
import dev.attune.engine.gate.LatencyGuard;
import dev.attune.engine.gate.Looks;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.model.budget.Prices;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.runtime.artifact.Artifact.TestSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures the unoptimized program, the winner and the program in production on the test split, side by side, looks whether the verdict is
 * clear as often as the gate says, and tells what came of it.
 */
final class GateRun {

    private final PreparedProgram prepared;
    private final MetricSpec metric;
    private final GateSpec gate;
    private final Inconclusive inconclusive;
    private final MetricContext context;

    GateRun(PreparedProgram prepared, MetricSpec metric, GateSpec gate, Inconclusive inconclusive) {
        this.prepared = prepared;
        this.metric = metric;
        this.gate = gate;
        this.inconclusive = inconclusive;
        this.context = prepared.metricContext();
    }

    /**
     * What a gate has measured and decided.
     *
     * @param record for listeners
     * @param metric the metric
     * @param gate the gate
     * @param measurement what the programs did
     */
    record Measured(GateRecord record, MetricSpec metric, GateSpec gate, Measurement measurement) {}

    Measured measure(Winner winner, List<Contender> contenders, LeafInfo leaf, Consumer<String> progress) {
        Usage before = prepared.models().meter().usage();
        long start = System.nanoTime();
        Measurement measurement = new Measurement(prepared, prepared.metric(metric, context), gate.repeats(), winner);
        GateJudge judge = new GateJudge(metric, notAsked().isEmpty() ? gate : gate.withoutLatency());
        Looks looks = measurement.looks(gate.looks(), gate.confidence());
        int look = 0;
        GateJudge.Judgement judgement;
        do {
            look++;
            measurement.measure(looks, look, progress);
            judgement = judge.of(measurement, looks.confidence(look));
        } while (judgement.decision().verdict() == Verdict.INCONCLUSIVE && look < looks.count());
        GateDecision decision = judgement.decision();
        int notCounted = judgement.notCounted();
        Evaluation baseline = measurement.baseline();
        Evaluation tuned = measurement.tuned();
        Evaluation accepted = measurement.accepted();
        Judged ledger = new Judged(prepared);
        TestSplit judged = ledger.with(winner);
        ledger.keep(winner);
        int claims = prepared.definition().claims();
        List<Claim> claimed = claims < 2 ? List.of() : judge.claims(measurement, last(measurement, look), claims);
        List<String> told = new ArrayList<>(ledger.sentences(judged, gate.confidence()));
        told.addAll(agreements(progress));
        told.addAll(measurement.sentences(looks, look));
        told.addAll(notAsked());
        GateRecord record = GateRecord.builder()
                .leaf(leaf)
                .metric(metric.name())
                .optimizer(winner.source())
                .verdict(decision.verdict())
                .reasons(reasons(decision, baseline, tuned, told, measurement.notes()))
                .claims(claimed)
                .groups(measurement.groups())
                .judged(judged.judged().size())
                .judgedAtMost(prepared.settings().askedAtMost())
                .enough(decision.enough().isPresent() ? (Long) decision.enough().getAsLong() : null)
                .highest(metric.max())
                .atLeast(gate.thresholds().atLeast())
                .gain(gate.thresholds().gain())
                .notWorseBy(gate.thresholds().notWorseBy())
                .inconclusive(inconclusive)
                .taskModel(taskModel())
                .accepted(accepted == null ? null : score(accepted, measurement))
                .change(decision.change())
                .baseline(score(decision.baseline(), baseline, notCounted))
                .winner(score(decision.winner(), tuned, notCounted))
                .difference(decision.difference())
                .modules(winner.changes(prepared.definition().signatures()))
                .prompts(SentPrompts.of(
                        prepared.definition().signatures(),
                        winner.prompts(),
                        prepared.splits().folds(),
                        tuned,
                        baseline))
                .examples(examples(baseline, tuned))
                .contenders(contenders)
                .usage(prepared.models().meter().usage().since(before))
                .duration(Duration.ofNanos(System.nanoTime() - start))
                .build();
        return new Measured(record, metric, gate, measurement);
    }

    /** What cannot be asked of a recording, which is the same on every machine. */
    private List<String> notAsked() {
        Duration latency = gate.p95Latency();
        return latency == null || prepared.settings().replay() != ReplayMode.STRICT
                ? List.of()
                : List.of(new LatencyGuard(latency, gate.confidence()).notAsked());
    }

    /** The confidence of the last look, if a claim may take only a part of the error rate of the gate. */
    private IntToDoubleFunction last(Measurement measurement, int look) {
        return parts -> measurement
                .looks(gate.looks(), 1 - (1 - gate.confidence()) / parts)
                .confidence(look);
    }

    /** Of all that counts for it, as there is nothing beside it. */
    private @Nullable ScoreRecord score(Evaluation evaluation, Measurement measurement) {
        if (evaluation.ofSet() != null) {
            return ScoreRecords.of(evaluation, measurement.groupNames(), metric, gate.confidence());
        }
        PairedScores scores = measurement.paired(evaluation, evaluation);
        return scores.counted() == 0
                ? null
                : score(
                        Estimate.of(scores.countedOfWinner(), gate.confidence(), metric.min(), metric.max())
                                .ofExamples(scores.counted()),
                        evaluation,
                        evaluation.notCounted());
    }

    /** A score of zero has two stories, and the one about the answers' form is not about their quality. */
    private List<String> reasons(
            GateDecision decision, Evaluation baseline, Evaluation tuned, List<String> told, List<String> answers) {
        List<String> reasons = new ArrayList<>(decision.reasons());
        if (tuned != baseline) {
            reasons.addAll(Remarks.of(baseline, "the unoptimized program", metric.min()));
        }
        reasons.addAll(Remarks.of(tuned, "the winner", metric.min()));
        reasons.addAll(Remarks.ofUnreadable(tuned, "the winner", metric.min()));
        reasons.addAll(told);
        reasons.addAll(answers);
        return reasons;
    }

    /** How far the judge can be trusted: whether it says the same twice, and what people say. */
    private List<String> agreements(Consumer<String> progress) {
        List<String> sentences = new ArrayList<>();
        JudgeAgreement agreement = context.agreement();
        if (agreement.asked() > 0) {
            sentences.add(("The judge gave the same verdict when asked again on %d of %d predictions (%d %%).")
                    .formatted(
                            agreement.agreed(),
                            agreement.asked(),
                            Math.round(100.0 * agreement.agreed() / agreement.asked())));
        }
        List<Graded<?, ?, ?>> graded = prepared.instance().graded(metric.name());
        if (!graded.isEmpty()) {
            progress.accept("asking the judge of " + graded.size() + " predictions that people have graded");
            MetricDefinition judged = prepared.metric(metric);
            sentences.add(HumanAgreement.of(graded, prepared.evaluator().score(graded, judged))
                    .describe());
        }
        return sentences;
    }

    /** An example that does not count for one is not in the score of the other. */
    private static ScoreRecord score(Estimate estimate, Evaluation evaluation, int notCounted) {
        return new ScoreRecord(estimate, evaluation.unreadable(), evaluation.failed(), notCounted);
    }

    private static List<GateRecord.Example> examples(Evaluation baseline, Evaluation tuned) {
        List<GateRecord.Example> examples = new ArrayList<>();
        for (int i = 0; i < baseline.results().size(); i++) {
            Example<?, ?> example = baseline.results().get(i).example();
            examples.add(new GateRecord.Example(
                    example.id(),
                    ValueText.of(example.input()),
                    ValueText.of(example.expected()),
                    answer(baseline.results().get(i)),
                    answer(tuned.results().get(i))));
        }
        return examples;
    }

    private PricedModel taskModel() {
        return RunInfos.priced(
                Prices.read(prepared.settings().prices()), prepared.models().name(Role.TASK));
    }

    private static Answer answer(Result result) {
        String prediction = result.prediction() instanceof Prediction.Answered answered
                ? ValueText.of(answered.output())
                : ((Prediction.Unanswered) result.prediction()).failure().reason();
        OptionalDouble value = result.outcome().counted();
        String feedback = result.outcome() instanceof Outcome.Scored scored ? scored.feedback() : null;
        boolean unreadable = result.prediction() instanceof Prediction.Unanswered unanswered
                && unanswered.failure() instanceof Failure.Unreadable;
        return new Answer(
                prediction,
                value.isPresent() ? (Double) value.getAsDouble() : null,
                feedback,
                unreadable,
                result.prediction().trace().calls().stream()
                        .map(call -> new GateRecord.Call(call.module(), call.answer(), call.tokens()))
                        .toList());
    }
}
