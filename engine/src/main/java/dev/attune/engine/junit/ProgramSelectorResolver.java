package dev.attune.engine.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.attune.engine.junit.descriptor.LeafNode;
import dev.attune.engine.junit.descriptor.ProgramDescriptor;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.junit.reader.ProgramClass.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Resolves classes to programs, and methods and unique ids to their leaves. */
final class ProgramSelectorResolver implements SelectorResolver {

    private final Predicate<String> classNameFilter;
    private final Function<Class<?>, ProgramClass> reader;
    private final BiConsumer<Class<?>, String> warnings;

    /** Reads classes so, and tells what is wrong with them. */
    ProgramSelectorResolver(
            Predicate<String> classNameFilter,
            Function<Class<?>, ProgramClass> reader,
            BiConsumer<Class<?>, String> warnings) {
        this.classNameFilter = classNameFilter;
        this.reader = reader;
        this.warnings = warnings;
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
        return leaf(programId(selector.getJavaClass()), context, program -> named(program, method));
    }

    /** A method for which no test stands has no leaf where it is asked for by a selector, which can be answered. */
    private Optional<LeafNode> named(ProgramClass program, String method) {
        Optional<LeafNode> found =
                LeafNode.of(program).stream().filter(leaf -> leaf.isFor(method)).findFirst();
        if (found.isPresent()
                && found.get() instanceof LeafNode.Unrun unrun
                && program.refusal().isEmpty()) {
            warnings.accept(program.type(), program.type().getName() + ": " + unrun.reason());
            return Optional.empty();
        }
        return found;
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        Segment last = id.getLastSegment();
        if (last.getType().equals(ProgramDescriptor.SEGMENT)) {
            return type(last).map(type -> program(type, context)).orElseGet(Resolution::unresolved);
        }
        if (id.getSegments().size() < 2 || !LeafNode.SEGMENTS.contains(last.getType())) {
            return Resolution.unresolved();
        }
        return leaf(
                id.removeLastSegment(),
                context,
                program -> LeafNode.of(program).stream()
                        .filter(leaf -> leaf.segment().equals(last.getType())
                                && leaf.value().equals(last.getValue()))
                        .findFirst());
    }

    private Resolution program(Class<?> type, Context context) {
        if (!Discovery.isProgram(type)) {
            return Resolution.unresolved();
        }
        return context.addToParent(parent -> Optional.of(descriptor(parent, type)))
                .map(program -> Resolution.match(Match.exact(program, () -> leaves(program))))
                .orElseGet(Resolution::unresolved);
    }

    private static Resolution leaf(
            UniqueId program, Context context, Function<ProgramClass, Optional<LeafNode>> chosen) {
        return context.addToParent(() -> selectUniqueId(program), parent -> child(parent, chosen))
                .map(descriptor -> Resolution.match(Match.exact(descriptor)))
                .orElseGet(Resolution::unresolved);
    }

    private static Optional<TestDescriptor> child(
            TestDescriptor parent, Function<ProgramClass, Optional<LeafNode>> chosen) {
        if (!(parent instanceof ProgramDescriptor descriptor)) {
            return Optional.empty();
        }
        ProgramClass program = descriptor.program();
        return chosen.apply(program).map(leaf -> leaf.descriptor(parent.getUniqueId(), program));
    }

    private ProgramDescriptor descriptor(TestDescriptor parent, Class<?> type) {
        ProgramClass program = reader.apply(type);
        program.refusal().map(Refusal::problems).orElse(List.of()).forEach(problem -> warnings.accept(type, problem));
        return new ProgramDescriptor(parent.getUniqueId(), program);
    }

    private static Set<DiscoverySelector> leaves(ProgramDescriptor descriptor) {
        Set<DiscoverySelector> selectors = new LinkedHashSet<>();
        for (LeafNode leaf : LeafNode.of(descriptor.program())) {
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
