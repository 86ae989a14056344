package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.junit.reader.ProgramClass;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** The leaf of the checks that need no model call; of a class that cannot run, the leaf that says why. */
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
    Kind kind() {
        return Kind.PREFLIGHT;
    }

    @Override
    void run(AttuneExecutionContext context) {
        if (program().refusal().isPresent()) {
            refuse(context, program().refusal().get());
        }
        session(context).preflight(leaf());
    }
}
