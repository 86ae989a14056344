package dev.attune.engine.statistics;

import org.apiguardian.api.API;

/** How often both, one or none of two programs were right on the same examples. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PairedCounts(int both, int winnerOnly, int baselineOnly, int neither) {

    static PairedCounts of(double[] baseline, double[] winner, double right) {
        int both = 0;
        int winnerOnly = 0;
        int baselineOnly = 0;
        for (int i = 0; i < baseline.length; i++) {
            boolean baselineRight = baseline[i] == right;
            boolean winnerRight = winner[i] == right;
            both += baselineRight && winnerRight ? 1 : 0;
            winnerOnly += winnerRight && !baselineRight ? 1 : 0;
            baselineOnly += baselineRight && !winnerRight ? 1 : 0;
        }
        return new PairedCounts(both, winnerOnly, baselineOnly, baseline.length - both - winnerOnly - baselineOnly);
    }

    int total() {
        return both + winnerOnly + baselineOnly + neither;
    }

    int winnerRight() {
        return both + winnerOnly;
    }

    int baselineRight() {
        return both + baselineOnly;
    }
}
