package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.attune.runtime.field.FieldType;
import dev.attune.runtime.signature.MessageTemplate;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What the requests of a module depend on besides its tuned prompt. Immutable.
 *
 * @param seedInstruction a hash of the instruction in the source, from which searches start
 * @param inputs the input fields by name, in their order
 * @param outputs the output fields by name, in their order
 * @param options whether the module reasons, and the temperature and token limit that the source sets
 * @param types the enums, records and types with a format that occur in fields, by simple name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"seedInstruction", "inputs", "outputs", "options", "types"})
public record ModuleFingerprint(
        String seedInstruction,
        Map<String, Field> inputs,
        Map<String, Field> outputs,
        Map<String, String> options,
        Map<String, Kind> types) {

    /**
     * A field.
     *
     * @param type its type, without packages
     * @param description what the source says about it; may be empty
     */
    @JsonPropertyOrder({"type", "description"})
    public record Field(String type, String description) {}

    /**
     * An enum, a record, or a type with a {@link dev.attune.runtime.field.FieldFormat}.
     *
     * @param kind {@code enum}, {@code record} or {@code format}
     * @param members constants with the texts that prompts show, or components with their types, in their order; for a format, its class
     *     and its form
     */
    @JsonPropertyOrder({"kind", "members"})
    public record Kind(String kind, Map<String, String> members) {

        /** Copies the map, keeping its order. */
        public Kind {
            members = copy(members);
        }

        private List<Difference> changes(String type, Kind now) {
            if (!kind.equals(now.kind)) {
                return List.of(
                        Changes.changed(type, kind, now.kind, " was of kind " + kind + " and is of kind " + now.kind));
            }
            Map<String, String> renamed =
                    kind.equals("record") ? Changes.renamed(members, now.members, String::equals) : Map.of();
            List<Difference> found = new ArrayList<>();
            renamed.forEach((old, name) -> found.add(Changes.changed(type, old, name, ": " + old + " is now " + name)));
            Changes.gone(now.members, members).stream()
                    .filter(name -> !renamed.containsValue(name))
                    .forEach(name -> found.add(Changes.changed(type, "", name, " got " + name)));
            Changes.gone(members, now.members).stream()
                    .filter(name -> !renamed.containsKey(name))
                    .forEach(name -> found.add(Changes.changed(type, name, "", " lost " + name)));
            Changes.values(common(members, now.members), common(now.members, members))
                    .forEach(change -> found.add(change.of(type + ": ")));
            if (found.isEmpty() && !names(members).equals(names(now.members))) {
                found.add(Changes.order(
                        "the " + (kind.equals("enum") ? "constants" : "components") + " of " + type,
                        members,
                        now.members));
            }
            return found;
        }
    }

    /** Copies the maps, keeping their order. */
    public ModuleFingerprint {
        inputs = copy(inputs);
        outputs = copy(outputs);
        options = copy(options);
        types = copy(types);
    }

    /** Returns the fingerprint of a module as it is now. */
    public static ModuleFingerprint of(Signature signature) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("reasoning", signature.reasoning() ? "yes" : "no");
        signature.temperature().ifPresent(value -> options.put("temperature", String.valueOf(value)));
        signature.maxOutputTokens().ifPresent(value -> options.put("max output tokens", String.valueOf(value)));
        if (signature.ofService()) {
            ServiceMethod method = ServiceMethod.of(signature);
            MessageTemplate user = method.user();
            options.put("instruction in", method.tunesUserMessage() ? "the user message" : "the system message");
            if (!method.tunesUserMessage()) {
                options.put("user message", user == null ? "the argument " + method.argument() : user.text());
            }
        }
        Map<String, Kind> types = new LinkedHashMap<>();
        Map<String, Class<?>> owners = new HashMap<>();
        Stream.concat(signature.inputs().stream(), signature.outputs().stream())
                .forEach(field -> collect(field.kind(), types, owners));
        return new ModuleFingerprint(
                Digest.of(signature.seedInstruction()),
                fields(signature.inputs()),
                fields(signature.outputs()),
                options,
                types);
    }

    /** Returns what has changed since this was taken, in words; empty if nothing has. */
    List<String> differences(String module, ModuleFingerprint now) {
        return changes(module, now).stream().map(Difference::sentence).toList();
    }

    /** Returns the same with values before and now. */
    List<Difference> changes(String module, ModuleFingerprint now) {
        List<Difference> found = new ArrayList<>();
        if (!seedInstruction.equals(now.seedInstruction)) {
            found.add(new Difference(
                    "module " + module + ": its instruction in the source",
                    seedInstruction,
                    now.seedInstruction,
                    "module " + module + ": its instruction in the source is another"));
        }
        found.addAll(requestChanges(module, now));
        return found;
    }

    /** Returns the same as {@link #differences}, without the seed instruction, which no request of a tuned module contains. */
    public List<String> requestDifferences(String module, ModuleFingerprint now) {
        return requestChanges(module, now).stream().map(Difference::sentence).toList();
    }

    private List<Difference> requestChanges(String module, ModuleFingerprint now) {
        List<Difference> found = new ArrayList<>();
        String place = "module " + module + ": ";
        found.addAll(fieldDifferences(inputs, now.inputs, place + "input "));
        found.addAll(fieldDifferences(outputs, now.outputs, place + "output "));
        Changes.values(options, now.options).forEach(change -> found.add(change.of(place)));
        types.forEach((name, then) -> {
            Kind type = now.types.get(name);
            if (type != null) {
                found.addAll(then.changes(name, type));
            }
        });
        return found;
    }

    private static List<Difference> fieldDifferences(Map<String, Field> then, Map<String, Field> now, String place) {
        List<Difference> found = new ArrayList<>(
                Changes.names(then, now, place, "", (old, other) -> old.type().equals(other.type())));
        then.forEach((name, old) -> {
            Field field = now.get(name);
            if (field != null && !old.type().equals(field.type())) {
                found.add(Changes.changed(
                        place + name,
                        old.type(),
                        field.type(),
                        " was of type " + old.type() + " and is of type " + field.type()));
            }
            if (field != null && !old.description().equals(field.description())) {
                found.add(Changes.changed(
                        place + name,
                        old.description(),
                        field.description(),
                        " was described as \"" + old.description() + "\" and is as \"" + field.description() + "\""));
            }
        });
        return found;
    }

    private static Map<String, Field> fields(List<SignatureField> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), new Field(field.kind().name(), field.description())));
        return byName;
    }

    /** @param owners which class has which name: two of one simple name are told apart by their packages */
    private static void collect(FieldType type, Map<String, Kind> types, Map<String, Class<?>> owners) {
        FieldType.Definition definition = type.definition().orElse(null);
        if (definition != null) {
            Class<?> raw = definition.owner();
            boolean taken = owners.getOrDefault(raw.getSimpleName(), raw) != raw;
            String name = taken ? raw.getName() : raw.getSimpleName();
            if (owners.putIfAbsent(name, raw) != null) {
                return;
            }
            types.put(name, new Kind(definition.kind(), definition.members()));
        }
        type.parts().forEach(part -> collect(part, types, owners));
    }

    private static List<String> names(Map<String, ?> members) {
        return List.copyOf(members.keySet());
    }

    private static Map<String, String> common(Map<String, String> of, Map<String, String> with) {
        Map<String, String> common = new LinkedHashMap<>(of);
        common.keySet().retainAll(with.keySet());
        return common;
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
