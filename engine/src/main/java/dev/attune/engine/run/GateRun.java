package dev.attune.engine.run;

import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.engine.artifact.ValueText;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Endings;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Graded;
import dev.attune.engine.evaluate.HumanAgreement;
import dev.attune.engine.evaluate.JudgeAgreement;
import dev.attune.engine.evaluate.MetricContext;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Outcome;
import dev.attune.engine.evaluate.Remarks;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.evaluate.SetUpErrors;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Contender;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.gate.GateDecision;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.SetRule;
import dev.attune.engine.gate.TokenGuard;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Trace;
import dev.attune.runtime.artifact.Artifact.TestSplit;
import dev.attune.runtime.signature.PromptSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the unoptimized program and the winner on the test split, side by side, and decides. Examples that do not count for one
 * do not count for the other, so that the comparison stays paired; with the worst that they can hide the gate must pass too.
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

    GateRecord measure(Winner winner, List<Contender> contenders, LeafInfo leaf, Consumer<String> progress) {
        Usage before = prepared.models().meter().usage();
        long start = System.nanoTime();
        PromptSet seed = PromptSet.seed(prepared.definition().signatures());
        String examples = " on " + prepared.splits().test().size() + " test examples";
        progress.accept("measuring the unoptimized program" + examples);
        Endings atFirst = prepared.evaluator().endings();
        Evaluation baseline = evaluate(seed);
        Endings afterBaseline = prepared.evaluator().endings();
        SetUpErrors.check(baseline);
        progress.accept("measuring the winner of " + winner.source() + examples);
        Evaluation tuned = winner.prompts().equals(seed) ? baseline : evaluate(winner.prompts());
        Production production = production(winner, seed);
        Evaluation accepted = null;
        if (production.accepted()) {
            progress.accept("measuring the accepted artifact" + examples);
            accepted = evaluate(production.prompts());
        }
        AnswerWarnings warnings = new AnswerWarnings(prepared.definition(), prepared.settings());
        List<String> answers =
                new ArrayList<>(warnings.of(" of the unoptimized program", afterBaseline.since(atFirst)));
        answers.addAll(
                warnings.of(" of the winner", prepared.evaluator().endings().since(afterBaseline)));
        if (production.misfit() != null) {
            answers.add(production.misfit());
        }
        answers.addAll(prepared.models().notes());
        PairedScores scores = paired(baseline, tuned);
        if (scores.counted() == 0) {
            throw new RunAbortedException("no test example could be evaluated for both the unoptimized program and the "
                    + "winner, so that there is nothing to judge");
        }
        GateDecision decision =
                decide(scores, production, winner, baseline, accepted == null ? baseline : accepted, tuned);
        TokenGuard.Finding tokens = tokens(tuned);
        int notCounted = scores.examples() - scores.counted();
        Judged ledger = new Judged(prepared);
        TestSplit judged = ledger.with(winner);
        ledger.keep(winner);
        List<String> told = new ArrayList<>(ledger.sentences(judged, gate.confidence()));
        told.addAll(agreements(progress));
        return GateRecord.builder()
                .leaf(leaf)
                .metric(metric.name())
                .optimizer(winner.source())
                .verdict(
                        tokens == null ? decision.verdict() : Verdict.of(List.of(decision.verdict(), tokens.verdict())))
                .reasons(reasons(decision, tokens, baseline, tuned, told, answers))
                .groups(
                        prepared.splits().testGroups().isEmpty()
                                ? 0
                                : prepared.splits().testObservations())
                .judged(judged.judged().size())
                .judgedAtMost(prepared.settings().askedAtMost())
                .atLeast(gate.thresholds().atLeast())
                .gain(gate.thresholds().gain())
                .notWorseBy(gate.thresholds().notWorseBy())
                .inconclusive(inconclusive)
                .accepted(accepted == null ? null : score(accepted))
                .change(decision.change())
                .baseline(score(decision.baseline(), baseline, notCounted))
                .winner(score(decision.winner(), tuned, notCounted))
                .difference(decision.difference())
                .modules(winner.changes(prepared.definition().signatures()))
                .examples(examples(baseline, tuned))
                .contenders(contenders)
                .usage(prepared.models().meter().usage().since(before))
                .duration(Duration.ofNanos(System.nanoTime() - start))
                .build();
    }

    private TokenGuard.@Nullable Finding tokens(Evaluation tuned) {
        Integer limit = gate.p90Tokens();
        if (limit == null) {
            return null;
        }
        List<OptionalLong> tokens = tuned.results().stream()
                .filter(result -> result.outcome().counted().isPresent())
                .map(result -> tokens(result.prediction().trace()))
                .toList();
        return new TokenGuard(limit, gate.confidence())
                .check(tokens, tuned.results().size());
    }

    private static OptionalLong tokens(Trace trace) {
        long sum = 0;
        for (ModuleCall call : trace.calls()) {
            Long tokens = call.tokens();
            if (tokens == null) {
                return OptionalLong.empty();
            }
            sum += tokens;
        }
        return OptionalLong.of(sum);
    }

    private GateDecision decide(
            PairedScores scores,
            Production production,
            Winner winner,
            Evaluation baseline,
            Evaluation before,
            Evaluation tuned) {
        SetMetric ofSet = tuned.ofSet();
        if (ofSet == null) {
            return new GateRule(
                            metric.name(),
                            gate.thresholds(),
                            gate.confidence(),
                            metric.min(),
                            metric.max(),
                            gate.tails())
                    .decide(scores, reference(production, winner, before, tuned));
        }
        SetMetric.requireDefined(baseline);
        SetMetric.requireDefined(tuned);
        return new SetRule(metric.name(), gate.thresholds(), gate.confidence(), metric.min(), metric.max())
                .decide(
                        SetValues.pair(ofSet, baseline, tuned),
                        new SetRule.Reference(
                                production.name(),
                                production.prompts().equals(winner.prompts())
                                        ? null
                                        : SetValues.pair(ofSet, before, tuned)));
    }

    /** The accepted artifact guards nothing against itself; then the unoptimized program does. */
    private Production production(Winner winner, PromptSet seed) {
        Production production = Production.of(prepared.definition().signatures(), prepared.artifacts());
        return production.accepted() && production.prompts().equals(winner.prompts())
                ? new Production(false, seed, null)
                : production;
    }

    private GateRule.Reference reference(Production production, Winner winner, Evaluation before, Evaluation tuned) {
        return new GateRule.Reference(
                production.name(), production.prompts().equals(winner.prompts()) ? null : paired(before, tuned));
    }

    private PairedScores paired(Evaluation before, Evaluation tuned) {
        return new PairedScores(
                outcomes(before), outcomes(tuned), prepared.splits().testGroups());
    }

    /** Of all that counts for it, as there is nothing beside it. */
    private @Nullable ScoreRecord score(Evaluation evaluation) {
        if (evaluation.ofSet() != null) {
            return ScoreRecords.of(evaluation, metric, gate.confidence());
        }
        PairedScores scores = paired(evaluation, evaluation);
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
            GateDecision decision,
            TokenGuard.@Nullable Finding tokens,
            Evaluation baseline,
            Evaluation tuned,
            List<String> told,
            List<String> answers) {
        List<String> reasons = new ArrayList<>(decision.reasons());
        if (tokens != null) {
            reasons.add(tokens.reason());
        }
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

    private static List<OptionalDouble> outcomes(Evaluation evaluation) {
        return evaluation.results().stream()
                .map(result -> result.outcome().counted())
                .toList();
    }

    private Evaluation evaluate(PromptSet prompts) {
        MetricDefinition definitionOfMetric = prepared.metric(metric, context);
        Candidate candidate =
                new Candidate(prompts, prepared.models().of(Role.TASK).model());
        return prepared.evaluator().evaluate(candidate, prepared.splits().test(), definitionOfMetric);
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

    private static Answer answer(Result result) {
        String prediction = result.prediction() instanceof Prediction.Answered answered
                ? ValueText.of(answered.output())
                : ((Prediction.Unanswered) result.prediction()).failure().reason();
        OptionalDouble value = result.outcome().counted();
        String feedback = result.outcome() instanceof Outcome.Scored scored ? scored.feedback() : null;
        return new Answer(prediction, value.isPresent() ? (Double) value.getAsDouble() : null, feedback);
    }
}
