package dev.attune.engine.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Resolves classes to programs, and methods and unique ids to their leaves. */
final class ProgramSelectorResolver implements SelectorResolver {

    private final Predicate<String> classNameFilter;
    private final DiscoveryIssueReporter issues;

    ProgramSelectorResolver(Predicate<String> classNameFilter, DiscoveryIssueReporter issues) {
        this.classNameFilter = classNameFilter;
        this.issues = issues;
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return classNameFilter.test(selector.getClassName())
                ? program(selector.getJavaClass(), context)
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        String method = selector.getMethodName();
        return leaf(selector.getJavaClass(), context, leaf -> leaf.isFor(method));
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        Segment last = id.getLastSegment();
        if (last.getType().equals(ProgramDescriptor.SEGMENT)) {
            return type(last).map(type -> program(type, context)).orElseGet(Resolution::unresolved);
        }
        if (id.getSegments().size() < 2 || !Leaf.SEGMENTS.contains(last.getType())) {
            return Resolution.unresolved();
        }
        return type(id.removeLastSegment().getLastSegment())
                .map(type -> leaf(
                        type,
                        context,
                        leaf -> leaf.segment().equals(last.getType())
                                && leaf.value().equals(last.getValue())))
                .orElseGet(Resolution::unresolved);
    }

    private Resolution program(Class<?> type, Context context) {
        if (!Discovery.isProgram(type)) {
            return Resolution.unresolved();
        }
        return context.addToParent(parent -> Optional.of(descriptor(parent, type)))
                .map(program -> Resolution.match(Match.exact(program, () -> leaves(program))))
                .orElseGet(Resolution::unresolved);
    }

    private static Resolution leaf(Class<?> type, Context context, Predicate<Leaf> chosen) {
        return context.addToParent(() -> selectUniqueId(programId(type)), parent -> child(parent, chosen))
                .map(descriptor -> Resolution.match(Match.exact(descriptor)))
                .orElseGet(Resolution::unresolved);
    }

    private static Optional<TestDescriptor> child(TestDescriptor parent, Predicate<Leaf> chosen) {
        if (!(parent instanceof ProgramDescriptor descriptor)) {
            return Optional.empty();
        }
        ProgramClass program = descriptor.program();
        return program.leaves().stream()
                .filter(chosen)
                .findFirst()
                .map(leaf -> leaf.descriptor(parent.getUniqueId(), program));
    }

    private ProgramDescriptor descriptor(TestDescriptor parent, Class<?> type) {
        ProgramClass program = ProgramClassReader.read(type);
        for (String problem : program.problems()) {
            issues.reportIssue(DiscoveryIssue.builder(Severity.WARNING, problem).source(ClassSource.from(type)));
        }
        return new ProgramDescriptor(parent.getUniqueId(), program);
    }

    private static Set<DiscoverySelector> leaves(ProgramDescriptor descriptor) {
        Set<DiscoverySelector> selectors = new LinkedHashSet<>();
        for (Leaf leaf : descriptor.program().leaves()) {
            selectors.add(selectUniqueId(descriptor.getUniqueId().append(leaf.segment(), leaf.value())));
        }
        return selectors;
    }

    private static Optional<Class<?>> type(Segment segment) {
        return segment.getType().equals(ProgramDescriptor.SEGMENT)
                ? ReflectionSupport.tryToLoadClass(segment.getValue()).toOptional()
                : Optional.empty();
    }

    /** Parents are asked for by unique id, to which no class name filter applies. */
    private static UniqueId programId(Class<?> type) {
        return UniqueId.forEngine(AttuneTestEngine.ID).append(ProgramDescriptor.SEGMENT, type.getName());
    }
}
