package dev.attune.engine.search.race;

import java.util.Arrays;

/** A candidate of a race with its scores by example. One thread at a time. */
final class Arm {

    private final int[] choices;
    private final int first;
    private final double[] scores;
    private int asked;
    private int told;
    private boolean excluded;

    /** @param first the example with which it begins; it goes on in their order, and around */
    Arm(int[] choices, int first, int examples) {
        this.choices = choices.clone();
        this.first = first;
        this.scores = new double[examples];
        Arrays.fill(scores, Double.NaN);
    }

    int[] choices() {
        return choices;
    }

    /** The number of examples that it was asked to take. */
    int asked() {
        return asked;
    }

    boolean complete() {
        return asked == scores.length;
    }

    boolean excluded() {
        return excluded;
    }

    void exclude() {
        excluded = true;
    }

    /** Takes the next examples, fewer if there are no more. */
    int[] take(int count) {
        int[] taken = new int[Math.min(count, scores.length - asked)];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = (first + asked + i) % scores.length;
        }
        asked += taken.length;
        return taken;
    }

    /** Keeps a score; NaN for an example that does not count. */
    void tell(int example, double score) {
        if (Double.isNaN(scores[example]) && !Double.isNaN(score)) {
            told++;
            scores[example] = score;
        }
    }

    /** The number of scores. */
    int count() {
        return told;
    }

    /** The score of an example; NaN if there is none. */
    double score(int example) {
        return scores[example];
    }

    /** The mean of its scores, each less the example's ease; NaN without scores. */
    double mean(double[] ease) {
        double sum = 0;
        for (int e = 0; e < scores.length; e++) {
            if (!Double.isNaN(scores[e])) {
                sum += scores[e] - ease[e];
            }
        }
        return told == 0 ? Double.NaN : sum / told;
    }
}
