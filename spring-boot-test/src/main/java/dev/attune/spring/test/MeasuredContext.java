package dev.attune.spring.test;

import java.util.Map;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * What an application is told of the test that it runs in. A part of the key of Spring's cache: equal for equal programs only.
 *
 * @param program the test class
 * @param modules the module interfaces that it measures
 */
record MeasuredContext(String program, Set<Class<?>> modules) implements ContextCustomizer {

    /** Read by Attune's starter, which then does without the artifact of this program. */
    private static final String PROPERTY = "attune.measured-program";

    /** Copies the set. */
    MeasuredContext {
        modules = Set.copyOf(modules);
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("attune", Map.of(PROPERTY, program)));
        MeasuredModules measured = new MeasuredModules(modules, context.getBeanFactory());
        // not the processor itself, which Spring would count twice and then warn of each bean that it is made too early
        context.getBeanFactory().registerSingleton(Holder.class.getName(), new Holder(measured));
        context.getBeanFactory().addBeanPostProcessor(measured);
    }

    /** By which the measured modules of a context are found. */
    record Holder(MeasuredModules modules) {}
}
