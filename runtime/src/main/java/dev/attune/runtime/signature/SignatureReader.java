package dev.attune.runtime.signature;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Frozen;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import dev.attune.runtime.annotations.Temperature;
import dev.attune.runtime.field.FieldType;
import dev.attune.runtime.field.FieldTypes;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.Records;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads signatures from module interfaces, and says what is wrong with those that are none. */
final class SignatureReader {

    private SignatureReader() {}

    static Signature read(Class<?> moduleInterface) {
        Method method = moduleMethod(moduleInterface);
        FieldTypes types = types(method, moduleInterface.getClassLoader());
        ModuleAnnotations.refuseForeign(moduleInterface, method, types);
        Instruction instruction = ModuleAnnotations.find(method, Instruction.class);
        if (instruction != null && instruction.value().isBlank()) {
            throw new SignatureException(
                    "@Instruction of " + place(method) + " is blank; say what the module is to do");
        }
        Temperature temperature = ModuleAnnotations.find(method, Temperature.class);
        if (temperature != null && !(temperature.value() >= 0 && temperature.value() <= 2)) {
            throw new SignatureException(
                    "@Temperature(" + temperature.value() + ") of " + place(method) + " must be from 0 to 2");
        }
        MaxOutputTokens limit = ModuleAnnotations.find(method, MaxOutputTokens.class);
        if (limit != null && limit.value() < 1) {
            throw new SignatureException(
                    "@MaxOutputTokens(" + limit.value() + ") of " + place(method) + " must be at least 1");
        }
        checkRules(moduleInterface, method);
        boolean reasoning = ModuleAnnotations.has(method, ChainOfThought.class);
        List<SignatureField> inputs = inputs(method, types);
        List<SignatureField> outputs = outputs(method, types);
        checkNames(inputs, outputs, reasoning, method);
        return new Signature(
                moduleInterface.getSimpleName(),
                moduleInterface,
                method,
                instruction == null
                        ? defaultInstruction(inputs, outputs)
                        : instruction.value().strip(),
                reasoning,
                inputs,
                outputs);
    }

    static void checkRules(Class<?> moduleInterface, Method method) {
        Frozen frozen = ModuleAnnotations.ofModule(moduleInterface, method, Frozen.class);
        if (frozen != null && frozen.value().length == 0) {
            throw new SignatureException("@Frozen({}) of " + place(method) + " freezes nothing; drop it");
        }
        Constraints constraints = ModuleAnnotations.ofModule(moduleInterface, method, Constraints.class);
        if (constraints != null) {
            check(constraints, place(method));
        }
    }

    private static void check(Constraints constraints, String place) {
        String[] keep = constraints.keep();
        String[] forbidden = constraints.forbidden();
        int instruction = constraints.maxInstructionTokens();
        int demos = constraints.maxDemoTokens();
        if (Stream.of(keep, forbidden).flatMap(Arrays::stream).anyMatch(String::isBlank)) {
            throw new SignatureException("@Constraints of " + place + " has a blank text in "
                    + (Arrays.stream(keep).anyMatch(String::isBlank) ? "keep" : "forbidden"));
        }
        if ((instruction < 1 && instruction != -1) || (demos < 1 && demos != -1)) {
            throw new SignatureException("@Constraints of " + place + " has "
                    + (instruction < 1 && instruction != -1
                            ? "maxInstructionTokens = " + instruction
                            : "maxDemoTokens = " + demos)
                    + "; a limit is at least 1. To have no demos at all, use @Frozen(PromptPart.DEMOS)");
        }
        String language = constraints.language();
        if (!language.isEmpty() && !List.of(Locale.getISOLanguages()).contains(language)) {
            throw new SignatureException("@Constraints of " + place + " has language = \"" + language
                    + "\"; a language is a code of ISO 639 with two letters, such as \"en\"");
        }
        boolean limits = instruction != -1 || demos != -1;
        if (keep.length + forbidden.length == 0 && !limits && !constraints.noPersonalData() && language.isEmpty()) {
            throw new SignatureException(
                    "@Constraints of " + place + " asks for nothing; set an attribute, or drop it");
        }
    }

