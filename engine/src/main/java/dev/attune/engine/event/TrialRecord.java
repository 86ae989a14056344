package dev.attune.engine.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation during a search.
 *
 * @param number the place in the order of the search, from 0: the unoptimized program
 * @param kind what kind of evaluation it was
 * @param configuration the choice made for each variable of the search, in words, by variable name
 * @param examples how many examples were scored: of the validation split, but for {@link Kind#TRAINING}
 * @param score the mean over those examples, in units of the metric; NaN for an infeasible candidate
 * @param bestFullScore the best score of a full evaluation so far, including this one
 * @param unreadable how many of the examples had an unreadable answer
 * @param failed on how many of them the program threw or returned null, or the model refused the request; they count as the metric's lowest
 *     value
 * @param notCounted examples without an outcome of the program; they do not count
 * @param infeasible why the candidate cannot be used, however good it is otherwise: the model's message when it refused a request of the
 *     candidate although it had answered the unoptimized program; null if the candidate can be used
 * @param usage the cost of the evaluation; none for those that run side by side and share answers, as in a race: theirs is that of the
 *     phase
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TrialRecord(
        int number,
        Kind kind,
        Map<String, String> configuration,
        int examples,
        double score,
        double bestFullScore,
        int unreadable,
        int failed,
        int notCounted,
        @Nullable String infeasible,
        Usage usage) {

    /** The choice of a trial that lets several candidates vote; its value begins with their number: {@code 3 candidates: trials 2, 5, 0}. */
    public static final String VOTE = "vote of";

    /** Copies the map, keeping its order. */
    public TrialRecord {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }

    /** The kind of evaluation that a row of the search stands for. */
    public enum Kind {
        /** The unoptimized program on the whole validation split. */
        BASELINE,
        /** What an earlier stage of a chain has found, or the unoptimized program again, on the whole validation split: a later stage begins from it. */
        START,
        /** A candidate on a random minibatch. */
        MINIBATCH,
        /** A candidate on a few training examples, to be compared with the one it comes from. */
        TRAINING,
        /** A candidate of a race on its next block. */
        BLOCK,
        /** A finalist of a race on its share of the last examples. */
        FINALIST,
        /** The winner of a race with one of its choices put back to the seed's. */
        PUT_BACK,
        /** A candidate on the whole validation split. */
        FULL;

        /** Returns whether it was evaluated on the whole validation split. */
        public boolean full() {
            return this == BASELINE || this == START || this == FULL;
        }
    }
}
