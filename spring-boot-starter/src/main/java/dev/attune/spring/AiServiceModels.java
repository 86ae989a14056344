package dev.attune.spring;

import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.ArtifactException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.PropertyValue;
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
 * properties for models refer to beans; these references are replaced by the decorated models, for this one service. Nothing of
 * langchain4j's starter is linked against: the one for Spring Boot 3 and the one for Spring Boot 4 have the same classes.
 */
final class AiServiceModels implements InstantiationAwareBeanPostProcessor, BeanFactoryAware {

    static final String ANNOTATION = "dev.langchain4j.service.spring.AiService";

    private static final String FACTORY = "dev.langchain4j.service.spring.AiServiceFactory";
    private static final String CHAT_MODEL = "chatModel";
    private static final String STREAMING_CHAT_MODEL = "streamingChatModel";

    private final ObjectProvider<TunedPromptsRegistry> registry;
    private @Nullable ConfigurableBeanFactory beans;

    /** A provider, since a post-processor is created before the beans that it is for. */
    AiServiceModels(ObjectProvider<TunedPromptsRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = (ConfigurableBeanFactory) beanFactory;
        if (!ClassUtils.isPresent(FACTORY, beans.getBeanClassLoader())) {
            throw changedStarter("there is " + ANNOTATION + " but no " + FACTORY);
        }
    }

    @Override
    public PropertyValues postProcessProperties(PropertyValues properties, Object bean, String beanName) {
        if (!bean.getClass().getName().equals(FACTORY)) {
            return properties;
        }
        Class<?> service = Objects.requireNonNull(((FactoryBean<?>) bean).getObjectType());
        TunedPrompts prompts = tuned(service);
        if (prompts == null) {
            return properties;
        }
        MutablePropertyValues changed = new MutablePropertyValues(properties);
        ChatModel model = referenced(CHAT_MODEL, ChatModel.class, properties, beanName);
        if (model != null) {
            changed.add(CHAT_MODEL, prompts.chatModel(service, model));
        }
        StreamingChatModel streaming = referenced(STREAMING_CHAT_MODEL, StreamingChatModel.class, properties, beanName);
        if (streaming != null) {
            changed.add(STREAMING_CHAT_MODEL, prompts.streamingChatModel(service, streaming));
        }
        if (model == null && streaming == null) {
            throw new ArtifactException(
                    "AI Service " + service.getName() + " has tuned prompts but no model that could send them. Define"
                            + " one bean of type ChatModel, or name it in @AiService(wiringMode = EXPLICIT, chatModel ="
                            + " …)",
                    null);
        }
        return changed;
    }

    private @Nullable TunedPrompts tuned(Class<?> service) {
        List<LoadedArtifact> having = registry.getObject().artifacts().stream()
                .filter(artifact -> artifact.prompts().hasService(service))
                .toList();
        if (having.size() > 1) {
            throw new ArtifactException(
                    "AI Service " + service.getName() + " has prompts in more than one artifact: "
                            + TunedPromptsRegistry.files(having)
                            + ". Remove all but one of them, or set attune.artifacts to one file",
                    null);
        }
        return having.isEmpty() ? null : having.get(0).prompts();
    }

    private <T> @Nullable T referenced(String property, Class<T> type, PropertyValues properties, String beanName) {
        PropertyValue value = properties.getPropertyValue(property);
        if (value == null) {
            return null;
        }
        if (!(value.getValue() instanceof RuntimeBeanReference reference)) {
            throw changedStarter("the property " + property + " of " + FACTORY + " does not refer to a bean");
        }
        ConfigurableBeanFactory factory = Objects.requireNonNull(beans);
        factory.registerDependentBean(reference.getBeanName(), beanName);
        return factory.getBean(reference.getBeanName(), type);
    }

    private static ArtifactException changedStarter(String change) {
        return new ArtifactException(
                "langchain4j's Spring Boot starter has changed: " + change + ", so that tuned prompts cannot reach AI"
                        + " Services. Use another version of one of the two starters",
                null);
    }
}
