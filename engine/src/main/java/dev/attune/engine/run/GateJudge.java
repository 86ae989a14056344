package dev.attune.engine.run;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.gate.GateDecision;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.SetRule;
import dev.attune.engine.gate.TokenGuard;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Judges by what was measured so far. Examples that do not count for one program do not count for the other, so that the comparison stays
 * paired; with the worst that they can hide the gate must pass too. Immutable.
 *
 * @param metric the metric
 * @param gate its gate
 */
record GateJudge(MetricSpec metric, GateSpec gate) {

    /**
     * What the scores so far say.
     *
     * @param decision by the scores
     * @param others what guards say that are not about the mean score
     * @param notCounted the number of examples that do not count for one of the programs
     */
    record Judgement(GateDecision decision, List<Finding> others, int notCounted) {

        Verdict verdict() {
            List<Verdict> verdicts = new ArrayList<>();
            verdicts.add(decision.verdict());
            others.forEach(other -> verdicts.add(other.verdict()));
            return Verdict.of(verdicts);
        }

        List<String> reasons() {
            List<String> reasons = new ArrayList<>(decision.reasons());
            others.forEach(other -> reasons.addAll(other.reasons()));
            return reasons;
        }
    }

    /** What came of a guard. */
    record Finding(Verdict verdict, List<String> reasons) {}

    /**
     * Judges at a look.
     *
     * @param confidence that of the intervals
     */
    Judgement of(Measurement measurement, double confidence) {
        PairedScores scores = measurement.paired(measurement.baseline(), measurement.tuned());
        if (scores.counted() == 0) {
            throw new RunAbortedException("no test example could be evaluated for both the unoptimized program and the "
                    + "winner, so that there is nothing to judge");
        }
        List<Finding> others = new ArrayList<>();
        TokenGuard.Finding tokens = tokens(measurement.tuned(), confidence);
        if (tokens != null) {
            others.add(new Finding(tokens.verdict(), List.of(tokens.reason())));
        }
        return new Judgement(
                decide(scores, measurement, confidence), others, scores.examples() - scores.counted());
    }

    private GateDecision decide(PairedScores scores, Measurement measurement, double confidence) {
        Production production = measurement.production();
        Evaluation tuned = measurement.tuned();
        SetMetric ofSet = tuned.ofSet();
        if (ofSet == null) {
            return new GateRule(
                            metric.name(), gate.thresholds(), confidence, metric.min(), metric.max(), gate.tails())
                    .decide(
                            scores,
                            new GateRule.Reference(
                                    production.name(),
                                    measurement.nothingChanged()
                                            ? null
                                            : measurement.paired(measurement.before(), tuned)));
        }
        SetMetric.requireDefined(measurement.baseline());
        SetMetric.requireDefined(tuned);
        return new SetRule(metric.name(), gate.thresholds(), confidence, metric.min(), metric.max())
                .decide(
                        SetValues.pair(ofSet, measurement.baseline(), tuned),
                        new SetRule.Reference(
                                production.name(),
                                measurement.nothingChanged()
                                        ? null
                                        : SetValues.pair(ofSet, measurement.before(), tuned)));
    }

    private TokenGuard.@Nullable Finding tokens(Evaluation tuned, double confidence) {
        Integer limit = gate.p90Tokens();
        if (limit == null) {
            return null;
        }
        List<OptionalLong> tokens = tuned.results().stream()
                .filter(result -> result.outcome().counted().isPresent())
                .map(result -> tokens(result.prediction().trace()))
                .toList();
        return new TokenGuard(limit, confidence)
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
}
