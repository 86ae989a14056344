package dev.attune.engine.optimize;

import java.lang.annotation.Annotation;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Creates an optimizer from the annotation that asks for it. Implementations are found by {@link java.util.ServiceLoader}: to add an
 * optimizer, write an annotation, this class, and a line in {@code META-INF/services/dev.attune.engine.optimize.OptimizerProvider}.
 * Thread-safe, with a public constructor without parameters.
 *
 * @param <A> the annotation that programs have on their class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OptimizerProvider<A extends Annotation> {

    /** Returns the annotation type; it must be retained at run time and target types. */
    Class<A> annotation();

    /** Returns the seed of the annotation; the setting {@code attune.seed} takes precedence. */
    long seed(A annotation);

    /**
     * Creates the optimizer.
     *
     * @throws IllegalArgumentException if an attribute is out of range; the message names it and is reported as a mistake of the class
     */
    Optimizer create(A annotation);

    /**
     * Returns the name of the optimizer in {@code attune.only}, unique ids and files: that of its annotation in lower case, with hyphens.
     */
    default String name() {
        return annotation()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
