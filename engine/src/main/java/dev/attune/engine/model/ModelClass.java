package dev.attune.engine.model;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Proxy;
import org.apiguardian.api.API;

/**
 * The class of a model that is an object, for names that are the same in every run. The classes that frameworks generate around it are
 * numbered as they come, so that an artifact whose fingerprint names one would be stale at random.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelClass {

    private ModelClass() {}

    /** The class that somebody wrote: of a proxy or a mock, what it stands for. */
    public static Class<?> of(ChatModel model) {
        Class<?> type = model.getClass();
        while (isGenerated(type)) {
            boolean ofInterface = type.getSuperclass() == Object.class || Proxy.isProxyClass(type);
            type = ofInterface ? ChatModel.class : type.getSuperclass();
        }
        return type;
    }

    private static boolean isGenerated(Class<?> type) {
        return Proxy.isProxyClass(type)
                || type.isHidden()
                || type.getName().contains("$$")
                || type.getName().contains("$MockitoMock$");
    }
}
