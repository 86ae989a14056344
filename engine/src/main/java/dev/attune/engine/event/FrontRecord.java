package dev.attune.engine.event;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the candidates score and cost that a search has measured on all its validation examples, and which of them it took. Immutable.
 *
 * @param rule by which one was taken; null: by the score alone
 * @param decision why that one was taken, in a sentence; null if there is no rule
 * @param candidates the candidates in the order of the search
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FrontRecord(
        @Nullable Preference rule, @Nullable String decision, List<Candidate> candidates) {

    /** Of a search that has measured nothing. */
    public static final FrontRecord NONE = new FrontRecord(null, null, List.of());

    /** Copies the list. */
    public FrontRecord {
        candidates = List.copyOf(candidates);
    }

    /**
     * A candidate. Latencies are measured while other examples run, and differ from run to run.
     *
     * @param trial the number of the evaluation, 0 for the unoptimized program
     * @param configuration the choice made for each variable of the search, in words, by variable name
     * @param score its score on the validation examples
     * @param tokens the tokens that a run takes, as the mean over the examples; null if the model did not report those of each
     * @param latency the time that a run takes, as the median over the examples; null if it is not known of each, or
     *     the rule does not ask for it
     * @param onFront whether no other candidate is better in score or cost and at least as good in the other; the cost is that of the rule, or
     *     tokens
     * @param taken whether it is the winner
     */
    public record Candidate(
            int trial,
            Map<String, String> configuration,
            ScoreRecord score,
            @Nullable Double tokens,
            @Nullable Duration latency,
            boolean onFront,
            boolean taken) {

        /** Copies the map, keeping its order. */
        public Candidate {
            configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
        }
    }
}
