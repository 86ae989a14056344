package dev.attune.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Ready-made values of whole sets, for metrics to return. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Metrics {

    private static final int BINS = 10;

    private Metrics() {}

    /** How often a label was predicted rightly, predicted wrongly, and expected in vain. */
    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        private double f1() {
            return 2.0 * right / (2.0 * right + wrong + missed);
        }
    }

    /**
     * Returns the macro F1 of labels: the mean of the F1 of all labels that are expected or predicted. A missing prediction is a miss of the
     * expected label. From 0 to 1; NaN for an empty set.
     */
    public static double macroF1(List<? extends Predicted<?, ?, ?>> set) {
        Map<Object, Count> counts = new HashMap<>();
        for (Predicted<?, ?, ?> one : set) {
            Count expected = counts.computeIfAbsent(one.expected(), label -> new Count());
            if (one.isRight()) {
                expected.right++;
                continue;
            }
            expected.missed++;
            one.prediction().ifPresent(label -> counts.computeIfAbsent(label, l -> new Count()).wrong++);
        }
        // equal sets give equal bits, whatever the order of labels in the map
        return counts.values().stream()
                .mapToDouble(Count::f1)
                .sorted()
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Returns the area under the ROC curve of predicted scores: the chance that an example which is expected to be true has a higher score
     * than one which is not, where equal scores count one half. A missing prediction is ranked as wrongly as can be. From 0 to 1; NaN if
     * only one of true and false is expected.
     */
    public static double auc(List<? extends Predicted<?, Boolean, ? extends Number>> set) {
        List<Double> positive = new ArrayList<>();
        List<Double> negative = new ArrayList<>();
        for (Predicted<?, Boolean, ? extends Number> one : set) {
            double worst = one.expected() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            (one.expected() ? positive : negative)
                    .add(one.prediction().isPresent() ? one.prediction().get().doubleValue() : worst);
        }
        positive.sort(null);
        negative.sort(null);
        double won = 0;
        int below = 0;
        int upTo = 0;
        for (double score : positive) {
            while (below < negative.size() && negative.get(below) < score) {
                below++;
            }
            while (upTo < negative.size() && negative.get(upTo) <= score) {
                upTo++;
            }
            won += (below + upTo) / 2.0;
        }
        return positive.isEmpty() || negative.isEmpty() ? Double.NaN : won / positive.size() / negative.size();
    }

    /**
     * Returns how well predicted probabilities are calibrated: 1 minus the expected calibration error in ten bins of equal width (Guo et al.,
     * "On Calibration of Modern Neural Networks", ICML 2017). A missing prediction has the error 1. From 0 to 1; NaN for an empty set.
     *
     * @throws IllegalArgumentException if a prediction is not between 0 and 1
     */
    public static double calibration(List<? extends Predicted<?, Boolean, ? extends Number>> set) {
        double[] excess = new double[BINS];
        double error = 0;
        for (Predicted<?, Boolean, ? extends Number> one : set) {
            if (one.prediction().isEmpty()) {
                error++;
                continue;
            }
            double probability = one.prediction().get().doubleValue();
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability lies between 0 and 1, but that of example "
                        + one.example().id() + " is " + probability);
            }
            // bins contain their upper end, the first one 0 too
            int bin = (int) Math.max(0, Math.ceil(probability * BINS) - 1);
            excess[bin] += (one.expected() ? 1 : 0) - probability;
        }
        for (double one : excess) {
            error += Math.abs(one);
        }
        return set.isEmpty() ? Double.NaN : 1 - error / set.size();
    }
}
