package dev.attune.spring.test;

import dev.attune.annotations.LmProgram;
import dev.attune.annotations.ProgramFactory;
import dev.attune.runtime.signature.Signature;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.util.ReflectionUtils;

/**
 * Prepares the application of a test class with {@code @LmProgram}, found by Spring's test framework: it may start without the artifact that
 * the test is to find, and its beans of the modules that are measured refuse to be called.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MeasuredContextFactory implements ContextCustomizerFactory {

    private static final String BUILDER = "dev.langchain4j.service.AiServices";

    /** Made by Spring. */
    public MeasuredContextFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return MergedAnnotations.from(testClass, SearchStrategy.TYPE_HIERARCHY).isPresent(LmProgram.class)
                ? new MeasuredContext(testClass.getName(), modules(testClass))
                : null;
    }

    private static Set<Class<?>> modules(Class<?> testClass) {
        Set<Class<?>> modules = new LinkedHashSet<>();
        for (Method method : ReflectionUtils.getUniqueDeclaredMethods(testClass)) {
            if (MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(ProgramFactory.class)) {
                for (Parameter parameter : method.getParameters()) {
                    Class<?> type = module(parameter);
                    if (Signature.isModule(type)) {
                        modules.add(type);
                    }
                }
            }
        }
        return modules;
    }

    /** The builder of a service stands for the service. */
    private static Class<?> module(Parameter parameter) {
        return parameter.getType().getName().equals(BUILDER)
                ? ResolvableType.forMethodParameter(MethodParameter.forParameter(parameter))
                        .getGeneric(0)
                        .resolve(Object.class)
                : parameter.getType();
    }
}
