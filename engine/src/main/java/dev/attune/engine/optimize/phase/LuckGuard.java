package dev.attune.engine.optimize.phase;

import dev.attune.engine.optimize.Finalist;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * The best of many candidates looks good by luck. Unless its gain on the validation examples is more than that, what they are compared with
 * stays. Of a metric of the whole set, single examples do not tell, and the best stays.
 *
 * @param run is warned if it stays
 * @param trials hold the winner so far
 * @param reference what candidates are compared with, measured on all validation examples
 * @param name what that is called: {@code the unoptimized program}
 * @param most if luck alone is as good in more than this share of cases, nothing speaks for the best candidate
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LuckGuard(OptimizationRun run, PairedTrials trials, Finalist reference, String name, double most) {

    /**
     * Decides.
     *
     * @param kind what candidates are called: {@code evolved}
     * @param others the scores of all candidates that were measured on all validation examples, example by example
     * @param best the score of the best of them
     * @return what there is to note; empty if a warning says it, or there was nothing to decide
     */
    public Optional<String> settle(String kind, List<double[]> others, double best, RandomGenerator random) {
        if (others.isEmpty()
                || trials.isBest(reference)
                || run.task().objective().ofSet() != null) {
            return Optional.empty();
        }
        double[] before = ExampleScores.of(reference.evaluation());
        double luck = Luck.of(
                others.stream()
                        .map(scores -> ExampleScores.differences(before, scores))
                        .toList(),
                random);
        String text = String.format(
                Locale.ROOT,
                "The best of %d %s candidates scores %.3f, %s %.3f. If all were worth the same, "
                        + "luck would do as well in %.0f of 100 cases",
                others.size(),
                kind,
                best,
                name,
                reference.evaluation().scoreAtWorst(run.task().objective().min()),
                Math.max(1, 100 * luck));
        if (luck <= most) {
            return Optional.of(text + ".");
        }
        trials.settleOn(reference);
        run.warn(text + ", so " + name + " stays. More validation examples tell smaller gains from luck.");
        return Optional.empty();
    }
}
