package dev.attune.runtime.signature;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import dev.langchain4j.service.output.ServiceOutputParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the templates of an AI Service's method as langchain4j 1.19 reads them ({@code DefaultAiServices}). */
final class ServiceTemplates {

    /** The annotations of a parameter that say what it is. */
    private static final List<Class<? extends Annotation>> MEANT =
            List.of(V.class, MemoryId.class, UserName.class, UserMessage.class);

    private ServiceTemplates() {}

    /** The texts of all arguments by the names that templates know them by. */
    static Map<String, String> values(ServiceMethod service, List<Object> arguments) {
        Parameter[] parameters = service.method().getParameters();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i++) {
            values.put(variable(parameters[i]), String.valueOf(arguments.get(i)));
        }
        return values;
    }

    static String variable(Parameter parameter) {
        V named = parameter.getAnnotation(V.class);
        return named == null ? parameter.getName() : named.value();
    }

    static ServiceMethod of(Signature signature) {
        Method method = signature.method();
        String place = SignatureReader.place(method);
        SystemMessage ofMethod = method.getAnnotation(SystemMessage.class);
        SystemMessage system = ofMethod == null ? signature.type().getAnnotation(SystemMessage.class) : ofMethod;
        Class<?> owner = method.getDeclaringClass();
        UserMessage user = method.getAnnotation(UserMessage.class);
        Parameter argument = user == null ? argument(method) : null;
        if (user == null && argument == null) {
            throw new SignatureException(place
                    + " does not say which argument is the user message; put @UserMessage on one, or a template on"
                    + " the method");
        }
        if (system == null && user == null) {
            throw new SignatureException(
                    place
                            + " has no instruction that could be tuned: neither @SystemMessage nor a @UserMessage with a template");
        }
        ServiceMethod read = new ServiceMethod(
                signature,
                system == null
                        ? null
                        : template(
                                signature,
                                ofMethod == null ? signature.type() : owner,
                                system.fromResource(),
                                String.join(system.delimiter(), system.value())),
                user == null
                        ? null
                        : template(signature, owner, user.fromResource(), String.join(user.delimiter(), user.value())),
                argument == null ? null : variable(argument),
                format(method));
        if (read.instruction().isBlank()) {
            throw new SignatureException(
                    place
                            + " has a message of nothing but variables; say in it, or in @SystemMessage, what the model is to do");
        }
        return read;
    }

    private static String format(Method method) {
        if (method.getReturnType() == TokenStream.class) {
            return "";
        }
        try {
            String instructions = new ServiceOutputParser().outputFormatInstructions(method.getGenericReturnType());
            return instructions == null ? "" : instructions;
        } catch (IllegalStateException e) {
            throw new SignatureException(SignatureReader.place(method) + " returns "
                    + method.getGenericReturnType().getTypeName()
                    + ", for which langchain4j has no words but JSON schemas alone, which not all models take; return a record that"
                    + " holds it, or move the method to an interface that is not tuned");
        }
    }

    private static @Nullable Parameter argument(Method method) {
        List<Parameter> annotated = Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(UserMessage.class))
                .toList();
        if (!annotated.isEmpty()) {
            return annotated.get(0);
        }
        Parameter[] all = method.getParameters();
        return all.length == 1 && MEANT.stream().noneMatch(all[0]::isAnnotationPresent) ? all[0] : null;
    }

    private static MessageTemplate template(Signature signature, Class<?> owner, String resource, String value) {
        String place = SignatureReader.place(signature.method());
        String text = resource.isBlank() ? value : resource(owner, resource.strip(), place);
        if (text.isBlank()) {
            throw new SignatureException("a message annotation of " + place + " is blank; say what the model is to do");
        }
        MessageTemplate template = new MessageTemplate(text);
        List<String> known = Stream.concat(
                        Arrays.stream(signature.method().getParameters()).map(ServiceTemplates::variable),
                        Stream.of("it", "current_date", "current_time", "current_date_time"))
                .toList();
        template.variables().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new SignatureException("a message of " + place + " has the variable {{" + name
                            + "}}, which is no parameter; there are " + known);
                });
        return template;
    }

    private static String resource(Class<?> owner, String name, String place) {
        InputStream found = owner.getResourceAsStream(name);
        try (InputStream in = found == null ? owner.getResourceAsStream("/" + name) : found) {
            if (in == null) {
                throw new SignatureException(
                        "there is no resource " + name + ", which a message annotation of " + place + " names");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
