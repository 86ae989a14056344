package dev.attune.engine.preflight;

import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.gate.GatePower;
import dev.attune.engine.gate.LatencyGuard;
import dev.attune.engine.gate.TokenGuard;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the gate of a metric can show with the test examples that there are.
 *
 * @param metric the metric
 * @param gate its gate
 * @param examples test examples, or groups of them, at least 1
 * @param unit what these are: {@code test example}
 */
record GateChecks(MetricSpec metric, GateSpec gate, int examples, String unit) {

    /** @param replayed whether all answers come from a recording */
    static List<Check> of(ProgramDefinition definition, Splits splits, boolean replayed) {
        String unit = splits.testGroups().isEmpty() ? "test example" : "group";
        List<Check> checks = new ArrayList<>();
        for (MetricSpec metric : definition.metrics()) {
            GateSpec gate = metric.gate();
            if (gate != null) {
                new GateChecks(metric, gate, splits.test().size(), "test example")
                        .costs(replayed)
                        .forEach(checks::add);
            }
            if (gate != null && metric.ofSet()) {
                checks.add(
                        new Check(
                                "gate " + metric.name(),
                                Status.OK,
                                "a metric of the whole set: what "
                                        + splits.test().size()
                                        + " test examples can show depends on the answers, and a bootstrap tells it afterwards"));
            } else if (gate != null) {
                checks.addAll(new GateChecks(metric, gate, splits.testObservations(), unit).checks());
                checks.addAll(SliceChecks.of(metric, gate, splits));
            }
        }
        return checks;
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        Double atLeast = gate.thresholds().atLeast();
        if (atLeast != null) {
            checks.add(atLeast(atLeast));
        }
        Double gain = gate.thresholds().gain();
        if (gain != null) {
            checks.add(gain(gain));
        }
        Double notWorseBy = gate.thresholds().notWorseBy();
        if (notWorseBy != null) {
            checks.add(notWorseBy(notWorseBy));
        }
        return checks;
    }

    private List<Check> costs(boolean replayed) {
        List<Check> checks = new ArrayList<>();
        Integer tokens = gate.p90Tokens();
        if (tokens != null) {
            fewest("p90Tokens", new TokenGuard(tokens, gate.confidence()).fewestExamples())
                    .ifPresent(checks::add);
        }
        Duration latency = gate.p95Latency();
        if (latency != null) {
            LatencyGuard guard = new LatencyGuard(latency, gate.confidence());
            if (replayed) {
                checks.add(check(Status.WARNING, guard.notAsked()));
            } else {
                fewest("p95Latency", guard.fewestExamples()).ifPresent(checks::add);
            }
        }
        return checks;
    }

    private Optional<Check> fewest(String asked, int fewest) {
        return examples >= fewest
                ? Optional.empty()
                : Optional.of(check(
                        Status.WARNING,
                        asked + " cannot pass: with " + testExamples()
                                + " even runs that all stay within it do not show it; give at least " + fewest));
    }

    private Check atLeast(double asked) {
        double highest = metric.min() + GatePower.highestAtLeast(examples, gate.confidence()) * width();
        String shown = "with " + testExamples() + " a program that is always right shows a level of " + text(highest);
        return asked > highest
                ? check(Status.WARNING, "atLeast = " + asked + " cannot pass: " + shown + "; give more " + unit + "s")
                : check(Status.OK, "atLeast = " + asked + " can pass: " + shown + ", and none shows a higher one");
    }

    private Check gain(double asked) {
        double share = asked / width();
        if (share <= -1) {
            return check(Status.OK, "gain = " + asked + " passes whatever is measured");
        }
        double smallest = share >= 1 ? Double.NaN : GatePower.smallestGain(examples, share, gate.confidence());
        if (!(smallest <= 1)) {
            return check(
                    Status.WARNING,
                    "gain = " + asked + " cannot pass if answers are right or wrong: with " + testExamples()
                            + " no gain is large enough to show it");
        }
        String power = "with " + testExamples() + " gain = " + asked + " passes from a measured gain of "
                + text(smallest * width())
                + " on at the earliest, if answers are right or wrong. A program whose true gain is "
                + text(GatePower.reliableGain(examples, share, gate.confidence()) * width())
                + " passes in four of five runs; where both programs agree on most examples, less is enough";
        double detectable = GatePower.reliableGain(examples, 0, gate.confidence());
        return share > 0 && share < detectable
                ? check(
                        Status.WARNING,
                        power + ". A true gain below " + text(detectable * width())
                                + " can often not be told from none; give more " + unit + "s")
                : check(Status.OK, power);
    }

    /** The program that is no worse at all passes in four of five runs from this margin on. */
    private Check notWorseBy(double allowed) {
        double share = allowed / width();
        double detectable = share >= 1 ? 0 : GatePower.reliableGain(examples, 0, gate.confidence());
        String power = "notWorseBy = " + allowed + " with " + testExamples()
                + ": a program that is no worse at all passes in four of five runs if " + text(detectable * width())
                + " or more is allowed, and with less where both programs agree on most examples";
        return share < detectable
                ? check(Status.WARNING, power + "; give more " + unit + "s, or allow more")
                : check(Status.OK, power);
    }

    private Check check(Status status, String message) {
        return new Check("gate " + metric.name(), status, message);
    }

    private double width() {
        return metric.max() - metric.min();
    }

    private String testExamples() {
        return examples + " " + unit + (examples == 1 ? "" : "s");
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
