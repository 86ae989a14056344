package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks the single method of an {@link LmProgram} class that builds the program. Its parameters are module interfaces; it returns a
 * {@link java.util.function.Function} from the input to the output of the program.
 *
 * <p>It is called for every example, with modules that carry the prompt set under evaluation: it should be cheap. Keep costly parts (an
 * index, a client) in fields of the class.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ProgramFactory {}
