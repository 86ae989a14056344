package dev.attune.engine.run;

import dev.attune.annotations.Cost;
import dev.attune.engine.event.FrontRecord;
import dev.attune.engine.event.FrontRecord.Candidate;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.optimize.Contender;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.Front;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the candidates of a search score and cost, for records. */
final class FrontRecords {

    private FrontRecords() {}

    static FrontRecord of(OptimizationResult result, MetricSpec objective) {
        Front front = result.front();
        Cost cost = cost(front.rule());
        Finalist winner = result.winner();
        List<Candidate> candidates = new ArrayList<>();
        for (Contender one : front.contenders()) {
            ScoreRecord score = ScoreRecords.of(one.evaluation(), objective, ScoreRecords.CONFIDENCE);
            if (score != null) {
                candidates.add(new Candidate(
                        one.trial(),
                        one.configuration(),
                        score,
                        boxed(one.cost().tokens()),
                        latency(one.cost().nanos()),
                        isOnFront(one, front.contenders(), cost),
                        winner != null && winner.prompts().equals(one.prompts())));
            }
        }
        return new FrontRecord(front.rule(), front.decision(), candidates);
    }

    private static Cost cost(@Nullable Preference rule) {
        return rule == null ? Cost.TOKENS : rule.least();
    }

    /** One whose cost is not known cannot be compared. */
    private static boolean isOnFront(Contender one, List<Contender> all, Cost kind) {
        OptionalDouble cost = one.cost().of(kind);
        return cost.isPresent()
                && all.stream()
                        .filter(other -> other.cost().of(kind).isPresent())
                        .noneMatch(other -> isBetter(
                                other.score(), other.cost().of(kind).getAsDouble(), one.score(), cost.getAsDouble()));
    }

    private static boolean isBetter(double score, double cost, double than, double itsCost) {
        return score >= than && cost <= itsCost && (score > than || cost < itsCost);
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private static @Nullable Duration latency(OptionalDouble nanos) {
        return nanos.isPresent() ? Duration.ofNanos(Math.round(nanos.getAsDouble())) : null;
    }
}