    private static Method moduleMethod(Class<?> type) {
        if (!type.isInterface()) {
            throw new SignatureException(
                    type.getName() + " is not an interface; a module is an interface with one method");
        }
        if (type.isSealed()) {
            throw new SignatureException("module interface " + type.getName()
                    + " is sealed, and so cannot be implemented by a proxy that asks a model; drop sealed");
        }
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !isOfObject(method))
                .toList();
        if (methods.size() != 1) {
            throw new SignatureException("module interface " + type.getName() + " has " + methods.size()
                    + " abstract methods; a module has exactly one. Make an interface of each model call");
        }
        Method method = methods.get(0);
        if (method.getReturnType() == void.class) {
            throw new SignatureException(place(method) + " returns nothing; its return type holds the output fields");
        }
        return method;
    }

    /** Whether an interface only repeats a method that every object has, to say more about it. */
    static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    private static List<SignatureField> inputs(Method method, FieldTypes types) {
        List<SignatureField> fields = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Field field = ModuleAnnotations.find(parameter, Field.class);
            boolean named = field != null && !field.name().isBlank();
            if (!named && !parameter.isNamePresent()) {
                throw new SignatureException("the parameter names of " + place(method)
                        + " are not in its class file; compile with -parameters (Kotlin: -java-parameters), or name each with"
                        + " @Field(value = \"…\", name = \"…\")");
            }
            fields.add(field(parameter.getName(), parameter, parameter.getParameterizedType(), place(method), types));
        }
        return fields;
    }

    static List<SignatureField> outputs(Method method, FieldTypes types) {
        Class<?> returned = method.getReturnType();
        if (!returned.isRecord() || types.hasFormat(returned)) {
            return List.of(field(method.getName(), method, method.getGenericReturnType(), place(method), types));
        }
        if (ModuleAnnotations.has(method, Field.class)) {
            throw new SignatureException("@Field of " + place(method) + " describes nothing, since the components of "
                    + returned.getName() + " are the output fields; put it on them");
        }
        List<SignatureField> fields = new ArrayList<>();
        for (RecordComponent component : returned.getRecordComponents()) {
            fields.add(field(component.getName(), component, component.getGenericType(), returned.getName(), types));
        }
        if (fields.isEmpty()) {
            throw new SignatureException(
                    place(method) + " returns " + returned.getName() + ", a record without components");
        }
        if (!Records.isOpen(returned)) {
            throw new SignatureException(place(method) + " returns " + returned.getName() + ", which "
                    + returned.getModule() + " keeps closed; open its package to Attune");
        }
        return fields;
    }

    static SignatureField field(
            String sourceName, AnnotatedElement element, Type type, String place, FieldTypes types) {
        FieldType kind = kind(type, types, "field " + sourceName + " of " + place);
        Field field = ModuleAnnotations.find(element, Field.class);
        String name = field == null || field.name().isBlank()
                ? sourceName
                : field.name().strip();
        if (!isReadable(name)) {
            throw new SignatureException("field " + sourceName + " of " + place + " is called \"" + name
                    + "\", which cannot be told from the text around it; use letters, digits and spaces");
        }
        return new SignatureField(
                name, label(name), field == null ? "" : field.value().strip(), kind);
    }

    static FieldTypes types(Method method, @Nullable ClassLoader loader) {
        try {
            return FieldTypes.seenBy(loader);
        } catch (IllegalArgumentException e) {
            throw new SignatureException("the fields of " + place(method) + " cannot be read: " + e.getMessage());
        }
    }

    private static FieldType kind(Type type, FieldTypes types, String field) {
        try {
            return types.get(type);
        } catch (IllegalArgumentException e) {
            throw new SignatureException(field + ": " + e.getMessage());
        }
    }

    /** Whether an answer's line that begins with the name is recognized as such. */
    private static boolean isReadable(String name) {
        if (FieldJson.key(name).isEmpty() || name.lines().count() != 1) {
            return false;
        }
        SignatureField field = new SignatureField(name, label(name), "", String.class);
        return LabelLine.of(List.of(field), field.label() + ": value") != null;
    }

    static void checkNames(
            List<SignatureField> inputs, List<SignatureField> outputs, boolean reasoning, Method method) {
        Map<String, SignatureField> known = new HashMap<>();
        List<SignatureField> fields = new ArrayList<>(inputs);
        fields.addAll(outputs);
        for (SignatureField field : fields) {
            if (known.putIfAbsent(FieldJson.key(field.name()), field) != null) {
                throw new SignatureException(
                        "two fields of " + place(method) + " are called " + field.label()
                                + ", and examples could not tell them apart; give one another name with @Field, in an AI Service with @V");
            }
        }
        if (reasoning && known.containsKey(Signature.REASONING)) {
            throw new SignatureException("a field of " + place(method) + " is called "
                    + Signature.REASONING_FIELD.label() + ", the name that @ChainOfThought takes; give it another name"
                    + " with @Field, or drop @ChainOfThought");
        }
    }

    /** {@code searchQuery} and {@code search_query} become {@code Search Query}. */
    private static String label(String name) {
        String spaced =
                name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('_', ' ').strip();
        return Arrays.stream(spaced.split("\\s+"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String defaultInstruction(List<SignatureField> inputs, List<SignatureField> outputs) {
        return inputs.isEmpty()
                ? "Produce the fields " + labels(outputs) + "."
                : "Given the fields " + labels(inputs) + ", produce the fields " + labels(outputs) + ".";
    }

    private static String labels(List<SignatureField> fields) {
        return fields.stream().map(SignatureField::label).collect(Collectors.joining(", "));
    }

    static String place(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }
}
