package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.text.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of which there are lists with an item a line. Lists of other types are JSON. */
sealed interface ItemType extends FieldType
        permits TextType, TruthType, NumberType, ConstantType, MomentType, UuidType, ObjectType, CustomType {

    /** Finds a kind of type. */
    interface Finder {

        /** The type of this kind that a class is; null if it is of another kind. */
        @Nullable ItemType find(Class<?> type, FieldTypes types);
    }

    /** Apart from the interface, whose initialization would otherwise be that of its implementations too. */
    final class Kinds {

        /** A new kind is named here and above, and nowhere else. */
        static final List<Finder> ALL = List.of(
                TextType::of,
                TruthType::of,
                NumberType::of,
                ConstantType::of,
                MomentType::of,
                UuidType::of,
                RecordType::of,
                SealedType::of);

        private Kinds() {}
    }

    @Override
    Class<?> type();

    @Override
    default String name() {
        return type().getSimpleName();
    }

    /** Whether a {@link FieldFormat} of the same type takes precedence. */
    default boolean yieldsToFormat() {
        return false;
    }

    /** Reads a list of such values, from a text that has items and is no more than a list. */
    default List<Object> parseList(String text) throws UnreadableException {
        return ListReader.items(text, this);
    }

    /** Whether a value in a JSON array that stands in other text is an item, rather than a mark of that text. */
    default boolean isItem(JsonNode node) {
        return node.isTextual() || node.isBoolean();
    }

    /** Cuts what stands between brackets into items. */
    default List<String> cutBracketed(String line) throws UnreadableException {
        return ListLine.commas(line);
    }

    /**
     * Cuts a line such as {@code 1, 2, 3} where what separates its items cannot be part of one.
     *
     * @param marked whether the line had the mark of an item
     */
    default List<String> cut(String line, boolean marked) throws UnreadableException {
        return ListLine.words(line);
    }

    /** Reads the items of a list. */
    default List<Object> parseItems(List<String> items) throws UnreadableException {
        List<Object> values = new ArrayList<>();
        for (String item : items) {
            values.add(parse(item));
        }
        return List.copyOf(values);
    }
}
