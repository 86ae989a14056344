package dev.attune.engine.run;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.gate.Finding;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.SeverityGuard;
import dev.attune.engine.gate.SliceRule;
import dev.attune.engine.program.Groups;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.SliceSpec;
import dev.attune.engine.statistics.PairedScores;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks what a gate asks beside its thresholds, of the same scores.
 *
 * @param metric the metric
 * @param gate its gate
 * @param tuned what was measured of the winner
 */
record GateGuards(MetricSpec metric, GateSpec gate, Evaluation tuned) {

    List<Finding> check(PairedScores scores, GateRule.Reference reference) {
        List<Finding> findings = new ArrayList<>();
        List<Example<?, ?>> examples = tuned.results().stream()
                .<Example<?, ?>>map(Evaluation.Result::example)
                .toList();
        for (SliceSpec slice : gate.slices()) {
            GateRule rule = new GateRule(
                    metric.name(), slice.thresholds(), gate.confidence(), metric.min(), metric.max(), gate.tails());
            findings.addAll(
                    new SliceRule(slice.by(), rule).check(Groups.slices(examples, slice.by()), scores, reference));
        }
        Double allowed = gate.noExampleWorseBy();
        if (allowed != null) {
            findings.add(new SeverityGuard(metric.name(), allowed, metric.min(), metric.max())
                    .check(examples.stream().map(Example::id).toList(), reference));
        }
        return findings;
    }
}
