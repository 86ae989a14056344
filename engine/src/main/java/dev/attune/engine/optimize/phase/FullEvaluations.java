package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.Preference;
import dev.attune.engine.optimize.Choice;
import dev.attune.engine.optimize.Choice.Option;
import dev.attune.engine.optimize.Contender;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.Front;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The candidates that a search has measured on all its validation examples, among which a preference takes the winner. One thread at a time.
 */
final class FullEvaluations {

    private final @Nullable Preference rule;
    private final Map<PromptSet, Contender> contenders = new LinkedHashMap<>();

    /** Module calls are large, so they are kept only of candidates that a preference may take still. */
    private final Map<PromptSet, Finalist> eligible = new HashMap<>();

    FullEvaluations(@Nullable Preference rule) {
        this.rule = rule;
    }

    /**
     * The winner of a search.
     *
     * @param finalist the winner
     * @param front those among which it was taken
     * @param warning why the preference could not decide; null if it did, or there is none
     */
    record Taken(Finalist finalist, Front front, @Nullable String warning) {}

    /** Keeps one; a candidate that is measured again has the same outcomes. */
    void add(Contender contender, Finalist finalist) {
        if (Double.isNaN(contender.evaluation().score()) || contenders.containsKey(contender.prompts())) {
            return;
        }
        contenders.put(contender.prompts(), contender);
        if (rule != null && contender.cost().of(rule.least()).isPresent()) {
            eligible.put(contender.prompts(), finalist);
            eligible.keySet().removeIf(this::isBeaten);
        }
    }

    private boolean isBeaten(PromptSet prompts) {
        Contender one = Objects.requireNonNull(contenders.get(prompts));
        double cost = cost(one).orElse(Double.POSITIVE_INFINITY);
        return contenders.values().stream()
                .anyMatch(other -> other.score() >= one.score() && cost(other).orElse(Double.POSITIVE_INFINITY) < cost);
    }

    private OptionalDouble cost(Contender contender) {
        return rule == null ? OptionalDouble.empty() : contender.cost().of(rule.least());
    }

    /**
     * Returns the winner.
     *
     * @param best the one with the best score
     */
    Taken taken(Finalist best) {
        List<Contender> all = new ArrayList<>(contenders.values());
        if (rule == null) {
            return new Taken(best, new Front(null, null, all), null);
        }
        Contender top = contenders.get(best.prompts());
        if (top == null) {
            String partly = "The best score wins, and not " + rule.inWords()
                    + ": it was measured on some of the validation examples only, and is not comparable.";
            return new Taken(best, new Front(rule, partly, all), partly);
        }
        Choice choice = Choice.of(
                rule,
                all.stream()
                        .map(one -> new Option(one.score(), cost(one), Contender.length(one.prompts())))
                        .toList(),
                List.copyOf(contenders.keySet()).indexOf(best.prompts()));
        Contender chosen = all.get(choice.taken());
        return new Taken(
                chosen == top ? best : Objects.requireNonNull(eligible.get(chosen.prompts())),
                new Front(rule, choice.why(), all),
                choice.followed() ? null : choice.why());
    }
}
