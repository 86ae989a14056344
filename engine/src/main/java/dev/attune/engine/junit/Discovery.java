package dev.attune.engine.junit;

import dev.attune.annotations.LmProgram;
import java.util.Comparator;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
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
                            DiscoveryIssueReporter.deduplicating(context.getIssueReporter())))
                    .addTestDescriptorVisitor(context -> Discovery::inOrder)
                    .build();

    private Discovery() {}

    static void resolve(EngineDiscoveryRequest request, EngineDescriptor engine) {
        RESOLVER.resolve(request, engine);
    }

    static boolean isProgram(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, LmProgram.class) && !type.isAnnotation();
    }

    /** Puts the leaves of a program in the order in which they depend on each other, whatever order selectors came in. */
    private static void inOrder(TestDescriptor descriptor) {
        if (descriptor instanceof ProgramDescriptor program) {
            descriptor.orderChildren(children -> {
                children.sort(Comparator.comparingInt(program.program()::position));
                return children;
            });
        }
    }
}
