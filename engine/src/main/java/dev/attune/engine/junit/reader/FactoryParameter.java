package dev.attune.engine.junit.reader;

import dev.attune.engine.instance.ProvidedInstance;
import dev.attune.engine.instance.ServiceWiring;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@code @ProgramFactory}: a module, an AI Service, the builder of one, or what a framework provides.
 *
 * @param parameter it
 * @param signatures its modules: one, one for each method of a service, or none of what a framework provides
 * @param builder whether the user builds the service
 */
record FactoryParameter(Parameter parameter, List<Signature> signatures, boolean builder) {

    /** The name of a class that is there only for users of AI Services. */
    private static final String BUILDER = "dev.langchain4j.service.AiServices";

    /**
     * Reads a parameter.
     *
     * @throws SignatureException if it is none of these
     */
    static FactoryParameter of(Parameter parameter) {
        Type type = parameter.getParameterizedType();
        if (!isBuilder(parameter)) {
            return new FactoryParameter(parameter, measurable(Signature.allOf(parameter.getType())), false);
        }
        if (type instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> service) {
            if (!Signature.isService(service)) {
                throw new SignatureException(service.getName() + " has neither @SystemMessage nor @UserMessage");
            }
            return new FactoryParameter(parameter, measurable(Signature.allOf(service)), true);
        }
        throw new SignatureException("it does not say of which service; make it AiServices<THE_INTERFACE>");
    }

    /** Reads a parameter of a class that a framework provides: what does not say that it is a module, the framework has. */
    static FactoryParameter providedOr(Parameter parameter) {
        return isBuilder(parameter) || Signature.isModule(parameter.getType())
                ? of(parameter)
                : new FactoryParameter(parameter, List.of(), false);
    }

    private static boolean isBuilder(Parameter parameter) {
        return parameter.getType().getName().equals(BUILDER);
    }

    /** The same parameter, whose module has another name. */
    FactoryParameter named(String name) {
        return new FactoryParameter(parameter, List.of(signatures.get(0).named(name)), false);
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

    /** Fails if the framework cannot give what it is to give. */
    void check(ProvidedInstance provided) {
        if (signatures.isEmpty()) {
            provided.argument(parameter);
        } else if (isBuiltHere() && provided instanceof ServiceWiring framework) {
            framework.wiring(parameter.getType());
        }
    }

    /**
     * What to pass: services come as builders.
     *
     * @param provided has what is no module; null: there is nothing else
     */
    @Nullable Object argument(Map<String, Object> modules, @Nullable ProvidedInstance provided) {
        if (signatures.isEmpty()) {
            return Objects.requireNonNull(provided).argument(parameter);
        }
        Object module = modules.get(signatures.get(0).name());
        return isBuiltHere() ? built(module, provided) : module;
    }

    private boolean isBuiltHere() {
        return signatures.get(0).ofService() && !builder;
    }

    private @Nullable Object built(@Nullable Object module, @Nullable ProvidedInstance provided) {
        if (!(module instanceof AiServices<?> service)) {
            return module;
        }
        return provided instanceof ServiceWiring framework ? wired(service, framework) : service.build();
    }

    @SuppressWarnings("unchecked") // the builder is one of this service
    private <T> T wired(AiServices<T> service, ServiceWiring framework) {
        return framework.wiring((Class<T>) parameter.getType()).apply(service).build();
    }
}
