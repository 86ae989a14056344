package dev.attune.engine.data;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A typed input with its expected output. Immutable if its input and output are.
 *
 * @param <I> the input of the program
 * @param <O> the expected output
 * @param id distinguishes the example from others of its split, in messages and reports
 * @param input the input
 * @param expected the expected output
 * @param fields named values of the example, in order, from which labeled demos of modules are made: if a module's fields have these names,
 *     the example shows how to fill them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Example<I, O>(String id, I input, O expected, Map<String, Object> fields) {

    /** Copies the map, keeping its order. */
    public Example {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Returns an example whose named values are the components of its input and output, if these are records. */
    public static <I, O> Example<I, O> of(String id, I input, O expected) {
        Map<String, Object> fields = new LinkedHashMap<>(components(input));
        components(expected).forEach(fields::putIfAbsent);
        return new Example<>(id, input, expected, fields);
    }

    /** Returns this example with one more named value, replacing any of that name. */
    public Example<I, O> with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Example<>(id, input, expected, more);
    }

    /** The components of a record by name; nothing for other values. Null and empty optional components are left out. */
    static Map<String, Object> components(@Nullable Object value) {
        Map<String, Object> components = new LinkedHashMap<>();
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = unwrapped(read(value, component));
                if (part != null) {
                    components.put(component.getName(), part);
                }
            }
        }
        return components;
    }

    private static @Nullable Object unwrapped(@Nullable Object part) {
        if (part instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (part instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        if (part instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        return part instanceof Optional<?> optional ? optional.orElse(null) : part;
    }

    private static @Nullable Object read(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new DataException(
                    "cannot read component " + component.getName() + " of "
                            + value.getClass().getName() + ": " + e,
                    e);
        }
    }
}
