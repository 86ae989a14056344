package dev.attune.spring.test;

import dev.attune.engine.instance.InstanceException;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.PropertyValue;
import org.springframework.beans.PropertyValues;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.RuntimeBeanReference;

/**
 * Gives the builder of an AI Service what its bean has, such as tools and memory, but for the model: the builder has the one with the prompts
 * that are measured. The beans are asked for anew each time, so that those of scope prototype are fresh for each example.
 */
record AiServiceWiring(Class<?> service, AiServiceBeans beans, PropertyValues properties) {

    static <T> UnaryOperator<AiServices<T>> of(Class<T> service, AiServiceBeans beans, Class<?> test) {
        BeanDefinition definition = beans.definition(service).orElse(null);
        if (definition != null) {
            AiServiceWiring wiring = new AiServiceWiring(service, beans, definition.getPropertyValues());
            wiring.check();
            return wiring::apply;
        }
        List<String> others =
                List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans.factory(), service, true, false));
        if (!others.isEmpty()) {
            String name = service.getSimpleName();
            throw new InstanceException(
                    "the application of " + test.getName() + " builds the AI Service " + name + " itself, as the bean "
                            + others.get(0)
                            + ", so that Attune cannot tell its tools, memory and retrieval. Ask for AiServices<"
                            + name + "> instead of " + name
                            + ", and build it in the @ProgramFactory as the application does",
                    null);
        }
        return UnaryOperator.identity();
    }

    private void check() {
        for (PropertyValue property : properties) {
            switch (property.getName()) {
                case "chatModel",
                        "streamingChatModel",
                        "chatMemoryProvider",
                        "contentRetriever",
                        "retrievalAugmentor",
                        "moderationModel",
                        "toolProvider",
                        "tools" -> {}
                case "chatMemory" -> checkNotShared(name(property.getValue()));
                default ->
                    throw AiServiceBeans.changedStarter(
                            "the AI Service " + service.getSimpleName() + " gets a " + property.getName());
            }
        }
    }

    /** What one example was told, another must not remember. */
    private void checkNotShared(String memory) {
        if (beans.factory().isSingleton(memory)) {
            throw new InstanceException(
                    "the AI Service " + service.getSimpleName() + " has the chat memory " + memory
                            + ", which all examples would share, several at once. Give the bean @Scope(\"prototype\"), or make it a"
                            + " ChatMemoryProvider",
                    null);
        }
    }

    private <T> AiServices<T> apply(AiServices<T> builder) {
        for (PropertyValue property : properties) {
            Object value = property.getValue();
            switch (property.getName()) {
                case "chatMemory" -> builder.chatMemory(bean(value, ChatMemory.class));
                case "chatMemoryProvider" -> builder.chatMemoryProvider(bean(value, ChatMemoryProvider.class));
                case "retrievalAugmentor" -> builder.retrievalAugmentor(bean(value, RetrievalAugmentor.class));
                case "contentRetriever" -> {
                    // langchain4j's starter does not use it beside an augmentor either
                    if (!properties.contains("retrievalAugmentor")) {
                        builder.contentRetriever(bean(value, ContentRetriever.class));
                    }
                }
                case "moderationModel" -> builder.moderationModel(bean(value, ModerationModel.class));
                case "toolProvider" -> builder.toolProvider(bean(value, ToolProvider.class));
                case "tools" -> addTools(value, builder);
                default -> {}
            }
        }
        return builder;
    }

    private void addTools(@Nullable Object value, AiServices<?> builder) {
        if (!(value instanceof List<?> references)) {
            throw AiServiceBeans.changedStarter("the tools of " + service.getSimpleName() + " are no list");
        }
        for (Object reference : references) {
            Object tools = bean(reference, Object.class);
            if (AopUtils.isAopProxy(tools)) {
                builder.tools(throughProxy(tools));
            } else {
                builder.tools(tools);
            }
        }
    }

    /** The annotations are on the methods of the class, and what Spring adds is in those of its proxy. */
    private static Map<ToolSpecification, ToolExecutor> throughProxy(Object proxy) {
        Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
        for (Method method : AopProxyUtils.ultimateTargetClass(proxy).getDeclaredMethods()) {
            if (method.isAnnotationPresent(Tool.class)) {
                Arrays.stream(proxy.getClass().getDeclaredMethods())
                        .filter(of -> of.getName().equals(method.getName())
                                && Arrays.equals(of.getParameterTypes(), method.getParameterTypes()))
                        .findFirst()
                        .ifPresent(of -> tools.put(
                                ToolSpecifications.toolSpecificationFrom(method),
                                new DefaultToolExecutor(proxy, method, of)));
            }
        }
        return tools;
    }

    private <B> B bean(@Nullable Object reference, Class<B> type) {
        return beans.factory().getBean(name(reference), type);
    }

    private String name(@Nullable Object reference) {
        if (reference instanceof RuntimeBeanReference bean) {
            return bean.getBeanName();
        }
        throw AiServiceBeans.changedStarter("a property of " + service.getSimpleName() + " does not refer to a bean");
    }
}
