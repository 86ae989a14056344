package dev.attune.engine.junit.reader;

import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@code @ProgramFactory}: a module, an AI Service, or the builder of one.
 *
 * @param signatures its modules: one, or one for each method of a service
 * @param builder whether the user builds the service
 */
record FactoryParameter(List<Signature> signatures, boolean builder) {

    /** The name of a class that is there only for users of AI Services. */
    private static final String BUILDER = "dev.langchain4j.service.AiServices";

    /**
     * Reads a parameter.
     *
     * @throws SignatureException if it is none of these
     */
    static FactoryParameter of(Parameter parameter) {
        Type type = parameter.getParameterizedType();
        if (!parameter.getType().getName().equals(BUILDER)) {
            return new FactoryParameter(measurable(Signature.allOf(parameter.getType())), false);
        }
        if (type instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> service) {
            if (!Signature.isService(service)) {
                throw new SignatureException(service.getName() + " has neither @SystemMessage nor @UserMessage");
            }
            return new FactoryParameter(measurable(Signature.allOf(service)), true);
        }
        throw new SignatureException("it does not say of which service; make it AiServices<THE_INTERFACE>");
    }

    private static List<Signature> measurable(List<Signature> signatures) {
        for (Signature signature : signatures) {
            if (signature.ofService() && signature.method().getReturnType() == TokenStream.class) {
                throw new SignatureException(signature.name()
                        + " streams, which is not measured; give the test an interface whose method has the same messages and returns the whole"
                        + " answer");
            }
        }
        return signatures;
    }

    /** What to pass: services come as builders. */
    @Nullable Object argument(Map<String, Object> modules) {
        Object module = modules.get(signatures.get(0).name());
        return signatures.get(0).ofService() && !builder ? built(module) : module;
    }

    private static @Nullable Object built(@Nullable Object module) {
        return module instanceof AiServices<?> service ? service.build() : module;
    }
}
