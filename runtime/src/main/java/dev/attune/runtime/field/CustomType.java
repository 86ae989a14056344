package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.UnreadableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A type that somebody else has brought a format of. Nothing is known of its texts, so that what can be read two ways is refused. */
record CustomType<T>(Class<?> type, FieldFormat<T> format, Class<?> box, String form) implements ItemType {

    /** @throws IllegalArgumentException if the format does not say its form */
    static <T> CustomType<T> of(Class<?> type, FieldFormat<T> format) {
        String form = format.form();
        if (form == null || form.isBlank() || form.lines().count() != 1) {
            throw new IllegalArgumentException(FieldFormats.name(format) + " does not say in one line what a value of "
                    + type.getName() + " must look like");
        }
        return new CustomType<>(type, format, FieldFormats.box(type), form.strip());
    }

    @Override
    public boolean holds(Object value) {
        return box.isInstance(value);
    }

    @Override
    public String render(@Nullable Object value) {
        return value != null && holds(value) ? text(value) : FieldText.render(value);
    }

    @Override
    public JsonNode renderJson(@Nullable Object value) {
        return value != null && holds(value) ? TextNode.valueOf(text(value)) : FieldJson.node(value);
    }

    @SuppressWarnings("unchecked") // the box is that of the format's type
    private String text(Object value) {
        String text;
        try {
            text = format.render((T) value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(cannotShow() + ": " + e.getMessage(), e);
        }
        if (text == null) {
            throw new IllegalArgumentException(cannotShow() + ": it gives null");
        }
        return text;
    }

    private String cannotShow() {
        return FieldFormats.name(format) + " cannot show a value of " + type.getName();
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        String filled = FieldText.filled(text);
        try {
            return read(filled);
        } catch (UnreadableException e) {
            String bare = Marks.around(filled, Marks.QUOTES);
            if (bare.isEmpty() || bare.equals(filled)) {
                throw e;
            }
            try {
                return read(bare);
            } catch (UnreadableException again) {
                throw e;
            }
        }
    }

    private Object read(String text) throws UnreadableException {
        Object value;
        try {
            value = box.cast(format.parse(text));
        } catch (UnreadableException e) {
            throw e;
        } catch (Exception e) { // what libraries throw at texts that they cannot read
            throw e.getMessage() == null ? refused() : new UnreadableException(e.getMessage());
        }
        if (value == null) {
            throw refused();
        }
        return value;
    }

    private UnreadableException refused() {
        return new UnreadableException("it is not " + form);
    }

    private boolean reads(String text) {
        try {
            parse(text);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    @Override
    public boolean isItem(JsonNode node) {
        return node.isValueNode() && !node.isNull() && reads(FieldJson.text(node));
    }

    @Override
    public List<String> cutBracketed(String line) throws UnreadableException {
        return cut(line, false);
    }

    @Override
    public List<String> cut(String line, boolean marked) throws UnreadableException {
        List<String> parts = ListLine.words(line);
        if (parts.size() < 2 || !parts.stream().allMatch(this::reads)) {
            return List.of(line);
        }
        if (!reads(line)) {
            return parts;
        }
        if (!marked) {
            throw ListLine.oneOrSeveral();
        }
        return List.of(line);
    }

    /** The class of the format stands for all that it does; its form is what requests show of it. */
    @Override
    public Optional<Definition> definition() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("format", FieldFormats.name(format));
        members.put("form", form);
        return Optional.of(new Definition(type, "format", members));
    }

    /** Two readings of one signature are equal, though each loads its formats. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomType<?> custom
                && type == custom.type
                && format.getClass() == custom.format.getClass();
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
