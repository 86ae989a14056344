package dev.attune.engine.junit.reader;

import dev.attune.engine.junit.annotation.Markings;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A metric as the class defines it.
 *
 * @param method the method
 * @param markings its name for reports, its own tags, and what switches its gate off
 * @param objective whether it says that it is the objective
 * @param spec what the run needs to know of it
 * @param grades the method that gives predictions which people have graded; null if there is none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MetricMethod(
        Method method,
        Markings markings,
        boolean objective,
        MetricSpec spec,
        @Nullable Method grades) {

    /** The value of its segment in unique ids: name and parameter types. */
    public String segment() {
        return segment(method);
    }

    public static String segment(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    public boolean gated() {
        return spec.gate() != null;
    }

    public GateSpec gate() {
        return Objects.requireNonNull(spec.gate(), "only a gated metric has a leaf");
    }
}
