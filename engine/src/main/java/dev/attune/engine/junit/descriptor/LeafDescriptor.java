package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.junit.reader.ProgramClass.Refusal;
import dev.attune.engine.run.LeafTelling;
import dev.attune.engine.run.ProgramSession;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A leaf of a program: one step of its session. */
abstract class LeafDescriptor extends AbstractTestDescriptor implements Node<AttuneExecutionContext> {

    private final ProgramClass program;

    LeafDescriptor(UniqueId uniqueId, String displayName, TestSource source, ProgramClass program) {
        super(uniqueId, displayName, source);
        this.program = program;
    }

    ProgramClass program() {
        return program;
    }

    @Override
    public final Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return new LinkedHashSet<>(program.markings().tags());
    }

    @Override
    public final AttuneExecutionContext execute(AttuneExecutionContext context, DynamicTestExecutor executor) {
        telling(context).run(() -> run(context));
        return context;
    }

    abstract void run(AttuneExecutionContext context);

    /** What it does. */
    abstract Kind kind();

    /** The optimizer, the metric, or the method. */
    String name() {
        return getUniqueId().getLastSegment().getValue();
    }

    LeafTelling telling(AttuneExecutionContext context) {
        return new LeafTelling(
                context.environment().listener(),
                leaf(),
                kind(),
                name(),
                LeafNode.position(program, this) + 1,
                context.session());
    }

    /** A skip for a reason, of which listeners hear, or none. */
    SkipResult skipFor(Optional<String> reason, AttuneExecutionContext context) {
        reason.ifPresent(telling(context)::skip);
        return reason.map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }

    /** Fails as the leaf of a class that cannot run. */
    void refuse(AttuneExecutionContext context, Refusal refusal) {
        context.environment()
                .listener()
                .preflightFinished(new PreflightRecord(
                        leaf(),
                        refusal.problems().stream()
                                .map(problem -> new Check("definition", Status.FAILED, problem))
                                .toList()));
        throw LeafTelling.refused(refusal.message());
    }

    static ProgramSession session(AttuneExecutionContext context) {
        return Objects.requireNonNull(context.session(), "a usable program has a session");
    }

    LeafInfo leaf() {
        String programName = getParent().map(TestDescriptor::getDisplayName).orElse("");
        return new LeafInfo(getUniqueId().toString(), program.type().getName(), programName, program.moduleNames());
    }
}
