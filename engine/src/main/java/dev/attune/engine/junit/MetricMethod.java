package dev.attune.engine.junit;

import dev.attune.engine.run.ProgramDefinition.GateSpec;
import dev.attune.engine.run.ProgramDefinition.MetricSpec;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestTag;

/**
 * A metric as the class defines it.
 *
 * @param method the method
 * @param displayName the name for reports
 * @param tags its own tags
 * @param disabled why its gate is switched off; empty: it is not
 * @param objective whether it says that it is the objective
 * @param spec what the run needs to know of it
 */
record MetricMethod(
        Method method,
        String displayName,
        Set<TestTag> tags,
        Optional<String> disabled,
        boolean objective,
        MetricSpec spec) {

    /** The value of its segment in unique ids: name and parameter types. */
    String segment() {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    boolean gated() {
        return spec.gate() != null;
    }

    GateSpec gate() {
        return Objects.requireNonNull(spec.gate(), "only a gated metric has a leaf");
    }
}
