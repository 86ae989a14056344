package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks the method that returns the training split, the examples from which demos are bootstrapped and in which proposals are grounded.
 *
 * <p>The method has no parameters, returns a {@code List} (or another {@code Collection}) of {@code Example} and returns the same examples
 * in the same order each time it is called.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TrainSet {}
