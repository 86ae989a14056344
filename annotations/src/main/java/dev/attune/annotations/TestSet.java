package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks the method that returns the test split: the held-out examples, which only the gate reads.
 *
 * <p>The method has no parameters, returns a {@code List} (or another {@code Collection}) of {@code Example} and returns the same examples
 * in the same order each time it is called.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TestSet {
    /**
     * What groups examples that are alike, such as those of one customer or one document: a component of the input if it is a record, a key
     * of it if it is a map, or a named value of the example. Examples of a group are right or wrong together, so a gate takes the mean of
     * each group as one observation: ten examples in each of 12 groups tell it about as much as 12 examples. Empty: nothing does.
     */
    String groupBy() default "";
}
