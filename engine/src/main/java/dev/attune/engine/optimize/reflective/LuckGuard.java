package dev.attune.engine.optimize.reflective;

import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PairedTrials;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The best of many candidates looks good by luck. Unless its gain on the validation examples is more than that, the unoptimized program stays.
 * Of a metric of the whole set, single examples do not tell, and the best stays.
 *
 * @param run is warned if the unoptimized program stays
 * @param trials hold the winner so far
 * @param most if luck alone is as good in more than this share of cases, nothing speaks for the best candidate
 */
record LuckGuard(OptimizationRun run, PairedTrials trials, double most) {

    /**
     * Decides.
     *
     * @param kind what candidates are called: {@code evolved}
     * @param seed the scores of the unoptimized program on the validation examples
     * @param seedScore its score on all
     * @param others the scores of all candidates that were measured on all validation examples, example by example
     * @param best the score of the best of them
     * @return what there is to note; empty if a warning says it, or there was nothing to decide
     */
    Optional<String> settle(
            String kind, double[] seed, double seedScore, List<double[]> others, double best, RandomGenerator random) {
        if (others.isEmpty()
                || trials.isBaselineBest()
                || run.task().objective().ofSet() != null) {
            return Optional.empty();
        }
        String start = run.task().start().name();
        double luck = Luck.of(
                others.stream()
                        .map(scores -> ExampleScores.differences(seed, scores))
                        .toList(),
                random);
        String text = String.format(
                Locale.ROOT,
                "The best of %d %s candidates scores %.3f, %s %.3f. If all were worth the same, "
                        + "luck would do as well in %.0f of 100 cases",
                others.size(),
                kind,
                best,
                start,
                seedScore,
                Math.max(1, 100 * luck));
        if (luck <= most) {
            return Optional.of(text + ".");
        }
        trials.settleForBaseline();
        run.warn(text + ", so " + start + " stays. More validation examples tell smaller gains from luck.");
        return Optional.empty();
    }
}
