package dev.attune.runtime.field;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Finds the types of fields. Immutable. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldTypes {

    /** The types that Attune itself knows. */
    public static final FieldTypes BUILT_IN = new FieldTypes(List.of());

    private final List<Class<?>> holders;

    private FieldTypes(List<Class<?>> holders) {
        this.holders = holders;
    }

    /**
     * The field type of a Java type.
     *
     * @throws IllegalArgumentException if fields cannot be of it
     */
    public FieldType get(Type type) {
        FieldType found = find(type);
        if (found == null) {
            throw new IllegalArgumentException("fields cannot be of type " + type.getTypeName());
        }
        return found;
    }

    /** The field type of a Java type; null if fields cannot be of it. */
    public @Nullable FieldType find(Type type) {
        if (type instanceof ParameterizedType list) {
            boolean simple = list.getRawType() == List.class;
            ItemType item = simple && list.getActualTypeArguments()[0] instanceof Class<?> raw ? item(raw) : null;
            return item == null ? null : new ListType(list, item);
        }
        return type instanceof Class<?> raw ? item(raw) : null;
    }

    private @Nullable ItemType item(Class<?> type) {
        for (ItemType.Finder kind : ItemType.Kinds.ALL) {
            ItemType found = kind.find(type, this);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** For the components of a record; null if it holds itself, of which there is no form that a model could keep to. */
    @Nullable FieldTypes within(Class<?> holder) {
        if (holders.contains(holder)) {
            return null;
        }
        List<Class<?>> below = new ArrayList<>(holders);
        below.add(holder);
        return new FieldTypes(List.copyOf(below));
    }
}
