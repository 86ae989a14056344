package dev.attune.engine.run;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.optimize.Choice;
import dev.attune.engine.optimize.Choice.Option;
import dev.attune.engine.optimize.Contender;
import dev.attune.engine.run.FinalComparison.Measured;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The optimizers of a program that have run, and which of their winners a gate judges. One thread at a time. */
final class OptimizerResults {

    private final Map<String, Optional<Winner>> winners = new LinkedHashMap<>();
    private final List<OptimizationRecord> records = new ArrayList<>();
    private final @Nullable Preference rule;
    private Map<PromptSet, Measured> common = Map.of();

    /** @param rule which of several winners that score nearly the same is taken; null: the best */
    OptimizerResults(@Nullable Preference rule) {
        this.rule = rule;
    }

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

    /** The winners that there are, in the order of their optimizers. */
    List<Winner> winners() {
        return winners.values().stream().flatMap(Optional::stream).toList();
    }

    /** All winners were measured on one set, which decides between them from now on. */
    void compared(Map<PromptSet, Measured> measured) {
        common = Map.copyOf(measured);
    }

    void add(OptimizationRecord record) {
        records.add(record);
    }

    boolean isCompared() {
        return !common.isEmpty();
    }

    /** The winner that gates judge: the best, or the one that a preference takes on the common set. */
    Optional<Winner> best() {
        return choice().map(choice -> winners().get(choice.taken())).or(this::bestByScore);
    }

    /** What a preference has chosen; empty if there is none, or if the winners were not compared. */
    Optional<Choice> choice() {
        List<Winner> all = winners();
        Preference preference = rule;
        if (preference == null || all.size() < 2 || !allCompared()) {
            return Optional.empty();
        }
        List<Option> options = all.stream().map(one -> option(preference, one)).toList();
        return bestByScore().map(best -> Choice.of(preference, options, all.indexOf(best)));
    }

    private Option option(Preference preference, Winner winner) {
        Measured measured = Objects.requireNonNull(common.get(winner.prompts()));
        return new Option(
                measured.atWorst(), measured.cost().of(preference.least()), Contender.length(winner.prompts()));
    }

    /**
     * The winner with the best score on the common set, or on the validation examples of its search if not all were compared; the first
     * of equals, and of those without a score the first.
     */
    private Optional<Winner> bestByScore() {
        Winner best = null;
        for (Optional<Winner> winner : winners.values()) {
            if (winner.isPresent() && (best == null || score(winner.get()) > score(best))) {
                best = winner.get();
            }
        }
        return Optional.ofNullable(best);
    }

    /** Scores on the common set and on those of single searches do not compare, so one winner that was not measured leaves all to the latter. */
    private boolean allCompared() {
        return winners().stream().allMatch(one -> common.containsKey(one.prompts()));
    }

    /** The optimizers that have run here, for the comparison in the report of a gate. */
    List<GateRecord.Contender> contenders(Winner chosen) {
        return records.stream()
                .map(record -> new GateRecord.Contender(
                        record.optimizer(),
                        record.baseline(),
                        record.winner(),
                        common(record.optimizer()),
                        record.usage(),
                        record.duration(),
                        isBy(record.optimizer(), chosen)))
                .toList();
    }

    /** An optimizer's winner with the record of the search that found it; empty if no search here did. */
    Optional<Found> found(String optimizer) {
        return winners.getOrDefault(optimizer, Optional.empty())
                .flatMap(winner -> records.stream()
                        .filter(record -> record.optimizer().equals(optimizer))
                        .findFirst()
                        .map(record -> new Found(winner, record)));
    }

    /**
     * What a search found.
     *
     * @param winner the winner
     * @param record the record
     */
    record Found(Winner winner, OptimizationRecord record) {}

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

    private @Nullable ScoreRecord common(String optimizer) {
        return winners.getOrDefault(optimizer, Optional.empty())
                .map(winner -> common.get(winner.prompts()))
                .map(Measured::record)
                .orElse(null);
    }

    private double score(Winner winner) {
        if (allCompared()) {
            return Objects.requireNonNull(common.get(winner.prompts())).atWorst();
        }
        return Double.isNaN(winner.validationScore()) ? Double.NEGATIVE_INFINITY : winner.validationScore();
    }
}
