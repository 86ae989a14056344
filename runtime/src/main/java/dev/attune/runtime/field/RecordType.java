package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.field.json.Records;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record, as a JSON object. */
record RecordType(Class<?> type, List<Component> components) implements ObjectType {

    record Component(String name, FieldType type) {}

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        if (!type.isRecord()) {
            return null;
        }
        FieldTypes within = types.within(type);
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(new Component(component.getName(), within.component(component)));
        }
        return new RecordType(type, List.copyOf(components));
    }

    @Override
    public String form() {
        return "a JSON object with " + components.stream().map(Component::name).collect(Collectors.joining(", "));
    }

    @Override
    public JsonNode renderJson(@Nullable Object value) {
        Map<?, ?> members =
                value instanceof Record ? Records.components(value) : value instanceof Map<?, ?> map ? map : null;
        if (members == null) {
            return FieldJson.node(value);
        }
        ObjectNode object = JsonText.JSON.createObjectNode();
        members.forEach((key, member) -> object.set(String.valueOf(key), member(key, member)));
        return object;
    }

    private JsonNode member(Object name, @Nullable Object value) {
        for (Component component : components) {
            if (component.name().equals(name)) {
                return component
                        .type()
                        .renderJson(value instanceof Optional<?> optional ? optional.orElse(null) : value);
            }
        }
        return FieldJson.node(value);
    }

    @Override
    public Object parseObject(JsonNode found) throws UnreadableException {
        JsonNode object = FieldJson.unwrapped(found, names());
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parseMember(object, components.get(i));
        }
        return Records.create(type, values);
    }

    private Object parseMember(JsonNode object, Component component) throws UnreadableException {
        String name = component.name();
        JsonNode member = FieldJson.member(object, name);
        if (member == null && FieldJson.hasMember(object, name)) {
            if (component.type().none().isEmpty()) {
                throw new UnreadableException("it is a JSON object whose " + name + " is null");
            }
            member = NullNode.getInstance();
        }
        if (member == null && component.type().mayBeMissing()) {
            refuseUnknown(object, name);
            member = NullNode.getInstance();
        }
        if (member == null) {
            throw new UnreadableException("it is a JSON object without " + name);
        }
        try {
            return component.type().parseJson(member);
        } catch (UnreadableException e) {
            throw new UnreadableException("in " + name + ", " + e.reason());
        }
    }

    /** What is not there may be meant by a member of another name. */
    private void refuseUnknown(JsonNode object, String missing) throws UnreadableException {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String key = FieldJson.key(member.getKey());
            if (components.stream()
                    .noneMatch(known -> FieldJson.key(known.name()).equals(key))) {
                throw new UnreadableException("it is a JSON object with " + member.getKey() + " and without " + missing
                        + "; write null where there is none");
            }
        }
    }

    @Override
    public Optional<Definition> definition() {
        Map<String, String> members = new LinkedHashMap<>();
        components.forEach(
                component -> members.put(component.name(), component.type().name()));
        return Optional.of(new Definition(type, "record", members));
    }

    @Override
    public List<FieldType> parts() {
        return components.stream().map(Component::type).toList();
    }

    @Override
    public List<String> names() {
        return components.stream().map(Component::name).toList();
    }
}
