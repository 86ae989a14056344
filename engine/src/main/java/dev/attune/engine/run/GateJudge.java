package dev.attune.engine.run;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.gate.GateDecision;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.GuardFinding;
import dev.attune.engine.gate.LatencyGuard;
import dev.attune.engine.gate.SetRule;
import dev.attune.engine.gate.TokenGuard;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
     * @param decision by the scores, and by tokens and latency
     * @param notCounted the number of examples that do not count for one of the programs
     */
    record Judgement(GateDecision decision, int notCounted) {}

    /**
     * Judges at a look.
     *
     * @param confidence that of the intervals
     */
    Judgement of(Measurement measurement, double confidence) {
        PairedScores scores = measurement.paired(measurement.baseline(), measurement.tuned());
        if (scores.counted() == 0) {
            throw new RunAbortedException(
                    RunAbortedException.Fault.MODELS,
                    "no test example could be evaluated for both the unoptimized program and the "
                            + "winner, so that there is nothing to judge");
        }
        List<GuardFinding> costs = Stream.of(tokens(measurement.tuned(), confidence), latency(measurement, confidence))
                .filter(Objects::nonNull)
                .toList();
        return new Judgement(decide(scores, measurement, confidence).with(costs), scores.examples() - scores.counted());
    }

    private GateDecision decide(PairedScores scores, Measurement measurement, double confidence) {
        Production production = measurement.production();
        Evaluation tuned = measurement.tuned();
        SetMetric ofSet = tuned.ofSet();
        if (ofSet == null) {
            GateRule.Reference reference = new GateRule.Reference(
                    production.name(),
                    measurement.nothingChanged() ? null : measurement.paired(measurement.before(), tuned));
            return new GateRule(metric.name(), gate.thresholds(), confidence, metric.min(), metric.max(), gate.tails())
                    .decide(scores, reference)
                    .with(new GateGuards(metric, gate, tuned).check(scores, reference));
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

    private @Nullable GuardFinding tokens(Evaluation tuned, double confidence) {
        Integer limit = gate.p90Tokens();
        if (limit == null) {
            return null;
        }
        List<OptionalLong> tokens = tuned.results().stream()
                .filter(result -> result.outcome().counted().isPresent())
                .map(result -> tokens(result.prediction().trace()))
                .toList();
        return new TokenGuard(limit, confidence).check(tokens, tuned.results().size());
    }

    private @Nullable GuardFinding latency(Measurement measurement, double confidence) {
        Duration limit = gate.p95Latency();
        return limit == null
                ? null
                : new LatencyGuard(limit, confidence)
                        .check(
                                measurement.times(),
                                measurement.tuned().results().size(),
                                measurement.concurrency());
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
