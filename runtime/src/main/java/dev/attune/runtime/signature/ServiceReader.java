package dev.attune.runtime.signature;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import dev.attune.runtime.annotations.Temperature;
import dev.attune.runtime.field.FieldTypes;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads AI Services as langchain4j 1.19 reads them ({@code DefaultAiServices}), and says what is wrong with those of which Attune could
 * not tell what they send.
 */
final class ServiceReader {

    private static final List<Class<? extends Annotation>> OF_MODULES =
            List.of(Instruction.class, ChainOfThought.class, Temperature.class, MaxOutputTokens.class, Field.class);

    private ServiceReader() {}

    static List<Signature> read(Class<?> service) {
        List<Method> methods = Arrays.stream(service.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers())
                        && !SignatureReader.isOfObject(method)
                        && !method.getDeclaringClass().getName().startsWith("dev.langchain4j."))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        List<Signature> signatures = new ArrayList<>();
        for (Method method : methods) {
            signatures.add(signature(service, method));
        }
        List<ServiceMethod> read = signatures.stream().map(ServiceTemplates::of).toList();
        for (int i = 0; i < read.size(); i++) {
            for (ServiceMethod other : read.subList(i + 1, read.size())) {
                checkDifferent(read.get(i), other);
            }
        }
        return List.copyOf(signatures);
    }

    private static Signature signature(Class<?> service, Method method) {
        String place = SignatureReader.place(method);
        Stream.of(Stream.of(service, method), Arrays.stream(method.getParameters()))
                .flatMap(elements -> elements)
                .map(AnnotatedElement.class::cast)
                .forEach(element -> refuseOfModules(element, place));
        SignatureReader.checkRules(service, method);
        if (method.getReturnType() == void.class) {
            throw new SignatureException(
                    place + " returns nothing, so that nothing can be measured; let it return what the model answers");
        }
        FieldTypes types = SignatureReader.types(method, service.getClassLoader());
        List<SignatureField> inputs = new ArrayList<>();
        for (Parameter parameter : inputParameters(method)) {
            inputs.add(input(parameter, place, types));
        }
        List<SignatureField> outputs = outputs(method, types, place);
        SignatureReader.checkNames(inputs, outputs, false, method);
        Signature unread = new Signature(
                service.getSimpleName() + "." + method.getName(), service, method, "unread", false, inputs, outputs);
        String instruction = ServiceTemplates.of(unread).instruction().text();
        return new Signature(unread.name(), service, method, instruction, false, inputs, outputs);
    }

    private static void refuseOfModules(AnnotatedElement element, String place) {
        for (Class<? extends Annotation> type : OF_MODULES) {
            if (ModuleAnnotations.has(element, type)) {
                throw new SignatureException(
                        "@" + type.getSimpleName() + " at " + place
                                + " would be dropped: langchain4j sends what its own annotations and the model's settings say; say it there");
            }
        }
    }

    private static List<SignatureField> outputs(Method method, FieldTypes types, String place) {
        Type returned = method.getGenericReturnType();
        if (returned instanceof ParameterizedType generic && generic.getRawType() == Result.class) {
            return List.of(
                    SignatureReader.field(method.getName(), method, generic.getActualTypeArguments()[0], place, types));
        }
        if (returned == TokenStream.class) {
            return List.of(SignatureReader.field(method.getName(), method, String.class, place, types));
        }
        return SignatureReader.outputs(method, types);
    }

    private static SignatureField input(Parameter parameter, String place, FieldTypes types) {
        if (Content.class.isAssignableFrom(parameter.getType())) {
            throw new SignatureException("parameter " + parameter.getName() + " of " + place + " is a "
                    + parameter.getType().getSimpleName()
                    + "; inputs of measured services are text, numbers, booleans and constants");
        }
        SignatureField field = SignatureReader.field(
                name(parameter, place), parameter, parameter.getParameterizedType(), place, types);
        if (parameter.getType().isRecord() || !field.kind().parts().isEmpty()) {
            throw new SignatureException("parameter " + parameter.getName() + " of " + place + " is of type "
                    + parameter.getType().getSimpleName()
                    + ", of which langchain4j shows the toString(), which cannot be read back; pass a "
                    + "text, or its parts");
        }
        return field;
    }

    private static String name(Parameter parameter, String place) {
        V named = parameter.getAnnotation(V.class);
        if (named == null && !parameter.isNamePresent()) {
            throw new SignatureException(
                    "the parameter names of " + place
                            + " are not in its class file; compile with -parameters (Kotlin: -java-parameters), or name each with @V");
        }
        return ServiceTemplates.variable(parameter);
    }

    private static List<Parameter> inputParameters(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(ServiceReader::isInput)
                .toList();
    }

    private static boolean isInput(Parameter parameter) {
        return !parameter.isAnnotationPresent(MemoryId.class)
                && !parameter.isAnnotationPresent(UserName.class)
                && !InvocationParameters.class.isAssignableFrom(parameter.getType())
                && !ChatRequestParameters.class.isAssignableFrom(parameter.getType());
    }

    /** Requests do not say which method sends them: their messages must. */
    private static void checkDifferent(ServiceMethod one, ServiceMethod other) {
        if (one.method().getName().equals(other.method().getName())) {
            throw new SignatureException("AI Service " + one.signature().type().getName() + " has two methods called "
                    + one.method().getName() + "; modules are known by their names, so give one another");
        }
        if (!differ(one.system(), other.system()) && !differ(one.user(), other.user())) {
            throw new SignatureException("requests of " + one.signature().name() + " and "
                    + other.signature().name()
                    + " cannot be told apart, since their messages begin with the same text; let @SystemMessage or @UserMessage of one begin"
                    + " with another");
        }
    }

    private static boolean differ(@Nullable MessageTemplate one, @Nullable MessageTemplate other) {
        return one != null
                && other != null
                && !one.beginning().startsWith(other.beginning())
                && !other.beginning().startsWith(one.beginning());
    }
}
