package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a method without parameters that returns the {@code ChatModel} for a role. Without it, the model of a role comes from the
 * configuration ({@code attune.model} and its relatives).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageModel {
    /** The role that the model plays; one method per role. */
    Role value() default Role.TASK;
}
