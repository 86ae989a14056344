package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.predict.Thrown;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A metric whose value is one of a set of examples, not a mean over them, such as the macro F1. Immutable; thread-safe if its code is.
 *
 * @param name its name
 * @param min the lowest value
 * @param max the highest value
 * @param code the user's code
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SetMetric(String name, double min, double max, Code code) {

    /** The code of a metric of the whole set. */
    @FunctionalInterface
    public interface Code {

        /** Returns the value of a set, in which an example may be several times. May throw anything. */
        double value(List<Predicted<?, ?, ?>> set) throws Throwable;
    }

    /**
     * Returns the value of a set; NaN if the metric is not defined on it, as the area under a curve is without positive examples.
     *
     * @throws MetricException if the metric throws, or returns a value outside its range
     */
    public double of(List<Predicted<?, ?, ?>> set) {
        double value;
        try {
            value = code.value(set);
        } catch (MetricException e) {
            throw e;
        } catch (Throwable e) {
            throw new MetricException(
                    "metric " + name + " threw " + new Thrown(e).describe(" on a set of " + set.size() + " examples"),
                    e);
        }
        if (value < min || value > max) {
            throw new MetricException(
                    "metric " + name + " gave " + value + " on a set of " + set.size()
                            + " examples, outside its range from " + min + " to " + max
                            + "; mend it, or declare the range with @Metric(min, max)",
                    null);
        }
        return value;
    }

    /**
     * Checks that an evaluation has a score, which one of a part of the examples may lack.
     *
     * @throws MetricException if it is by a metric of the whole set that is not defined on its examples
     */
    public static void requireDefined(Evaluation evaluation) {
        SetMetric metric = evaluation.ofSet();
        if (metric != null && Double.isNaN(evaluation.score())) {
            throw new MetricException("metric " + metric.name() + " gave NaN on the "
                    + (evaluation.results().size() - evaluation.notCounted())
                    + " examples that count: a metric of the whole set may only be undefined on parts of it");
        }
    }

    /** What stands for it where single examples are scored: whether the prediction is the expected output. */
    Scorer agreement() {
        return (Example<?, ?> example, Object output) -> Score.of(output.equals(example.expected()) ? max : min);
    }
}
