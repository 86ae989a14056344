package dev.attune.engine.optimize;

import java.lang.annotation.Annotation;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Makes an optimizer from the annotation that asks for it. Found by {@link java.util.ServiceLoader}: whoever adds an optimizer writes an
 * annotation, this class, and a line in {@code META-INF/services/dev.attune.engine.optimize.OptimizerProvider}. Thread-safe, with a public
 * constructor without parameters.
 *
 * @param <A> the annotation, which programs carry on their class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OptimizerProvider<A extends Annotation> {

    /** The annotation; retained at run time, for types. */
    Class<A> annotation();

    /** The seed that the annotation gives; the setting {@code attune.seed} takes precedence. */
    long seed(A annotation);

    /**
     * Makes the optimizer.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it, and is shown as a mistake of the class
     */
    Optimizer create(A annotation);

    /** The name of the optimizer, as in {@code attune.only}, unique ids and files: that of its annotation, in lower case with hyphens. */
    default String name() {
        return annotation()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
