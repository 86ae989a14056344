package dev.attune.spring.test;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;

/**
 * Puts beans that refuse to be called in the place of those of the modules that are measured. Such a bean of the application has the prompts of
 * its source or of an accepted artifact, so that a program that called it would measure the same prompts for each candidate. The beans that
 * are replaced are not made at all, since they may need an artifact that is not there yet.
 */
final class MeasuredModules implements InstantiationAwareBeanPostProcessor {

    private final Set<Class<?>> modules;
    private final ConfigurableListableBeanFactory factory;
    private volatile @Nullable String complaint;

    MeasuredModules(Set<Class<?>> modules, ConfigurableListableBeanFactory factory) {
        this.modules = modules;
        this.factory = factory;
    }

    Set<Class<?>> modules() {
        return modules;
    }

    /** Forgets what another run of the program did. */
    void begin() {
        complaint = null;
    }

    /** Why what the program did does not count; empty if it has called none of these beans. */
    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
        if (beanClass.getName().equals(AiServiceBeans.FACTORY)) {
            return serviceFactory(beanName);
        }
        boolean measured =
                beanClass.isInterface() && modules.stream().anyMatch(module -> module.isAssignableFrom(beanClass));
        return measured ? refusing(beanClass, beanName) : null;
    }

    private @Nullable Object serviceFactory(String beanName) {
        BeanDefinition definition = factory.getMergedBeanDefinition(beanName);
        String service = AiServiceBeans.serviceOf(definition);
        return modules.stream()
                .filter(module -> module.getName().equals(service))
                .findFirst()
                .map(module -> new RefusingFactory(module, refusing(module, beanName)))
                .orElse(null);
    }

    /** Of beans that say only when they are made what they are. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!Proxy.isProxyClass(bean.getClass()) || Proxy.getInvocationHandler(bean) instanceof Refusal) {
            return bean;
        }
        return modules.stream()
                .filter(module -> module.isInstance(bean))
                .findFirst()
                .<Object>map(module -> refusing(module, beanName))
                .orElse(bean);
    }

    private Object refusing(Class<?> type, String beanName) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new Refusal(this, type.getSimpleName(), beanName));
    }

    private IllegalStateException refuse(String module, String beanName) {
        String message = "the program calls the bean " + beanName
                + " of the application, which does not have the prompts that are measured. Build what calls it in the"
                + " @ProgramFactory, with the parameter " + module + " of the factory";
        complaint = message;
        return new IllegalStateException(message);
    }

    private record Refusal(MeasuredModules measured, String module, String beanName) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            if (method.getDeclaringClass() != Object.class) {
                throw measured.refuse(module, beanName);
            }
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> module + ", measured by a test";
            };
        }
    }

    /** In the place of langchain4j's, whose product Spring knows by its type. */
    private record RefusingFactory(Class<?> service, Object refusing) implements FactoryBean<Object> {

        @Override
        public Object getObject() {
            return refusing;
        }

        @Override
        public Class<?> getObjectType() {
            return service;
        }
    }
}
