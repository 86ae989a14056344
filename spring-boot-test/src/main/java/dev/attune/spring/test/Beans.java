package dev.attune.spring.test;

import dev.attune.engine.instance.InstanceException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Objects;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.SynthesizingMethodParameter;

/**
 * Beans for the parameters of a test class, chosen as Spring chooses those of a constructor: by type, {@code @Qualifier} and name.
 *
 * @param type the class
 * @param factory has the beans
 */
record Beans(Class<?> type, AutowireCapableBeanFactory factory) {

    Object argument(Parameter parameter) {
        DependencyDescriptor descriptor =
                new DependencyDescriptor(SynthesizingMethodParameter.forParameter(parameter), true);
        descriptor.setContainingClass(type);
        descriptor.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        try {
            return Objects.requireNonNull(
                    factory.resolveDependency(descriptor, type.getName()), () -> named(parameter) + ", which is null");
        } catch (NoUniqueBeanDefinitionException e) {
            throw new InstanceException(
                    named(parameter) + ", and the application has several beans of that type: " + names(e)
                            + ". Say which one is meant: @Qualifier(\"" + first(e) + "\")",
                    e);
        } catch (NoSuchBeanDefinitionException e) {
            throw new InstanceException(
                    named(parameter)
                            + ", and the application has no such bean. Add one, in the class by @TestBean or @MockitoBean"
                            + module(parameter),
                    e);
        } catch (BeansException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            throw new InstanceException(named(parameter) + ", whose bean cannot be made: " + cause.getMessage(), e);
        }
    }

    private String named(Parameter parameter) {
        boolean constructor = parameter.getDeclaringExecutable() instanceof Constructor<?>;
        return (constructor ? "the constructor of " : "")
                + type.getName()
                + (constructor ? "" : "." + parameter.getDeclaringExecutable().getName())
                + " has the parameter " + parameter.getType().getSimpleName() + " " + parameter.getName();
    }

    private static String module(Parameter parameter) {
        return parameter.getType().isInterface()
                ? "; if " + parameter.getType().getSimpleName() + " is a module, give its method an @Instruction"
                : "";
    }

    static String names(NoUniqueBeanDefinitionException several) {
        Collection<String> names = several.getBeanNamesFound();
        return names == null ? "" : String.join(", ", names);
    }

    static String first(NoUniqueBeanDefinitionException several) {
        Collection<String> names = several.getBeanNamesFound();
        return names == null ? "" : names.stream().findFirst().orElse("");
    }
}
