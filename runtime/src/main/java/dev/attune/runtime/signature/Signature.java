package dev.attune.runtime.signature;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Frozen;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.annotations.Temperature;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The inputs and outputs of a module, read from a Java interface with one method. The parameters are the input fields. The return type
 * holds the output fields: one for each component of a record, or one named after the method.
 *
 * <p>Fields are {@code String}, numbers ({@code int}, {@code long}, {@code double}, {@code float}, {@code short} and their boxes,
 * {@code BigDecimal}), booleans, enums, types for which a {@link dev.attune.runtime.field.FieldFormat} is found, records of these (as JSON
 * inside a field), and lists of all these. Parameter names are required: compile with {@code -parameters}, or set them with
 * {@link Field#name()}. Immutable.
 *
 * @param name the name of the module in prompt sets, artifacts and reports
 * @param type the module interface
 * @param method its single method
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

    public static final SignatureField REASONING_FIELD =
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
        if (!isService(moduleInterface)) {
            return SignatureReader.read(moduleInterface);
        }
        List<Signature> methods = allOf(moduleInterface);
        if (methods.size() > 1) {
            throw new SignatureException("AI Service " + moduleInterface.getName() + " has the methods "
                    + methods.stream().map(Signature::name).toList() + ", each a module; one is needed here");
        }
        return methods.get(0);
    }

    /**
     * Reads the signatures of an interface: one of a module interface, one for each method of a langchain4j AI Service, which are called
     * {@code Service.method}.
     *
     * @throws SignatureException if the interface is neither
     */
    public static List<Signature> allOf(Class<?> type) {
        return isService(type) ? ServiceReader.read(type) : List.of(of(type));
    }

    /** Returns whether an interface is a langchain4j AI Service: whether it has one of its message annotations. */
    public static boolean isService(Class<?> type) {
        return ModuleAnnotations.isService(type);
    }

    /** Returns whether an interface says that it is a module: whether it is an AI Service, or has an instruction. */
    public static boolean isModule(Class<?> type) {
        return isService(type)
                || (type.isInterface()
                        && Arrays.stream(type.getMethods())
                                .anyMatch(method -> ModuleAnnotations.has(method, Instruction.class)));
    }

    /** Returns whether this is a method of a langchain4j AI Service. */
    public boolean ofService() {
        return ModuleAnnotations.hasMessage(method) || ModuleAnnotations.hasMessage(type);
    }

    /** Returns the names of the variables that every instruction must have, each as {@code {{name}}}; empty unless a service has some. */
    public Set<String> placeholders() {
        return ofService() ? ServiceMethod.of(this).instruction().variables() : Set.of();
    }

    /** Returns the same signature under another name, for a program with two modules of one interface. */
    public Signature named(String other) {
        return new Signature(other, type, method, seedInstruction, reasoning, inputs, outputs);
    }

    /** Returns the same signature with another seed instruction, for a search that begins where an earlier one ended. */
    public Signature startingFrom(String instruction) {
        return new Signature(name, type, method, instruction, reasoning, inputs, outputs);
    }

    /** Returns the prompt of the unoptimized module: the seed instruction and no demos. */
    public ModulePrompt seedPrompt() {
        return new ModulePrompt(seedInstruction, List.of());
    }

    /** Returns the output fields in the order in which a model writes them: the reasoning first, if any. */
    public List<SignatureField> writtenFields() {
        if (!reasoning) {
            return outputs;
        }
        List<SignatureField> written = new ArrayList<>();
        written.add(REASONING_FIELD);
        written.addAll(outputs);
        return List.copyOf(written);
    }

    /** Returns the temperature that the source sets for the module's calls; empty if it leaves that to the model. */
    public OptionalDouble temperature() {
        Temperature temperature = ModuleAnnotations.find(method, Temperature.class);
        return temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature.value());
    }

    /** Returns the token limit that the source sets for the module's answers; empty if it leaves that to the model. */
    public OptionalInt maxOutputTokens() {
        MaxOutputTokens limit = ModuleAnnotations.find(method, MaxOutputTokens.class);
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit.value());
    }

    /** Returns the parts of the prompt that no optimizer may change; empty without {@link Frozen}. */
    public Set<PromptPart> frozen() {
        Frozen frozen = ModuleAnnotations.ofModule(type, method, Frozen.class);
        return frozen == null ? Set.of() : Set.copyOf(Arrays.asList(frozen.value()));
    }

    /** Returns what every prompt of the module must be like, as the source says; empty if it says nothing. */
    public Optional<Constraints> constraints() {
        return Optional.ofNullable(ModuleAnnotations.ofModule(type, method, Constraints.class));
    }

    /** Returns whether the output fields are the components of the returned record; if not, the only one is returned itself. */
    public boolean returnsComponents() {
        Class<?> returned = method.getReturnType();
        return returned.isRecord() && !outputs.get(0).type().equals(returned);
    }

    /** Returns a line such as {@code PickIntent(text, domain) -> intent}, for people and for proposer models. */
    public String describe() {
        return name + "(" + names(inputs) + ") -> " + names(writtenFields());
    }

    private static String names(List<SignatureField> fields) {
        return fields.stream().map(SignatureField::name).collect(Collectors.joining(", "));
    }
}
