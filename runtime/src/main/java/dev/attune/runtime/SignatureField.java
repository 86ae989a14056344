package dev.attune.runtime;

import java.lang.reflect.Type;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An input or output field of a signature.
 *
 * @param name the name in the source, or the one given by {@link dev.attune.annotations.Field#name()}
 * @param label the name as prompts show it, such as {@code Search Query}
 * @param description what the field holds; empty if the source does not say
 * @param type the Java type of its values
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SignatureField(String name, String label, String description, Type type) {

    /**
     * The text of a value as prompts show it.
     *
     * @throws IllegalArgumentException if the value cannot be shown
     */
    public String render(Object value) {
        return FieldText.render(value);
    }

    /**
     * The text of a value of another type that means a value of this field, such as the name of an enum constant.
     *
     * @return the text in this field's own form; empty if it means none
     */
    public Optional<String> normalize(Object value) {
        try {
            return Optional.of(render(FieldText.parse(FieldText.render(value), type)));
        } catch (FieldText.UnreadableException e) {
            return Optional.empty();
        }
    }

    /** What a value must look like, in words for a model; empty for free text. */
    String form() {
        return FieldText.form(type);
    }
}
