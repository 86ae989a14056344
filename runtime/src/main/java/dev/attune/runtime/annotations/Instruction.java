package dev.attune.runtime.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The seed instruction of a module: the free text that tells the model what to do, from which every search starts. Put it on the single
 * method of a module interface.
 *
 * <p>A module without it starts from an instruction that names its input and output fields.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Instruction {
    /** The instruction; not blank. */
    String value();
}
