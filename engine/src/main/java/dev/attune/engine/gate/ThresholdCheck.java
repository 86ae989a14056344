package dev.attune.engine.gate;

import dev.attune.engine.statistics.Interval;

/**
 * One threshold against what was measured.
 *
 * @param spread the variance of one measurement, for planning
 * @param tolerance how much of a miss is rounding
 */
record ThresholdCheck(double threshold, double measured, Interval interval, double spread, double tolerance) {

    Verdict verdict() {
        if (meets(interval.low())) {
            return Verdict.PASSED;
        }
        return meets(interval.high()) ? Verdict.INCONCLUSIVE : Verdict.FAILED;
    }

    /** How far the measured value lies above the threshold; 0 where the two differ by rounding alone. */
    double surplus() {
        double surplus = measured - threshold;
        return Math.abs(surplus) <= tolerance ? 0 : surplus;
    }

    boolean meets(double value) {
        return value >= threshold - tolerance;
    }
}
