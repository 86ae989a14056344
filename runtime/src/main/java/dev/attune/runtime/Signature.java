package dev.attune.runtime;

import dev.attune.annotations.ChainOfThought;
import dev.attune.annotations.Field;
import dev.attune.annotations.Instruction;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What a module takes and gives, read from a Java interface with one method: its parameters are the input fields; its return
 * type holds the output fields, one for each component of a record, or one named after the method.
 *
 * <p>Fields are {@code String}, numbers, booleans, enums, lists of these and records (as JSON inside a field). Parameter names
 * are needed: compile with {@code -parameters}, or name them with {@link Field#name()}. Immutable.
 *
 * @param name the name of the module in prompt sets, artifacts and reports
 * @param type the module interface
 * @param method its one method
 * @param seedInstruction the instruction in the source
 * @param reasoning whether the model writes its reasoning before the outputs
 * @param inputs the input fields in the order of the parameters
 * @param outputs the output fields, without the reasoning
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Signature(
        String name,
        Class<?> type,
        Method method,
        String seedInstruction,
        boolean reasoning,
        List<SignatureField> inputs,
        List<SignatureField> outputs) {

    /** The name of the output field that holds the reasoning of a module with {@link ChainOfThought}. */
    public static final String REASONING = "reasoning";

    static final SignatureField REASONING_FIELD =
            new SignatureField(REASONING, "Reasoning", "think step by step", String.class);

    /** Copies the lists. */
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Reads the signature of a module interface, under the simple name of the interface.
     *
     * @throws SignatureException if the interface is not a module
     */
    public static Signature of(Class<?> moduleInterface) {
        Method method = moduleMethod(moduleInterface);
        List<SignatureField> inputs = inputs(method);
        List<SignatureField> outputs = outputs(method);
        Instruction instruction = method.getAnnotation(Instruction.class);
        if (instruction != null && instruction.value().isBlank()) {
            throw new SignatureException(
                    "@Instruction of " + place(method) + " is blank; say what the module is to do");
        }
        return new Signature(
                moduleInterface.getSimpleName(),
                moduleInterface,
                method,
                instruction == null
                        ? defaultInstruction(inputs, outputs)
                        : instruction.value().strip(),
                method.isAnnotationPresent(ChainOfThought.class),
                inputs,
                outputs);
    }

    /** The same signature under another name, for a program that has two modules of one interface. */
    public Signature named(String other) {
        return new Signature(other, type, method, seedInstruction, reasoning, inputs, outputs);
    }

    /** The prompt of the unoptimized module: the seed instruction and no demos. */
    public ModulePrompt seedPrompt() {
        return new ModulePrompt(seedInstruction, List.of());
    }

    /** The output fields in the order in which a model writes them: the reasoning first, if any. */
    public List<SignatureField> writtenFields() {
        if (!reasoning) {
            return outputs;
        }
        List<SignatureField> written = new ArrayList<>();
        written.add(REASONING_FIELD);
        written.addAll(outputs);
        return List.copyOf(written);
    }

    /** A line such as {@code PickIntent(text, domain) -> intent}, for people and for proposer models. */
    public String describe() {
        return name + "(" + names(inputs) + ") -> " + names(writtenFields());
    }

    boolean returnsRecord() {
        return method.getReturnType().isRecord();
    }

    private static String names(List<SignatureField> fields) {
        return fields.stream().map(SignatureField::name).collect(Collectors.joining(", "));
    }

    private static Method moduleMethod(Class<?> type) {
        if (!type.isInterface()) {
            throw new SignatureException(
                    type.getName() + " is not an interface; a module is an interface with one method");
        }
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
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

    private static List<SignatureField> inputs(Method method) {
        List<SignatureField> fields = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Field field = parameter.getAnnotation(Field.class);
            boolean named = field != null && !field.name().isBlank();
            if (!named && !parameter.isNamePresent()) {
                throw new SignatureException("the parameter names of " + place(method)
                        + " are not in its class file; compile with -parameters, or name each with @Field(name = …)");
            }
            fields.add(field(parameter.getName(), parameter, parameter.getParameterizedType(), place(method)));
        }
        checkNames(fields, method);
        return fields;
    }

    private static List<SignatureField> outputs(Method method) {
        List<SignatureField> fields = new ArrayList<>();
        Class<?> returned = method.getReturnType();
        if (returned.isRecord()) {
            for (RecordComponent component : returned.getRecordComponents()) {
                fields.add(field(component.getName(), component, component.getGenericType(), returned.getName()));
            }
            if (fields.isEmpty()) {
                throw new SignatureException(
                        place(method) + " returns " + returned.getName() + ", a record without components");
            }
        } else {
            fields.add(field(method.getName(), method, method.getGenericReturnType(), place(method)));
        }
        checkNames(fields, method);
        return fields;
    }

    private static SignatureField field(
            String sourceName, AnnotatedElement element, java.lang.reflect.Type type, String place) {
        if (!FieldText.supports(type)) {
            throw new SignatureException("field " + sourceName + " of " + place + " is of type " + type.getTypeName()
                    + "; fields are String, numbers, booleans, enums, records, and lists of these");
        }
        Field field = element.getAnnotation(Field.class);
        String name = field == null || field.name().isBlank() ? sourceName : field.name();
        return new SignatureField(name, label(name), field == null ? "" : field.value(), type);
    }

    private static void checkNames(List<SignatureField> fields, Method method) {
        Set<String> labels = new HashSet<>();
        labels.add(REASONING_FIELD.label().toLowerCase(Locale.ROOT));
        for (SignatureField field : fields) {
            if (!labels.add(field.label().toLowerCase(Locale.ROOT))) {
                throw new SignatureException("two fields of " + place(method) + " are called " + field.label()
                        + " (the name Reasoning is taken); give one another name");
            }
        }
    }

    /** {@code searchQuery} and {@code search_query} become {@code Search Query}. */
    static String label(String name) {
        String spaced =
                name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('_', ' ').strip();
        return Arrays.stream(spaced.split("\\s+"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String defaultInstruction(List<SignatureField> inputs, List<SignatureField> outputs) {
        return "Given the fields " + labels(inputs) + ", produce the fields " + labels(outputs) + ".";
    }

    private static String labels(List<SignatureField> fields) {
        return fields.stream().map(SignatureField::label).collect(Collectors.joining(", "));
    }

    private static String place(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }
}
