package dev.attune.runtime.field;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What items are gathered in. */
enum Gathering {
    LIST("a list"),
    SET("a list without repetitions"),
    ARRAY("a list");

    private final String form;

    Gathering(String form) {
        this.form = form;
    }

    String form() {
        return form;
    }

    /** The items of a value; null if it gathers none. */
    static @Nullable Collection<?> items(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items;
        }
        if (value == null || !value.getClass().isArray()) {
            return null;
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            items.add(Array.get(value, i));
        }
        return items;
    }

    /** Whether a value is one of these, whatever its items. */
    boolean holds(Object value, Type type) {
        return switch (this) {
            case LIST -> value instanceof List;
            case SET -> value instanceof Set;
            case ARRAY -> type instanceof Class<?> raw && raw.isInstance(value);
        };
    }

    /** Gathers items; what repeats is once in a set, in the order in which the items came. */
    Object of(List<Object> items, FieldType item) {
        return switch (this) {
            case LIST -> List.copyOf(items);
            case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(items));
            case ARRAY -> array(items, (Class<?>) item.type());
        };
    }

    private static Object array(List<Object> items, Class<?> component) {
        Object array = Array.newInstance(component, items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(array, i, items.get(i));
        }
        return array;
    }

    String name(FieldType item) {
        return switch (this) {
            case LIST -> "List<" + item.name() + ">";
            case SET -> "Set<" + item.name() + ">";
            case ARRAY -> item.name() + "[]";
        };
    }
}
