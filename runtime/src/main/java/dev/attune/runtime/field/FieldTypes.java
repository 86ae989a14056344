package dev.attune.runtime.field;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
     * @throws IllegalArgumentException if fields cannot be of it, with what to use instead; if there are two formats of it, or its format
     *     does not say what it must
     */
    public FieldType get(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (type instanceof Class<?> raw && raw.isArray() && !hasFormat(raw)) {
            if (raw.getComponentType().isArray()) {
                throw new IllegalArgumentException(FieldAdvice.refusal(raw, "write List<List<…>>"));
            }
            return gathered(raw, Gathering.ARRAY, raw.getComponentType());
        }
        if (type instanceof Class<?> raw) {
            return item(raw);
        }
        throw new IllegalArgumentException(FieldAdvice.refusal(
                type,
                type instanceof GenericArrayType ? "use a List" : "name a type that is known where the field is read"));
    }

    private FieldType generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return gathered(type, Gathering.LIST, arguments[0]);
        }
        if (type.getRawType() == Set.class) {
            return gathered(type, Gathering.SET, arguments[0]);
        }
        if (type.getRawType() == Map.class) {
            if (arguments[0] != String.class) {
                throw new IllegalArgumentException(FieldAdvice.refusal(
                        type, "the keys of maps are texts; use a Map<String, …>, or a list of records"));
            }
            return new MapType(type, part(type, arguments[1]));
        }
        if (type.getRawType() == Optional.class) {
            FieldType value = part(type, arguments[0]);
            if (!(value instanceof ItemType item)) {
                throw new IllegalArgumentException(
                        FieldAdvice.refusal(type, "one that is empty says it already; drop the Optional"));
            }
            if (OptionalType.isAmbiguous(item)) {
                throw new IllegalArgumentException(FieldAdvice.refusal(
                        type,
                        "a constant of " + item.name() + " reads as none; drop the Optional, or rename the constant"));
            }
            return new OptionalType(type, item);
        }
        throw new IllegalArgumentException(FieldAdvice.refusal(type, FieldAdvice.of((Class<?>) type.getRawType())));
    }

    private FieldType gathered(Type type, Gathering gathering, Type of) {
        FieldType item = part(type, of);
        return item instanceof ItemType simple
                ? new ListType(type, gathering, simple)
                : new JsonListType(type, gathering, item);
    }

    private FieldType part(Type whole, Type type) {
        FieldType found = get(type);
        if (found.mayBeMissing()) {
            throw new IllegalArgumentException(FieldAdvice.refusal(
                    whole,
                    "only parameters, outputs and components of records may be Optional; leave out what is missing"));
        }
        return found;
    }

    private ItemType item(Class<?> type) {
        FieldFormat<?> format = formats.find(type);
        if (format == null) {
            ItemType found = builtIn(type);
            if (found == null) {
                throw new IllegalArgumentException(FieldAdvice.refusal(type, FieldAdvice.of(type)));
            }
            return found;
        }
        ItemType own = builtInOrNone(type);
        if (own != null && !own.yieldsToFormat()) {
            throw new IllegalArgumentException(FieldFormats.name(format) + " is a format of " + type.getName()
                    + ", which Attune reads itself; take it off the class path");
        }
        return CustomType.of(type, format);
    }

    private @Nullable ItemType builtIn(Class<?> type) {
        return ItemType.Kinds.ALL.stream()
                .map(kind -> kind.find(type, this))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** None also for a record of what fields cannot hold, since a format holds it. */
    private @Nullable ItemType builtInOrNone(Class<?> type) {
        try {
            return builtIn(type);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The type of a component of a record.
     *
     * @throws IllegalArgumentException if fields cannot be of it
     */
    FieldType component(RecordComponent component) {
        try {
            return get(component.getGenericType());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("component " + component.getName() + " of "
                    + component.getDeclaringRecord().getName() + ": " + e.getMessage());
        }
    }

    /**
     * For what a record holds.
     *
     * @throws IllegalArgumentException if it holds itself, of which there is no form that a model could keep to
     */
    FieldTypes within(Class<?> holder) {
        if (holders.contains(holder)) {
            throw new IllegalArgumentException(
                    FieldAdvice.refusal(
                            holder,
                            "it holds itself, and a model cannot be told how deep; name its parts by texts, in a list of records"));
        }
        List<Class<?>> below = new ArrayList<>(holders);
        below.add(holder);
        return new FieldTypes(formats, List.copyOf(below));
    }
}
