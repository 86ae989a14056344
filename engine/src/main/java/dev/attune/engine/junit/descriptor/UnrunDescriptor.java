package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.junit.reader.MetricMethod;
import dev.attune.engine.junit.reader.ProgramClass;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * The leaf of a method for which no test runs. It is there only where a build asks for that method and no other leaf of the program,
 * as in {@code -Dtest=RouterTest#metricWithoutGate}, which would else be green without having run anything.
 */
final class UnrunDescriptor extends LeafDescriptor {

    static final String SEGMENT = "method";

    private final String reason;

    UnrunDescriptor(UniqueId parent, ProgramClass program, Method method, String reason) {
        super(
                parent.append(SEGMENT, MetricMethod.segment(method)),
                method.getName(),
                MethodSource.from(program.type(), method),
                program);
        this.reason = reason;
    }

    /** Launchers prune after they have filtered. */
    @Override
    public void prune() {
        boolean others = getParent().stream()
                .flatMap(parent -> parent.getChildren().stream())
                .anyMatch(sibling -> !(sibling instanceof UnrunDescriptor));
        if (others) {
            removeFromHierarchy();
        }
    }

    @Override
    public SkipResult shouldBeSkipped(AttuneExecutionContext context) {
        if (program().refusal().isPresent()) {
            return SkipResult.doNotSkip();
        }
        context.environment().listener().progress(getUniqueId().toString(), reason);
        return skipFor(Optional.of(reason), context);
    }

    @Override
    Kind kind() {
        return Kind.METHOD;
    }

    @Override
    void run(AttuneExecutionContext context) {
        refuse(context, program().refusal().orElseThrow());
    }
}
