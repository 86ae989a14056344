package dev.attune.runtime;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Makes modules: implementations of module interfaces that ask a language model. A module carries all it needs (prompt, model,
 * listener), keeps no state between calls, and may be called from several threads if its model and listener may.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Modules {

    private Modules() {}

    /**
     * Makes a module.
     *
     * <p>A call of its method throws {@link UnreadableAnswerException} if neither the answer nor one repair can be read, and what
     * the model throws if the model fails.
     *
     * @param type the module interface, {@code signature.type()}
     * @param signature its signature
     * @param prompt its instruction and demos
     * @param model the model it asks
     * @param listener is told of each call
     * @return the module
     */
    public static <T> T create(
            Class<T> type, Signature signature, ModulePrompt prompt, ChatModel model, CallListener listener) {
        ModuleHandler handler = new ModuleHandler(new ModuleCaller(signature, prompt, model, listener));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private record ModuleHandler(ModuleCaller caller) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object[] given = arguments == null ? new Object[0] : arguments;
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == given[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> caller.signature().describe();
                };
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            return caller.call(given);
        }
    }
}
