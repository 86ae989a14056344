package dev.attune.engine.run;

import dev.attune.engine.event.GateRecord.Contender;
import dev.attune.engine.event.OptimizationRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The optimizers of a program that have run, and which of their winners a gate judges. One thread at a time. */
final class OptimizerResults {

    private final Map<String, Optional<Winner>> winners = new LinkedHashMap<>();
    private final List<OptimizationRecord> records = new ArrayList<>();

    /** An optimizer has started; it has no winner yet. */
    void enter(String optimizer) {
        winners.put(optimizer, Optional.empty());
    }

    boolean hasEntered(String optimizer) {
        return winners.containsKey(optimizer);
    }

    /** How many optimizers have started. */
    int size() {
        return winners.size();
    }

    void won(String optimizer, Winner winner) {
        winners.put(optimizer, Optional.of(winner));
    }

    void add(OptimizationRecord record) {
        records.add(record);
    }

    /** The winner with the best validation score, the first of equals; of those without a score the first. */
    Optional<Winner> best() {
        Winner best = null;
        for (Optional<Winner> winner : winners.values()) {
            if (winner.isPresent() && (best == null || score(winner.get()) > score(best))) {
                best = winner.get();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The optimizers that have run here, for the comparison in the report of a gate. */
    List<Contender> contenders(Winner chosen) {
        return records.stream()
                .map(record -> new Contender(
                        record.optimizer(),
                        record.baseline(),
                        record.winner(),
                        record.usage(),
                        record.duration(),
                        isBy(record.optimizer(), chosen)))
                .toList();
    }

    /** The record of the search that found these prompts; null if none did here. */
    @Nullable OptimizationRecord search(Winner winner) {
        return records.stream()
                .filter(record -> isBy(record.optimizer(), winner))
                .findFirst()
                .orElse(null);
    }

    private boolean isBy(String optimizer, @Nullable Winner chosen) {
        return winners.getOrDefault(optimizer, Optional.empty())
                .filter(winner -> winner == chosen)
                .isPresent();
    }

    private static double score(Winner winner) {
        return Double.isNaN(winner.validationScore()) ? Double.NEGATIVE_INFINITY : winner.validationScore();
    }
}
