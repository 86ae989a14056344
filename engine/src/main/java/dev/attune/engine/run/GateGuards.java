package dev.attune.engine.run;

import dev.attune.engine.data.Example;
import dev.attune.engine.gate.GateRule;
import dev.attune.engine.gate.GuardFinding;
import dev.attune.engine.gate.SeverityGuard;
import dev.attune.engine.gate.SliceRule;
import dev.attune.engine.program.Groups;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.SliceSpec;
import dev.attune.engine.statistics.PairedScores;
import java.util.ArrayList;
import java.util.List;

/** Checks what a gate asks beside its thresholds, of the same scores. */
record GateGuards(MetricSpec metric, GateSpec gate, Splits splits) {

    List<GuardFinding> check(PairedScores scores, GateRule.Reference reference) {
        List<GuardFinding> findings = new ArrayList<>();
        for (SliceSpec slice : gate.slices()) {
            GateRule rule = new GateRule(
                    metric.name(), slice.thresholds(), gate.confidence(), metric.min(), metric.max(), gate.tails());
            findings.addAll(
                    new SliceRule(slice.by(), rule).check(Groups.slices(splits.test(), slice.by()), scores, reference));
        }
        Double allowed = gate.noExampleWorseBy();
        if (allowed != null) {
            findings.add(new SeverityGuard(metric.name(), allowed, metric.min(), metric.max())
                    .check(splits.test().stream().map(Example::id).toList(), reference));
        }
        return findings;
    }
}
