package dev.attune.engine.run;

import dev.attune.annotations.Role;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.RunCost;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.predict.RunTimes;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.runtime.signature.PromptSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the winners of several optimizers on one set, all validation examples. Each search chose its winner by examples of its own, and
 * the highest of many scores on few examples is the luckiest.
 */
final class FinalComparison {

    private final PreparedProgram prepared;
    private final MetricSpec objective;

    FinalComparison(PreparedProgram prepared) {
        this.prepared = prepared;
        this.objective = prepared.definition().objective();
    }

    /**
     * A prompt set on all validation examples.
     *
     * @param record the score of the examples that count
     * @param atWorst the score, with the worst for each example that does not count
     * @param cost what a run takes
     */
    record Measured(ScoreRecord record, double atWorst, RunCost cost) {}

    /**
     * Measures the unoptimized program and all winners.
     *
     * @param progress hears what is done, and if it cannot be done, why
     * @return by prompts; empty if there is nothing to compare, or not all could be measured
     */
    Map<PromptSet, Measured> of(Collection<Winner> winners, Consumer<String> progress) {
        Set<PromptSet> finalists = new LinkedHashSet<>();
        winners.forEach(winner -> finalists.add(winner.prompts()));
        if (finalists.size() < 2) {
            return Map.of();
        }
        progress.accept("comparing the winners of " + winners.size() + " optimizers on all "
                + prepared.splits().validation().size() + " validation examples");
        finalists.add(PromptSet.seed(prepared.definition().signatures()));
        Map<PromptSet, Measured> measured = new LinkedHashMap<>();
        try {
            for (PromptSet prompts : finalists) {
                Measured one = measured(prompts);
                if (one == null) {
                    return notCompared("no example counts for one of them", progress);
                }
                measured.put(prompts, one);
            }
        } catch (BudgetExhaustedException | RunAbortedException e) {
            return notCompared(String.valueOf(e.getMessage()), progress);
        }
        return measured;
    }

    private static Map<PromptSet, Measured> notCompared(String reason, Consumer<String> progress) {
        progress.accept("the winners could not be compared on all validation examples (" + reason
                + "); the best on the examples of its own search is taken");
        return Map.of();
    }

    private @Nullable Measured measured(PromptSet prompts) {
        Preference preference = prepared.definition().preference();
        RunTimes times = preference != null && preference.asksForTime()
                ? prepared.searchTimes().of(prompts)
                : null;
        Candidate candidate = new Candidate(prompts, prepared.models().model(Role.TASK), times);
        Evaluation evaluation =
                prepared.evaluator().evaluate(candidate, prepared.splits().validation(), prepared.metric(objective));
        ScoreRecord record = ScoreRecords.of(evaluation, objective, ScoreRecords.CONFIDENCE);
        return record == null
                ? null
                : new Measured(record, evaluation.scoreAtWorst(objective.min()), RunCost.of(evaluation, times));
    }
}
