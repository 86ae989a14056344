package dev.attune.spring.test;

import dev.attune.engine.instance.InstanceException;
import dev.attune.engine.instance.ProvidedInstance;
import dev.attune.engine.instance.ServiceWiring;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.TestContextManager;

/** An instance of a test class, made and injected as Spring's test framework does, and the application that it is of. */
final class SpringInstance implements ProvidedInstance, ServiceWiring {

    private final Class<?> type;
    private final TestContextManager manager;
    private final Beans beans;
    private final AiServiceBeans services;
    private final List<MeasuredModules> measured;
    private final Object instance;

    private SpringInstance(Class<?> type, TestContextManager manager) throws Exception {
        this.type = type;
        this.manager = manager;
        ApplicationContext context = manager.getTestContext().getApplicationContext();
        ConfigurableListableBeanFactory factory = ((ConfigurableApplicationContext) context).getBeanFactory();
        this.beans = new Beans(type, factory);
        this.services = new AiServiceBeans(factory);
        this.measured = measured(context);
        measured.forEach(MeasuredModules::begin);
        this.instance = make();
        manager.prepareTestInstance(instance);
    }

    static SpringInstance open(Class<?> type) {
        TestContextManager manager = null;
        try {
            manager = new TestContextManager(type);
            manager.beforeTestClass();
            return new SpringInstance(type, manager);
        } catch (Exception | LinkageError e) {
            InstanceException refusal = e instanceof InstanceException own ? own : refused(type, e);
            if (manager != null) {
                end(manager, refusal);
            }
            throw refusal;
        }
    }

    /** Those of each context, if there is a hierarchy. */
    private static List<MeasuredModules> measured(ApplicationContext innermost) {
        List<MeasuredModules> found = new ArrayList<>();
        for (ApplicationContext context = innermost; context != null; context = context.getParent()) {
            context.getBeansOfType(MeasuredContext.Holder.class, false, false)
                    .values()
                    .forEach(holder -> found.add(holder.modules()));
        }
        return found;
    }

    private static InstanceException refused(Class<?> type, Throwable thrown) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        return new InstanceException(
                "the application of " + type.getName() + " cannot be started and injected: "
                        + (cause.getMessage() == null ? cause.toString() : cause.getMessage()),
                thrown);
    }

    /** Listeners hear of the end of a class that never began, too. */
    private static void end(TestContextManager manager, InstanceException refusal) {
        try {
            manager.afterTestClass();
        } catch (Exception e) {
            refusal.addSuppressed(e);
        }
    }

    private Object make() throws ReflectiveOperationException {
        Constructor<?> constructor = constructor();
        Object[] arguments =
                Arrays.stream(constructor.getParameters()).map(beans::argument).toArray();
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new InstanceException(
                    "the constructor of " + type.getName() + " threw " + e.getTargetException(),
                    e.getTargetException());
        }
    }

    /** As JUnit Jupiter, which leaves no choice. */
    private Constructor<?> constructor() {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        if (constructors.length != 1) {
            throw new InstanceException(
                    type.getName() + " has " + constructors.length + " constructors; leave the one that gets the beans",
                    null);
        }
        return constructors[0];
    }

    @Override
    public Object instance() {
        return instance;
    }

    @Override
    public Object argument(Parameter parameter) {
        return beans.argument(parameter);
    }

    @Override
    public <T> UnaryOperator<AiServices<T>> wiring(Class<T> service) {
        return AiServiceWiring.of(service, services, type);
    }

    @Override
    public Optional<ChatModel> model() {
        Optional<String> ofServices = services.chatModel(measured.get(0).modules(), type);
        try {
            return Optional.of(
                    ofServices.isPresent()
                            ? services.factory().getBean(ofServices.get(), ChatModel.class)
                            : services.factory().getBean(ChatModel.class));
        } catch (NoUniqueBeanDefinitionException e) {
            throw new InstanceException(
                    "the application of " + type.getName() + " has several beans of type ChatModel: " + Beans.names(e)
                            + ". Say which one is tested: @LanguageModel ChatModel tested(@Qualifier(\""
                            + Beans.first(e) + "\") ChatModel model) { return model; }, or set attune.model",
                    e);
        } catch (NoSuchBeanDefinitionException e) {
            return Optional.empty();
        } catch (BeansException e) {
            throw refused(type, e);
        }
    }

    @Override
    public Optional<String> complaint() {
        return measured.stream().flatMap(of -> of.complaint().stream()).findFirst();
    }

    @Override
    public void close() {
        try {
            manager.afterTestClass();
        } catch (Exception e) {
            throw new InstanceException(
                    "after the tests of " + type.getName() + ", a listener of Spring's threw " + e, e);
        }
    }
}
