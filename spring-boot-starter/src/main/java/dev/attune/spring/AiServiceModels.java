package dev.attune.spring;

import dev.attune.runtime.artifact.ArtifactException;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.PropertyValues;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.util.ClassUtils;

/**
 * Gives {@code @AiService} beans a model that sends the prompts tuned for them. langchain4j makes such a bean by a {@code FactoryBean}, whose
 * property {@code chatModel} refers to a bean; that reference is replaced by the decorated model, for this one service. Nothing of
 * langchain4j's starter is linked against: the one for Spring Boot 3 and the one for Spring Boot 4 have the same classes.
 */
final class AiServiceModels implements InstantiationAwareBeanPostProcessor, BeanFactoryAware {

    static final String ANNOTATION = "dev.langchain4j.service.spring.AiService";

    private static final String FACTORY = "dev.langchain4j.service.spring.AiServiceFactory";
    private static final String CHAT_MODEL = "chatModel";

    private final ObjectProvider<TunedPromptsRegistry> registry;
    private final ObjectProvider<ServicePrompts> servicePrompts;
    private @Nullable ConfigurableBeanFactory beans;

    /** Providers, since a post-processor is created before the beans that it is for. */
    AiServiceModels(ObjectProvider<TunedPromptsRegistry> registry, ObjectProvider<ServicePrompts> servicePrompts) {
        this.registry = registry;
        this.servicePrompts = servicePrompts;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = (ConfigurableBeanFactory) beanFactory;
        if (!ClassUtils.isPresent(FACTORY, beans.getBeanClassLoader())) {
            throw new ArtifactException(
                    "langchain4j's Spring Boot starter has changed: there is " + ANNOTATION + " but no " + FACTORY
                            + ", so that tuned prompts cannot reach AI services. Use another version of one of the two"
                            + " starters",
                    null);
        }
    }

    @Override
    public PropertyValues postProcessProperties(PropertyValues properties, Object bean, String beanName) {
        if (!bean.getClass().getName().equals(FACTORY)) {
            return properties;
        }
        Class<?> service = Objects.requireNonNull(((FactoryBean<?>) bean).getObjectType());
        UnaryOperator<ChatModel> tuned = tuned(service);
        if (tuned == null) {
            return properties;
        }
        MutablePropertyValues changed = new MutablePropertyValues(properties);
        changed.add(CHAT_MODEL, tuned.apply(chatModel(properties, service, beanName)));
        return changed;
    }

    private @Nullable UnaryOperator<ChatModel> tuned(Class<?> service) {
        ServicePrompts prompts = servicePrompts.getIfAvailable();
        if (prompts == null) {
            return null;
        }
        List<LoadedArtifact> having = registry.getObject().artifacts().stream()
                .filter(artifact -> prompts.of(artifact.prompts(), service).isPresent())
                .toList();
        if (having.size() > 1) {
            throw new ArtifactException(
                    "AI service " + service.getName() + " has prompts in more than one artifact: "
                            + TunedPromptsRegistry.files(having)
                            + ". Remove all but one of them, or set attune.artifacts to one file",
                    null);
        }
        return having.stream()
                .flatMap(artifact -> prompts.of(artifact.prompts(), service).stream())
                .findFirst()
                .orElse(null);
    }

    private ChatModel chatModel(PropertyValues properties, Class<?> service, String beanName) {
        Object value = properties.contains(CHAT_MODEL)
                ? Objects.requireNonNull(properties.getPropertyValue(CHAT_MODEL))
                        .getValue()
                : null;
        if (!(value instanceof RuntimeBeanReference reference)) {
            throw new ArtifactException(
                    "AI service " + service.getName() + " has tuned prompts but no ChatModel that could send them."
                            + " Define one bean of type ChatModel, or name it in @AiService(chatModel = …)",
                    null);
        }
        ConfigurableBeanFactory factory = Objects.requireNonNull(beans);
        factory.registerDependentBean(reference.getBeanName(), beanName);
        return factory.getBean(reference.getBeanName(), ChatModel.class);
    }
}
