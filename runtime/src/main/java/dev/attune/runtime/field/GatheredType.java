package dev.attune.runtime.field;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A list, a set or an array of items of one type. */
sealed interface GatheredType extends FieldType permits ListType, JsonListType {

    /** Which of the three. */
    Gathering gathering();

    /** The type of its items. */
    FieldType item();

    @Override
    default boolean holds(Object value) {
        Collection<?> items = gathering().holds(value, type()) ? Gathering.items(value) : null;
        return items != null && items.stream().allMatch(each -> each != null && item().holds(each));
    }

    @Override
    default Optional<String> none() {
        return Optional.of(ListText.NONE);
    }

    @Override
    default String name() {
        return gathering().name(item());
    }

    @Override
    default List<FieldType> parts() {
        return List.of(item());
    }
}
