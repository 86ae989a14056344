package dev.attune.engine.run;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.gate.Finding;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.SeverityGuard;
import dev.attune.engine.gate.SliceRule;
import dev.attune.engine.gate.Thresholds;
import dev.attune.engine.program.Groups;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.SliceSpec;
import dev.attune.engine.statistics.PairedScores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a gate asks beside its thresholds, of the same scores.
 *
 * @param metric the metric
 * @param gate its gate
 * @param tuned what was measured of the winner, or of the same prompts on a new model
 */
record GateGuards(MetricSpec metric, GateSpec gate, Evaluation tuned) {

    List<Finding> check(PairedScores scores, GateRule.Reference reference) {
        return check(gate.slices(), gate.noExampleWorseBy(), scores, reference);
    }

    /** Checks what compares two models: what is claimed of a winner is no question, and single runs of a sampling model differ by chance. */
    List<Finding> compare(PairedScores scores, GateRule.Reference reference) {
        List<SliceSpec> guarded = gate.slices().stream()
                .filter(GateGuards::isGuarded)
                .map(slice -> new SliceSpec(
                        slice.by(),
                        new Thresholds(null, null, slice.thresholds().notWorseBy())))
                .toList();
        return check(guarded, gate.repeats() == 1 ? gate.noExampleWorseBy() : null, scores, reference);
    }

    /** What is left out where two models are compared, in words. */
    List<String> notCompared() {
        Stream<String> slices = gate.slices().stream()
                .filter(slice -> !isGuarded(slice))
                .map(slice -> metric.name() + ": the slices by " + slice.by()
                        + " have no notWorseBy, so the models are not compared on them");
        Stream<String> single = gate.noExampleWorseBy() == null || gate.repeats() == 1
                ? Stream.empty()
                : Stream.of(metric.name()
                        + ": noExampleWorseBy is not asked, since the gate has repeats, and each example ran"
                        + " once on each model");
        return Stream.concat(slices, single).toList();
    }

    private static boolean isGuarded(SliceSpec slice) {
        return slice.thresholds().notWorseBy() != null;
    }

    private List<Finding> check(
            List<SliceSpec> slices, @Nullable Double allowed, PairedScores scores, GateRule.Reference reference) {
        List<Finding> findings = new ArrayList<>();
        List<Example<?, ?>> examples = tuned.results().stream()
                .<Example<?, ?>>map(Evaluation.Result::example)
                .toList();
        for (SliceSpec slice : slices) {
            GateRule rule = new GateRule(
                    metric.name(), slice.thresholds(), gate.confidence(), metric.min(), metric.max(), gate.tails());
            findings.addAll(
                    new SliceRule(slice.by(), rule).check(Groups.slices(examples, slice.by()), scores, reference));
        }
        if (allowed != null) {
            findings.add(new SeverityGuard(metric.name(), allowed, metric.min(), metric.max())
                    .check(examples.stream().map(Example::id).toList(), reference));
        }
        return findings;
    }
}
