package dev.attune.runtime;

import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptFormat;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Creates modules: implementations of module interfaces that call a language model. A module carries everything it needs (prompt, model,
 * listener) and keeps no state between calls. It may be called from several threads if its model and listener may.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Modules {

    private Modules() {}

    /**
     * Creates a module.
     *
     * <p>A call of its method throws {@link UnreadableAnswerException} if neither the answer nor one repair can be read, the exception of
     * the model if the model fails, and {@link IllegalArgumentException} if an argument is null or contains something that cannot be shown.
     * Default methods of the interface run as they are.
     *
     * @param type the module interface, {@code signature.type()}
     * @param signature its signature
     * @param prompt its instruction and demos
     * @param model the model it calls
     * @param listener hears of each call
     * @return the module
     * @throws IllegalArgumentException if the signature is of another interface
     */
    public static <T> T create(
            Class<T> type, Signature signature, ModulePrompt prompt, ChatModel model, CallListener listener) {
        ModuleCaller caller = new ModuleCaller(signature, prompt, model, listener);
        return create(type, signature, () -> caller);
    }

    /** The same with a caller that each call asks for anew. */
    static <T> T create(Class<T> type, Signature signature, Supplier<ModuleCaller> caller) {
        if (signature.type() != type) {
            throw new IllegalArgumentException("the signature " + signature.describe() + " is of "
                    + signature.type().getName() + ", not of " + type.getName());
        }
        if (signature.ofService()) {
            throw new IllegalArgumentException(type.getName() + " is an AI Service; Services builds it");
        }
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new ModuleHandler(signature, caller)));
    }

    /**
     * Returns the messages that a module sends for these inputs in its first request, before any repair call.
     *
     * @param signature the signature of the module
     * @param prompt its instruction and demos
     * @param inputs the text of each input field by name
     */
    public static List<ChatMessage> messages(Signature signature, ModulePrompt prompt, Map<String, String> inputs) {
        return PromptFormat.messages(signature, prompt, inputs);
    }

    private record ModuleHandler(Signature signature, Supplier<ModuleCaller> caller) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object[] given = arguments == null ? new Object[0] : arguments;
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == given[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> signature.describe();
                };
            }
            if (method.isDefault()) {
                return invokeDefault(proxy, method, given);
            }
            return caller.get().call(given);
        }

        /** {@link InvocationHandler#invokeDefault} refuses interfaces that are not public, as those of test classes mostly are. */
        private static @Nullable Object invokeDefault(Object proxy, Method method, Object[] arguments)
                throws Throwable {
            Class<?> owner = method.getDeclaringClass();
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .unreflectSpecial(method, owner)
                    .bindTo(proxy)
                    .invokeWithArguments(arguments);
        }
    }
}
