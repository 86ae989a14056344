package dev.attune.engine.junit;

import dev.attune.annotations.Chain;
import dev.attune.annotations.Ensemble;
import dev.attune.annotations.LmProgram;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.AnnotationFinder.Found;
import dev.attune.engine.junit.descriptor.LeafNode;
import dev.attune.engine.junit.descriptor.ProgramDescriptor;
import dev.attune.engine.junit.reader.ProgramClassReader;
import dev.attune.engine.optimize.OptimizerProviders;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Finds programs. It runs no code of the user and reads no configuration, since builds discover several times and not always with
 * their parameters.
 */
final class Discovery {

    private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                    .addClassContainerSelectorResolver(Discovery::isProgram)
                    .addSelectorResolver(context -> new ProgramSelectorResolver(
                            context.getClassNameFilter(),
                            ProgramClassReader::read,
                            warnings(DiscoveryIssueReporter.deduplicating(context.getIssueReporter()))))
                    .addTestDescriptorVisitor(context -> Discovery::inOrder)
                    .build();

    private static final Set<Class<? extends Annotation>> OPTIMIZERS = Stream.concat(
                    OptimizerProviders.load().annotations().stream(), Stream.of(Chain.class, Ensemble.class))
            .collect(Collectors.toUnmodifiableSet());

    private Discovery() {}

    static void resolve(EngineDiscoveryRequest request, EngineDescriptor engine) {
        RESOLVER.resolve(request, engine);
    }

    /** Finds programs that cannot run, for a reason that is the same for all. Calls nothing that JUnit Platform 1.11 does not have. */
    static void refuse(EngineDiscoveryRequest request, EngineDescriptor engine, String reason) {
        EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                .addClassContainerSelectorResolver(Discovery::isProgram)
                .addSelectorResolver(context -> new ProgramSelectorResolver(
                        context.getClassNameFilter(),
                        type -> ProgramClassReader.refused(type, reason),
                        (type, warning) -> {}))
                .build()
                .resolve(request, engine);
    }

    /**
     * Whether a class is a program, or is meant to be one: what inherits the annotation is one if it can be made, and an optimizer without
     * {@link LmProgram} is a mistake to be told.
     */
    static boolean isProgram(Class<?> type) {
        if (type.isAnnotation()) {
            return false;
        }
        boolean concrete = !Modifier.isAbstract(type.getModifiers());
        for (AnnotatedElement place : concrete ? AnnotationFinder.places(type) : List.of(type)) {
            for (Found<?> found : AnnotationFinder.on(place)) {
                Class<? extends Annotation> annotation = found.annotation().annotationType();
                if (annotation == LmProgram.class || (concrete && OPTIMIZERS.contains(annotation))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BiConsumer<Class<?>, String> warnings(DiscoveryIssueReporter reporter) {
        return (type, warning) -> reporter.reportIssue(
                DiscoveryIssue.builder(Severity.WARNING, warning).source(ClassSource.from(type)));
    }

    /** Puts the leaves of a program in the order in which they depend on each other, whatever order selectors came in. */
    private static void inOrder(TestDescriptor descriptor) {
        if (descriptor instanceof ProgramDescriptor program) {
            descriptor.orderChildren(children -> {
                children.sort(Comparator.comparingInt(leaf -> LeafNode.position(program.program(), leaf)));
                return children;
            });
        }
    }
}
