package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.field.json.Records;
import dev.attune.runtime.field.json.Table;
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
record RecordType(Class<?> type, List<Component> components) implements ItemType {

    record Component(String name, FieldType type) {}

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        FieldTypes within = type.isRecord() ? types.within(type) : null;
        if (within == null) {
            return null;
        }
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            FieldType found = within.find(component.getGenericType());
            if (found == null) {
                return null;
            }
            components.add(new Component(component.getName(), found));
        }
        return new RecordType(type, List.copyOf(components));
    }

    @Override
    public String form() {
        return "a JSON object with " + components.stream().map(Component::name).collect(Collectors.joining(", "));
    }

    @Override
    public boolean holds(Object value) {
        return type.isInstance(value);
    }

    @Override
    public String render(@Nullable Object value) {
        return value instanceof Record || value instanceof Map
                ? renderJson(value).toString()
                : FieldText.render(value);
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
    public Object parse(String text) throws UnreadableException {
        String filled = FieldText.filled(text);
        JsonNode object = FieldJson.object(filled, names());
        if (object == null) {
            object = Table.row(filled, names());
        }
        if (object == null) {
            boolean other = JsonText.whole(filled) instanceof ObjectNode;
            throw new UnreadableException(
                    other ? "it is a JSON object without " + names().get(0) : "it is not a JSON object");
        }
        return parseObject(object);
    }

    @Override
    public Object parseJson(JsonNode node) throws UnreadableException {
        return node.isObject() ? parseObject(node) : ItemType.super.parseJson(node);
    }

    Object parseObject(JsonNode found) throws UnreadableException {
        JsonNode object = FieldJson.unwrapped(found, names());
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parseMember(object, components.get(i));
        }
        return Records.create(type, values);
    }

    private static Object parseMember(JsonNode object, Component component) throws UnreadableException {
        String name = component.name();
        JsonNode member = FieldJson.member(object, name);
        if (member == null && FieldJson.hasMember(object, name)) {
            if (component.type().none().isEmpty()) {
                throw new UnreadableException("it is a JSON object whose " + name + " is null");
            }
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
    public List<Object> parseList(String text) throws UnreadableException {
        return ListReader.records(text, this);
    }

    List<String> names() {
        return components.stream().map(Component::name).toList();
    }
}
