package dev.attune.runtime.signature;

import dev.attune.runtime.field.FieldType;
import dev.attune.runtime.field.FieldTypes;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Type;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An input or output field of a signature.
 *
 * @param name the name in the source, or the one given by {@link dev.attune.runtime.annotations.Field#name()}
 * @param label the name as prompts show it, such as {@code Search Query}
 * @param description what the field holds; empty if the source does not say
 * @param kind the type of its values
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SignatureField(String name, String label, String description, FieldType kind) {

    /**
     * Creates a field of a built-in type, or of a list of one; only {@link Signature#of} finds formats for other types.
     *
     * @param type the Java type of its values
     * @throws IllegalArgumentException if fields cannot be of that type
     */
    public SignatureField(String name, String label, String description, Type type) {
        this(name, label, description, FieldTypes.BUILT_IN.get(type));
    }

    /** Returns the Java type of its values. */
    public Type type() {
        return kind.type();
    }

    /**
     * Returns the text that prompts show for a value of this field, or for a value of another type that stands for one, such as the name of
     * an enum constant or a map for a record.
     *
     * @return the text in this field's own form; empty if the value does not stand for one of this field
     * @throws IllegalArgumentException if a record cannot be read by reflection, or if the format of its type cannot show a value
     */
    public Optional<String> normalize(Object value) {
        if (kind.holds(value)) {
            return Optional.of(render(value));
        }
        try {
            return Optional.of(render(kind.parse(render(value))));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a value already has the type of this field, so that nothing has to be read or changed. */
    public boolean holds(Object value) {
        return kind.holds(value);
    }

    /** Returns the text of a value as prompts show it. */
    public String render(Object value) {
        return kind.render(value);
    }

    /** Returns what a value must look like, in words for a model; empty for free text. */
    String form() {
        return kind.form();
    }
}
