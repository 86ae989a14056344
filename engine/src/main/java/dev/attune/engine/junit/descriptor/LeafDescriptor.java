package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.junit.reader.ProgramClass.Refusal;
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
import org.opentest4j.AssertionFailedError;

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
        run(context);
        return context;
    }

    abstract void run(AttuneExecutionContext context);

    /** A skip for a reason, or none. */
    static SkipResult skipFor(Optional<String> reason) {
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
        AssertionFailedError failure = new AssertionFailedError(refusal.message());
        failure.setStackTrace(new StackTraceElement[0]);
        throw failure;
    }

    static ProgramSession session(AttuneExecutionContext context) {
        return Objects.requireNonNull(context.session(), "a usable program has a session");
    }

    LeafInfo leaf() {
        String programName = getParent().map(TestDescriptor::getDisplayName).orElse("");
        return new LeafInfo(getUniqueId().toString(), program.type().getName(), programName, program.moduleNames());
    }
}
