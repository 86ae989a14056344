package dev.attune.engine.run;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.event.Claim;
import dev.attune.engine.gate.Finding;
import dev.attune.engine.gate.GateDecision;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.LatencyGuard;
import dev.attune.engine.gate.SetRule;
import dev.attune.engine.gate.TokenGuard;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.PairedScores;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
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

    private static final String RUN_BY_RUN =
            "These runs are counted one by one, although the examples come in groups: if runs of one group take about the same,"
                    + " the interval is too narrow.";

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
        List<Finding> costs = Stream.of(tokens(measurement.tuned(), confidence), latency(measurement, confidence))
                .filter(Objects::nonNull)
                .map(cost -> measurement.groups() == 0 ? cost : cost.with(RUN_BY_RUN))
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
            return rule(confidence)
                    .decide(scores, reference)
                    .with(new GateGuards(metric, gate, tuned).check(scores, reference));
        }
        SetMetric.requireDefined(measurement.baseline());
        SetMetric.requireDefined(tuned);
        return setRule(confidence)
                .decide(
                        measurement.pair(ofSet, measurement.baseline(), tuned),
                        new SetRule.Reference(
                                production.name(),
                                measurement.nothingChanged()
                                        ? null
                                        : measurement.pair(ofSet, measurement.before(), tuned)));
    }

    /**
     * Says how surely each claim of the gate is shown.
     *
     * @param confidence that of the intervals if a claim may only take a part of the error rate of the gate, by how many parts there are
     * @param of the number of claims of the program
     */
    List<Claim> claims(Measurement measurement, IntToDoubleFunction confidence, int of) {
        Map<String, Integer> among = new LinkedHashMap<>();
        boolean shown = true;
        for (int parts = 1; shown && parts <= of; parts++) {
            shown = false;
            for (Map.Entry<String, Verdict> claim :
                    claims(measurement, confidence.applyAsDouble(parts)).entrySet()) {
                boolean surely =
                        claim.getValue() == Verdict.PASSED && among.getOrDefault(claim.getKey(), 0) == parts - 1;
                among.merge(claim.getKey(), surely ? parts : 0, Math::max);
                shown |= surely;
            }
        }
        return among.entrySet().stream()
                .map(claim -> new Claim(metric.name(), claim.getKey(), claim.getValue(), of))
                .toList();
    }

    private Map<String, Verdict> claims(Measurement measurement, double confidence) {
        Evaluation tuned = measurement.tuned();
        SetMetric ofSet = tuned.ofSet();
        return ofSet == null
                ? rule(confidence).claims(measurement.paired(measurement.baseline(), tuned))
                : setRule(confidence).claims(measurement.pair(ofSet, measurement.baseline(), tuned));
    }

    private GateRule rule(double confidence) {
        return new GateRule(metric.name(), gate.thresholds(), confidence, metric.min(), metric.max(), gate.tails());
    }

    private SetRule setRule(double confidence) {
        return new SetRule(metric.name(), gate.thresholds(), confidence, metric.min(), metric.max());
    }

    private @Nullable Finding tokens(Evaluation tuned, double confidence) {
        Integer limit = gate.p90Tokens();
        if (limit == null) {
            return null;
        }
        List<OptionalLong> tokens = tuned.results().stream()
                .filter(result -> result.outcome().counted().isPresent())
                .map(result -> result.prediction().trace().tokens())
                .toList();
        return new TokenGuard(limit, confidence).check(tokens, tuned.results().size());
    }

    private @Nullable Finding latency(Measurement measurement, double confidence) {
        Duration limit = gate.p95Latency();
        return limit == null
                ? null
                : new LatencyGuard(limit, confidence)
                        .check(
                                measurement.times(),
                                measurement.tuned().results().size(),
                                measurement.concurrency());
    }
}
