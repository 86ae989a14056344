package dev.attune.engine.junit.descriptor;

import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.run.ProgramSession;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** The container of a program. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramDescriptor extends AbstractTestDescriptor implements Node<AttuneExecutionContext> {

    public static final String SEGMENT = "class";

    private final ProgramClass program;

    public ProgramDescriptor(UniqueId parent, ProgramClass program) {
        super(
                parent.append(SEGMENT, program.type().getName()),
                program.markings().displayName(),
                ClassSource.from(program.type()));
        this.program = program;
    }

    public ProgramClass program() {
        return program;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public Set<TestTag> getTags() {
        return new LinkedHashSet<>(program.markings().tags());
    }

    @Override
    public SkipResult shouldBeSkipped(AttuneExecutionContext context) {
        Optional<String> off = program.markings().off();
        off.ifPresent(reason -> getChildren()
                .forEach(leaf -> ((LeafDescriptor) leaf).telling(context).skip(reason)));
        return off.map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public AttuneExecutionContext before(AttuneExecutionContext context) {
        return program.definition()
                .map(definition -> context.with(new ProgramSession(definition, context.environment(), gatesToRun())))
                .orElse(context);
    }

    private int gatesToRun() {
        return (int) getChildren().stream()
                .filter(leaf -> leaf instanceof GateDescriptor gate && gate.isOn())
                .count();
    }

    @Override
    public void after(AttuneExecutionContext context) {
        if (context.session() != null) {
            try {
                context.session().finish(getUniqueId().toString());
            } finally {
                context.session().close();
            }
        }
    }
}
