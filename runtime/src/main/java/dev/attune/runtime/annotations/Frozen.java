package dev.attune.runtime.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Keeps optimizers from changing the prompt of a module: it is sent as it stands in the source, and no search has a choice of it. Put it on
 * a module interface or on its single method. {@code @Frozen(PromptPart.INSTRUCTION)} leaves the demos to optimizers.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Frozen {

    /** The parts that stay: the seed instruction, no demos, the default layout. Default: all. */
    PromptPart[] value() default {PromptPart.INSTRUCTION, PromptPart.DEMOS, PromptPart.LAYOUT};
}
