package dev.attune.spring.test;

import dev.attune.engine.instance.InstanceException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.config.RuntimeBeanReference;

/**
 * The {@code @AiService} beans that langchain4j's starter defines. Nothing of the starter is linked against: the one for Spring Boot 3 and
 * the one for Spring Boot 4 have the same classes.
 *
 * @param factory has the beans
 */
record AiServiceBeans(ConfigurableListableBeanFactory factory) {

    static final String FACTORY = "dev.langchain4j.service.spring.AiServiceFactory";

    private static final String CHAT_MODEL = "chatModel";

    /** How the bean of a service is made; empty if langchain4j's starter makes none. */
    Optional<BeanDefinition> definition(Class<?> service) {
        for (String name : factory.getBeanDefinitionNames()) {
            BeanDefinition definition = factory.getMergedBeanDefinition(name);
            if (service.getName().equals(serviceOf(definition))) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    /** The name of the service that a bean is the factory of; null if it is none. */
    static @Nullable String serviceOf(BeanDefinition definition) {
        if (!FACTORY.equals(definition.getBeanClassName())) {
            return null;
        }
        for (ValueHolder argument : definition.getConstructorArgumentValues().getGenericArgumentValues()) {
            if (argument.getValue() instanceof Class<?> service) {
                return service.getName();
            }
        }
        throw changedStarter(FACTORY + " does not name its service");
    }

    /** The model bean that all of these services call; empty if they are not beans, or name none. */
    Optional<String> chatModel(Collection<Class<?>> services, Class<?> test) {
        Set<String> models = new LinkedHashSet<>();
        for (Class<?> service : services) {
            definition(service)
                    .map(definition -> definition.getPropertyValues().getPropertyValue(CHAT_MODEL))
                    .map(PropertyValue::getValue)
                    .filter(RuntimeBeanReference.class::isInstance)
                    .ifPresent(reference -> models.add(((RuntimeBeanReference) reference).getBeanName()));
        }
        if (models.size() > 1) {
            throw new InstanceException(
                    "the AI Services of " + test.getName() + " call different models, the beans " + models
                            + "; Attune tests one: choose it with a method with @LanguageModel or with attune.model",
                    null);
        }
        return models.stream().findFirst();
    }

    static InstanceException changedStarter(String change) {
        return new InstanceException(
                "langchain4j's Spring Boot starter has changed: " + change
                        + ", so that its AI Services cannot be built with the"
                        + " prompts that are measured. Ask for the builder AiServices<…> and build the service in the"
                        + " @ProgramFactory",
                null);
    }
}
