package dev.attune.runtime.field;

import dev.attune.runtime.field.constant.ConstantText;
import dev.attune.runtime.text.Fences;
import dev.attune.runtime.text.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A constant of an enum. */
record ConstantType(Class<?> type) implements ItemType {

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        return type.isEnum() ? new ConstantType(type) : null;
    }

    @Override
    public String form() {
        return "one of " + constants().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Override
    public boolean holds(Object value) {
        return type.isInstance(value);
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        return ConstantText.of(type).parse(FieldText.filled(text));
    }

    @Override
    public Optional<Definition> definition() {
        Map<String, String> members = new LinkedHashMap<>();
        constants().forEach(constant -> members.put(((Enum<?>) constant).name(), constant.toString()));
        return Optional.of(new Definition(type, "enum", members));
    }

    @Override
    public List<String> cut(String line, boolean marked) {
        boolean separators = constants().stream().anyMatch(constant -> ListLine.hasSeparator(constant.toString()));
        return separators ? List.of(line) : ListLine.words(line);
    }

    @Override
    public List<Object> parseItems(List<String> items) throws UnreadableException {
        ConstantText constants = ConstantText.of(type); // costs more than an item
        List<Object> values = new ArrayList<>();
        for (String item : items) {
            values.add(constants.parse(Fences.unwrap(item)));
        }
        return List.copyOf(values);
    }

    private List<Object> constants() {
        return ConstantText.constants(type);
    }
}
