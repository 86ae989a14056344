package dev.attune.engine.bootstrap;

import dev.attune.engine.data.Example;
import dev.attune.runtime.Demonstration;
import dev.attune.runtime.Demonstration.Origin;
import dev.attune.runtime.Signature;
import dev.attune.runtime.SignatureField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** Makes demos from the data alone: where an example names the output fields of a module and at least one of its inputs. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LabeledDemos {

    private LabeledDemos() {}

    /** Whether any of the examples gives a demo of the module. */
    public static boolean existFor(Signature signature, List<? extends Example<?, ?>> examples) {
        return examples.stream().anyMatch(example -> of(signature, example).isPresent());
    }

    static Optional<Demonstration> of(Signature signature, Example<?, ?> example) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (SignatureField field : signature.inputs()) {
            text(field, example).ifPresent(text -> inputs.put(field.name(), text));
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        for (SignatureField field : signature.outputs()) {
            Optional<String> text = text(field, example);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            outputs.put(field.name(), text.get());
        }
        return inputs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Demonstration(Origin.LABELED, example.id(), inputs, outputs));
    }

    private static Optional<String> text(SignatureField field, Example<?, ?> example) {
        Object value = example.fields().get(field.name());
        return value == null ? Optional.empty() : field.normalize(value);
    }
}
