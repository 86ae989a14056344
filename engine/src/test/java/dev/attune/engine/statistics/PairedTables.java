package dev.attune.engine.statistics;

import java.util.ArrayList;
import java.util.List;

/** All outcomes of two right-or-wrong programs on a number of examples, with the interval that each outcome gives. */
public final class PairedTables {

    private static final double ROUNDING = 1e-12;

    private final int size;
    private final List<PairedCounts> counts = new ArrayList<>();
    private final List<Interval> intervals = new ArrayList<>();

    public PairedTables(int size) {
        this.size = size;
        for (int both = 0; both <= size; both++) {
            for (int winnerOnly = 0; both + winnerOnly <= size; winnerOnly++) {
                for (int baselineOnly = 0; both + winnerOnly + baselineOnly <= size; baselineOnly++) {
                    int neither = size - both - winnerOnly - baselineOnly;
                    PairedCounts table = new PairedCounts(both, winnerOnly, baselineOnly, neither);
                    counts.add(table);
                    intervals.add(NewcombeInterval.of(table, 0.95));
                }
            }
        }
    }

    /** The exact rate at which the interval holds the true difference, or 1 if no two programs correlate like this. */
    double coverage(double winner, double baseline, double correlation) {
        double both = winner * baseline + correlation * Math.sqrt(winner * (1 - winner) * baseline * (1 - baseline));
        if (both > Math.min(winner, baseline)) {
            return 1;
        }
        double difference = winner - baseline;
        double[] logBoth = logPowers(both);
        double[] logWinner = logPowers(winner - both);
        double[] logBaseline = logPowers(baseline - both);
        double[] logNeither = logPowers(1 - winner - baseline + both);
        double logFactorial = logFactorial(size);
        double coverage = 0;
        for (int i = 0; i < counts.size(); i++) {
            Interval interval = intervals.get(i);
            if (interval.low() <= difference + ROUNDING && difference <= interval.high() + ROUNDING) {
                PairedCounts table = counts.get(i);
                coverage += Math.exp(logFactorial
                        + logBoth[table.both()]
                        + logWinner[table.winnerOnly()]
                        + logBaseline[table.baselineOnly()]
                        + logNeither[table.neither()]);
            }
        }
        return coverage;
    }

    /** The smallest measured gain whose interval starts at the gain asked or above; infinite if there is none. */
    public double smallestGain(double asked) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < counts.size(); i++) {
            if (intervals.get(i).low() >= asked) {
                int net = counts.get(i).winnerOnly() - counts.get(i).baselineOnly();
                smallest = Math.min(smallest, (double) net / size);
            }
        }
        return smallest;
    }

    /** The logarithms of p^k / k!. */
    private double[] logPowers(double probability) {
        double[] logPowers = new double[size + 1];
        for (int k = 1; k <= size; k++) {
            logPowers[k] = logPowers[k - 1] + Math.log(Math.max(probability, 1e-300)) - Math.log(k);
        }
        return logPowers;
    }

    private static double logFactorial(int n) {
        double sum = 0;
        for (int k = 2; k <= n; k++) {
            sum += Math.log(k);
        }
        return sum;
    }
}
