package dev.attune.engine.junit;

import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.opentest4j.AssertionFailedError;

/** The leaf of the checks that need no model call; of a class that is no usable program, the leaf that says why. */
final class PreflightDescriptor extends LeafDescriptor {

    static final String SEGMENT = "preflight";
    static final String NAME = "preflight";

    PreflightDescriptor(UniqueId parent, ProgramClass program) {
        super(
                parent.append(SEGMENT, NAME),
                NAME,
                MethodSource.from(program.type().getName(), NAME),
                program);
    }

    @Override
    void run(AttuneExecutionContext context) {
        if (program().definition().isPresent()) {
            session(context).preflight(leaf());
            return;
        }
        List<String> problems = program().problems();
        context.environment()
                .listener()
                .preflightFinished(new PreflightRecord(
                        leaf(),
                        problems.stream()
                                .map(problem -> new Check("definition", Status.FAILED, problem))
                                .toList()));
        AssertionFailedError failure =
                new AssertionFailedError("Not a usable LM program: " + String.join("\n  - ", problems));
        failure.setStackTrace(new StackTraceElement[0]);
        throw failure;
    }
}
