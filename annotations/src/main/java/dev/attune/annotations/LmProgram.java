package dev.attune.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a class of the test sources as the definition of an LM program: its program factory, data splits, metrics and
 * optimizers. The engine finds such classes and runs one container of tests for each.
 *
 * <p>The class needs a constructor without parameters, unless a framework such as Spring makes its instances. One instance is made per run, and its factory, data and metric methods are called on
 * that instance. Metric methods are called from several threads at once.
 *
 * <p>A class that extends one with this annotation is a program too, with the same optimizers, tags and methods, unless it is abstract.
 * This annotation and all others of this package can be parts of composed annotations.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Testable
public @interface LmProgram {
    /**
     * What the program is for, in plain words: its task, its users, the rules that an answer must keep. The model that writes instructions
     * reads it.
     */
    String description() default "";
}
