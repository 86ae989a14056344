package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks the method that returns all examples, which Attune splits at random. It takes the place of methods with {@link TrainSet},
 * {@link ValidationSet} and {@link TestSet}.
 *
 * <p>The same examples are split in the same way on every machine, in whatever order they are given. Where expected outputs are labels (at
 * most 20 different ones, each more than twice on average), every split has its share of each. Examples with equal inputs stay in one split.
 *
 * <p>With {@link #folds()}, a small list serves better: all examples but those of the test split are both trained on and compared on.
 *
 * <p>The method has no parameters and returns a {@code List} (or another {@code Collection}) of {@code Example}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Split {
    /** The share of examples to train on, from 0 to 1. The three shares add up to 1 at most; what is left is not used. */
    double train() default 0.4;

    /** The share of examples to compare candidates on, from 0 to 1. */
    double validation() default 0.3;

    /** The share of examples for the gates, from 0 to 1. */
    double test() default 0.3;

    /**
     * In how many folds the examples that are not for the test are cut, at least 2; all of them are then both trained on and compared on,
     * and {@link #train()} and {@link #validation()} are left out. Where a candidate runs an example, its prompts are without the demos
     * that come from the example's own fold. 0: no folds.
     */
    int folds() default 0;

    /** The seed of the split. Another one gives other splits. */
    long seed() default 0;

    /**
     * What groups examples that are alike, such as those of one customer or one document: a component of the input if it is a record, a key
     * of it if it is a map, or a named value of the example. A group stays in one split, and a gate counts it as one observation, as with
     * {@link TestSet#groupBy()}. Empty: nothing does.
     */
    String groupBy() default "";
}
