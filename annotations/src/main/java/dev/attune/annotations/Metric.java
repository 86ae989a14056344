package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a method that scores one prediction. Its parameters are the example and the prediction; it returns {@code boolean}, a
 * number, or a {@code Score} with feedback, or a {@code CompletionStage} or {@code Future} of one. Further parameters are judges: interfaces of
 * modules, or a {@code ChatModel}, with the model of {@link Role#JUDGE}. A metric must be free of side effects: it is called from several threads at once.
 *
 * <p>A method with one parameter, a list of {@code Predicted}, is a metric of the whole set and returns a number: the macro F1, for example.
 * As an objective it is measured on each set that a search evaluates.
 *
 * <p>A single metric is the objective of the search; of several, exactly one must be marked with {@code objective = true}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Metric {
    /** Whether the optimizers maximize this metric; needed only when a class has several metrics. */
    boolean objective() default false;

    /** The lowest value the metric can take: the score of an answer that cannot be read. */
    double min() default 0;

    /** The highest value the metric can take; above {@link #min()}. */
    double max() default 1;
}
