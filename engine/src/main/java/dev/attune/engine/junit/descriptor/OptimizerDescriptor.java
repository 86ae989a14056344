package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** The leaf of an optimizer. */
final class OptimizerDescriptor extends LeafDescriptor {

    static final String SEGMENT = "optimizer";

    private final OptimizerSpec spec;

    OptimizerDescriptor(UniqueId parent, ProgramClass program, OptimizerSpec spec) {
        super(
                parent.append(SEGMENT, spec.name()),
                spec.name(),
                MethodSource.from(program.type().getName(), spec.name()),
                program);
        this.spec = spec;
    }

    @Override
    public SkipResult shouldBeSkipped(AttuneExecutionContext context) {
        return skipFor(session(context).reasonToSkip(spec), context);
    }

    @Override
    Kind kind() {
        return Kind.OPTIMIZER;
    }

    @Override
    void run(AttuneExecutionContext context) {
        session(context).optimize(spec, leaf());
    }
}
