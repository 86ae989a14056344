package dev.attune.runtime.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Describes an input field (on a parameter), an output field (on a component of the record that a module returns) or the
 * only output field of a module (on its method). The description is part of every prompt of the module.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Field {
    /** What the field holds, in a few words; not blank. */
    String value();

    /**
     * The name shown in prompts and matched with the named values of examples; empty: the name in the source.
     */
    String name() default "";
}
