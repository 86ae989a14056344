package dev.attune.engine.bootstrap;

import dev.attune.engine.data.Example;
import dev.attune.engine.data.NamedValues;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Makes demos from the data alone: where an example names the output fields of a module and at least one of its inputs. The input and
 * the expected output of an example are those of the program; where that has one module, they are the module's too if their types
 * leave no other reading.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LabeledDemos {

    private final boolean oneModule;

    /** Demos for the modules of a program. */
    public LabeledDemos(List<Signature> modules) {
        this.oneModule = modules.size() == 1;
    }

    /** Whether any of the examples gives a demo of the module. */
    public boolean existFor(Signature module, List<? extends Example<?, ?>> examples) {
        return examples.stream().anyMatch(example -> of(module, example).isPresent());
    }

    /** What an example lacks to give a demo of the module, as the code that adds it; empty if it gives one. */
    public String missing(Signature module, Example<?, ?> example) {
        if (of(module, example).isPresent()) {
            return "";
        }
        Stream<SignatureField> inputs = module.inputs().stream()
                .filter(field -> input(field, module, example) == null && !isAbsent(field, example));
        Stream<SignatureField> outputs = module.outputs().stream()
                .filter(field ->
                        text(field, output(field, module, example), example).isEmpty());
        return Stream.concat(inputs, outputs)
                .map(field -> ".with(\"" + field.name() + "\", …)")
                .collect(Collectors.joining());
    }

    Optional<Demonstration> of(Signature module, Example<?, ?> example) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (SignatureField field : module.inputs()) {
            text(field, input(field, module, example), example).ifPresent(text -> inputs.put(field.name(), text));
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        for (SignatureField field : module.outputs()) {
            Optional<String> text = text(field, output(field, module, example), example);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            outputs.put(field.name(), text.get());
        }
        // a template without a value would show its variable
        boolean incomplete =
                module.ofService() && inputs.size() < module.inputs().size();
        return inputs.isEmpty() || incomplete
                ? Optional.empty()
                : Optional.of(new Demonstration(Origin.LABELED, example.id(), inputs, outputs));
    }

    private static Optional<String> text(SignatureField field, @Nullable Object value, Example<?, ?> example) {
        if (value == null) {
            return isAbsent(field, example) ? field.kind().none() : Optional.empty();
        }
        return field.normalize(value);
    }

    /** Whether the example says that an optional field has no value: a record has the component, and nothing in it. */
    private static boolean isAbsent(SignatureField field, Example<?, ?> example) {
        return field.kind().mayBeMissing()
                && Stream.of(example.input(), example.expected())
                        .filter(part -> part instanceof Record)
                        .anyMatch(part -> Arrays.stream(part.getClass().getRecordComponents())
                                        .anyMatch(
                                                component -> component.getName().equals(field.name()))
                                && !NamedValues.of(part).containsKey(field.name()));
    }

    private @Nullable Object input(SignatureField field, Signature module, Example<?, ?> example) {
        Object named = named(field, example);
        Object input = example.input();
        boolean only = module.inputs().size() == 1 || input instanceof Record;
        boolean meant = only
                && field.holds(input)
                && module.inputs().stream().filter(other -> other.holds(input)).count() == 1;
        return named == null && oneModule && meant ? input : value(field, example);
    }

    private @Nullable Object output(SignatureField field, Signature module, Example<?, ?> example) {
        Object named = named(field, example);
        if (named != null) {
            return named;
        }
        Object expected = example.expected();
        Class<?> returned = module.method().getReturnType();
        if (oneModule && module.returnsComponents() && returned.isInstance(expected)) {
            String component = returned.getRecordComponents()[module.outputs().indexOf(field)].getName();
            return NamedValues.of(expected).get(component);
        }
        if (oneModule && !module.returnsComponents() && field.holds(expected)) {
            return expected;
        }
        Object ofInput = NamedValues.of(example.input()).get(field.name());
        Object ofExpected = NamedValues.of(expected).get(field.name());
        boolean twoMeanings = ofInput != null && ofExpected != null && !ofInput.equals(ofExpected);
        return twoMeanings ? null : value(field, example);
    }

    /** The value that the data name for a field themselves, beside the components of input and expected output. */
    private static @Nullable Object named(SignatureField field, Example<?, ?> example) {
        Object value = value(field, example);
        boolean derived = value == null
                || value.equals(NamedValues.of(example.input()).get(field.name()))
                || value.equals(NamedValues.of(example.expected()).get(field.name()));
        return derived ? null : value;
    }

    private static @Nullable Object value(SignatureField field, Example<?, ?> example) {
        return example.fields().get(field.name());
    }
}
