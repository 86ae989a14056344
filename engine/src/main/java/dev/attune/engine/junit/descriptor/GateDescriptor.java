package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.junit.reader.MetricMethod;
import dev.attune.engine.junit.reader.ProgramClass;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** The leaf of a gated metric. */
final class GateDescriptor extends LeafDescriptor {

    static final String SEGMENT = "gate";

    private final MetricMethod metric;

    GateDescriptor(UniqueId parent, ProgramClass program, MetricMethod metric) {
        super(
                parent.append(SEGMENT, metric.segment()),
                metric.markings().displayName(),
                MethodSource.from(program.type(), metric.method()),
                program);
        this.metric = metric;
    }

    boolean isOn() {
        return metric.markings().off().isEmpty();
    }

    @Override
    public Set<TestTag> getTags() {
        Set<TestTag> tags = super.getTags();
        tags.addAll(metric.markings().tags());
        return tags;
    }

    @Override
    public SkipResult shouldBeSkipped(AttuneExecutionContext context) {
        Optional<String> disabled = metric.markings().off();
        return skipFor(disabled.isPresent() ? disabled : session(context).reasonToSkipGate(), context);
    }

    @Override
    String name() {
        return metric.spec().name();
    }

    @Override
    Kind kind() {
        return Kind.GATE;
    }

    @Override
    void run(AttuneExecutionContext context) {
        session(context).gate(metric.spec(), metric.gate(), leaf());
    }
}
