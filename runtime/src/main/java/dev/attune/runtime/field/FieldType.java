package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.text.Thoughts;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field: what its values look like in prompts and how they are read from what models write, tolerant of what surrounds
 * a value and of the many ways to write one, but never guessing between two. {@link FieldTypes} finds it. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface FieldType permits ItemType, GatheredType, MapType, OptionalType {

    /**
     * What a fingerprint says of a type beside its name.
     *
     * @param owner the class that is described
     * @param kind such as {@code enum}
     * @param members what it is made of, in order
     */
    record Definition(Class<?> owner, String kind, Map<String, String> members) {}

    /** The Java type. */
    Type type();

    /** What a value must look like, in words for a model; empty for free text. */
    String form();

    /** Whether a value is of this type already, so that no reading is needed. */
    boolean holds(Object value);

    /** The text form of a value, or of one of another type that may mean one; empty for null. {@link #parse} reads it back. */
    default String render(@Nullable Object value) {
        return FieldText.render(value);
    }

    /** The JSON form of a value, or of one of another type that may mean one. {@link #parseJson} reads it back. */
    default JsonNode renderJson(@Nullable Object value) {
        return FieldJson.node(value);
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableException with a reason for the model, if the text holds no such value
     */
    Object parse(String text) throws UnreadableException;

    /**
     * Reads a value from a member of an object or an item of an array.
     *
     * @throws UnreadableException with a reason for the model, if it is no such value
     */
    default Object parseJson(JsonNode node) throws UnreadableException {
        return parse(FieldJson.text(node));
    }

    /**
     * The value in a section of an answer, without what models write around it.
     *
     * @throws UnreadableException if the section is broken off
     */
    default String section(String text) throws UnreadableException {
        return Thoughts.withoutLast(text);
    }

    /** Whether values are texts, in which lines may begin like those of other fields. */
    default boolean holdsText() {
        return false;
    }

    /** The text form of nothing at all; empty where there must be a value. */
    default Optional<String> none() {
        return Optional.empty();
    }

    /** Whether a member of an object may be left out. */
    default boolean mayBeMissing() {
        return false;
    }

    /** The name of the type in fingerprints, without packages. */
    String name();

    /** What a fingerprint says of the type beside its name; empty if the name says all. */
    default Optional<Definition> definition() {
        return Optional.empty();
    }

    /** The types that this one is made of, in order. */
    default List<FieldType> parts() {
        return List.of();
    }
}
