package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a method without parameters that returns a list of {@code Graded}: predictions, made at any time, with the grades that people gave
 * them. The gate of a {@link Metric} with a judge scores them too and says how often the judge agrees with people.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface HumanGrades {
    /** The name of the metric whose judge is compared. */
    String value();
}
