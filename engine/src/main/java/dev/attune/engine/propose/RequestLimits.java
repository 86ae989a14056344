package dev.attune.engine.propose;

import java.util.OptionalInt;

/**
 * How many characters of each kind a request shows. A full request takes 8,000 tokens of English at most; a small model gets less than a
 * third of that, and leaves the thinking out.
 *
 * @param percent the share of a full request
 */
record RequestLimits(int percent) {

    /** A model whose answers are shorter has little room for anything. */
    private static final int TOKENS_OF_SMALL_MODELS = 1024;

    private static final int SMALL = 30;
    private static final int LEAST_FOR_SOURCE = 50;

    /** As many runs of the usual size fill a request; of few, each may be as many times as long. */
    private static final int RUNS_AT_ONCE = 9;

    private static final int MOST_FOR_A_RUN = 3;

    static RequestLimits of(OptionalInt maxOutputTokens) {
        boolean small = maxOutputTokens.isPresent() && maxOutputTokens.getAsInt() < TOKENS_OF_SMALL_MODELS;
        return new RequestLimits(small ? SMALL : 100);
    }

    /** The limits for a model that has refused a request of this size. */
    RequestLimits half() {
        return new RequestLimits(percent / 2);
    }

    /** The limits for runs of which there are few, all of which are shown: each may be longer. */
    RequestLimits forRuns(int count) {
        return new RequestLimits(percent * Math.max(1, Math.min(MOST_FOR_A_RUN, RUNS_AT_ONCE / Math.max(1, count))));
    }

    /** Whether there is room for thoughts before the answer. */
    boolean thinks() {
        return percent > SMALL;
    }

    int source() {
        return percent < LEAST_FOR_SOURCE ? 0 : of(4_000);
    }

    /** What a person or the model says of the program or the data, and the role of a module. */
    int description() {
        return of(1_500);
    }

    int systemMessage() {
        return of(4_000);
    }

    int module() {
        return of(400);
    }

    int modules() {
        return of(2_400);
    }

    int instruction() {
        return of(3_000);
    }

    int history() {
        return of(3_000);
    }

    int demo() {
        return of(600);
    }

    int run() {
        return of(1_200);
    }

    /** One value in a run. */
    int value() {
        return of(300);
    }

    private int of(int full) {
        return full * percent / 100;
    }
}
