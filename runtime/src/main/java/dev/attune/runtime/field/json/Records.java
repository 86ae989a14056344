package dev.attune.runtime.field.json;

import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reflection over record classes. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Records {

    private Records() {}

    /** Whether values of a record class can be made and read: false where its module keeps it closed. */
    public static boolean isOpen(Class<?> type) {
        try {
            canonicalConstructor(type);
            return true;
        } catch (InaccessibleObjectException e) {
            return false;
        }
    }

    /**
     * Makes a record.
     *
     * @throws UnreadableException if its constructor refuses the values
     */
    public static Object create(Class<?> type, Object[] values) throws UnreadableException {
        try {
            return canonicalConstructor(type).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new UnreadableException("its values are refused: " + reason(e.getCause()));
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    /** The values of the components by name, in their order. */
    public static Map<String, @Nullable Object> components(Object value) {
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                components.put(component.getName(), accessor.invoke(value));
            } catch (ReflectiveOperationException | InaccessibleObjectException e) {
                throw new IllegalArgumentException(
                        "cannot read component " + component.getName() + " of "
                                + value.getClass().getName(),
                        e);
            }
        }
        return components;
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private static String reason(@Nullable Throwable refusal) {
        String message = refusal == null ? null : refusal.getMessage();
        return message == null ? String.valueOf(refusal) : message;
    }
}
