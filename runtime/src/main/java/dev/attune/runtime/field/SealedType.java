package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.text.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sealed interface of records, as a JSON object whose first member names the record. */
record SealedType(Class<?> type, List<RecordType> records) implements ObjectType {

    private static final String NAME = "type";

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        if (!type.isInterface() || !type.isSealed()) {
            return null;
        }
        FieldTypes within = types.within(type);
        List<RecordType> records = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (!(RecordType.of(permitted, within) instanceof RecordType found)) {
                throw new IllegalArgumentException(type.getName() + " permits " + permitted.getName()
                        + ", which is no record; let it permit records only");
            }
            if (found.names().stream().anyMatch(name -> FieldJson.key(name).equals(NAME))) {
                throw new IllegalArgumentException("a component of " + permitted.getName() + " is called " + NAME
                        + ", the member that says which record of " + type.getName() + " it is; rename it");
            }
            if (records.stream().anyMatch(other -> key(other).equals(key(found)))) {
                throw new IllegalArgumentException(
                        type.getName() + " permits two records called " + permitted.getSimpleName() + "; rename one");
            }
            records.add(found);
        }
        return new SealedType(type, List.copyOf(records));
    }

    @Override
    public String form() {
        return "a JSON object with " + records.stream().map(SealedType::form).collect(Collectors.joining(", or with "));
    }

    private static String form(RecordType each) {
        String named = NAME + " \"" + each.name() + "\"";
        return each.names().isEmpty() ? named + " only" : named + " and " + String.join(", ", each.names());
    }

    @Override
    public JsonNode renderJson(@Nullable Object value) {
        RecordType found = records.stream()
                .filter(each -> value != null && each.holds(value))
                .findFirst()
                .orElse(null);
        if (found == null) {
            return FieldJson.node(value);
        }
        ObjectNode object = JsonText.JSON.createObjectNode().put(NAME, found.name());
        found.renderJson(value).properties().forEach(member -> object.set(member.getKey(), member.getValue()));
        return object;
    }

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public Object parseObject(JsonNode wrapper) throws UnreadableException {
        JsonNode object = FieldJson.unwrapped(wrapper, names());
        List<String> keys = object.properties().stream()
                .filter(member -> FieldJson.key(member.getKey()).equals(NAME))
                .map(member -> FieldJson.key(FieldJson.text(member.getValue())))
                .distinct()
                .toList();
        if (keys.size() != 1) {
            throw new UnreadableException(
                    "it is a JSON object " + (keys.isEmpty() ? "without " : "with several ") + NAME);
        }
        String key = keys.get(0);
        for (RecordType each : records) {
            if (key(each).equals(key)) {
                ObjectNode members = JsonText.JSON.createObjectNode();
                object.properties().stream()
                        .filter(member -> !FieldJson.key(member.getKey()).equals(NAME))
                        .forEach(member -> members.set(member.getKey(), member.getValue()));
                return each.parseObject(members);
            }
        }
        throw new UnreadableException("its " + NAME + " is none of "
                + records.stream().map(RecordType::name).collect(Collectors.joining(", ")));
    }

    private static String key(RecordType each) {
        return FieldJson.key(each.name());
    }

    @Override
    public Optional<Definition> definition() {
        Map<String, String> members = new LinkedHashMap<>();
        records.forEach(each -> members.put(each.name(), each.name()));
        return Optional.of(new Definition(type, "sealed", members));
    }

    @Override
    public List<FieldType> parts() {
        return List.copyOf(records);
    }
}
