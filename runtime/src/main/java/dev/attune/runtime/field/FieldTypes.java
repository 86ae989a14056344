package dev.attune.runtime.field;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Finds the types of fields: those that Attune itself knows, and those that formats bring. Immutable. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldTypes {

    /** The types that Attune itself knows. */
    public static final FieldTypes BUILT_IN = new FieldTypes(FieldFormats.NONE, List.of());

    private final FieldFormats formats;
    private final List<Class<?>> holders;

    private FieldTypes(FieldFormats formats, List<Class<?>> holders) {
        this.formats = formats;
        this.holders = holders;
    }

    /**
     * The types of a module, which may have formats that its class loader sees.
     *
     * @param loader the class loader of the module interface; null for that of Java
     * @throws IllegalArgumentException if a format cannot be loaded
     */
    public static FieldTypes seenBy(@Nullable ClassLoader loader) {
        return new FieldTypes(FieldFormats.seenBy(loader), List.of());
    }

    /** Whether a format says that it is for a type, be it one too many. */
    public boolean hasFormat(Class<?> type) {
        return formats.byType().containsKey(FieldFormats.box(type));
    }

    /**
     * The field type of a Java type.
     *
     * @throws IllegalArgumentException if fields cannot be of it, or there is no telling how
     */
    public FieldType get(Type type) {
        FieldType found = find(type);
        if (found == null) {
            throw new IllegalArgumentException("fields cannot be of type " + type.getTypeName());
        }
        return found;
    }

    /**
     * The field type of a Java type; null if fields cannot be of it.
     *
     * @throws IllegalArgumentException if there are two for it, or its format does not say what it must
     */
    public @Nullable FieldType find(Type type) {
        if (type instanceof ParameterizedType list) {
            boolean simple = list.getRawType() == List.class;
            ItemType item = simple && list.getActualTypeArguments()[0] instanceof Class<?> raw ? item(raw) : null;
            return item == null ? null : new ListType(list, item);
        }
        return type instanceof Class<?> raw ? item(raw) : null;
    }

    private @Nullable ItemType item(Class<?> type) {
        FieldFormat<?> format = formats.find(type);
        for (ItemType.Finder kind : ItemType.Kinds.ALL) {
            ItemType found = kind.find(type, this);
            if (found != null && format != null) {
                throw new IllegalArgumentException(FieldFormats.name(format) + " is a format of " + type.getName()
                        + ", which Attune reads itself; take it off the class path");
            }
            if (found != null) {
                return found;
            }
        }
        return format == null ? null : CustomType.of(type, format);
    }

    /** For the components of a record; null if it holds itself, of which there is no form that a model could keep to. */
    @Nullable FieldTypes within(Class<?> holder) {
        if (holders.contains(holder)) {
            return null;
        }
        List<Class<?>> below = new ArrayList<>(holders);
        below.add(holder);
        return new FieldTypes(formats, List.copyOf(below));
    }
}
