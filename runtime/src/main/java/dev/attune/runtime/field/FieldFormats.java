package dev.attune.runtime.field;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The formats that a class loader sees, by the types that they are for, primitive ones as their boxes. Two for one type do no harm
 * where no field is of it: they may come from libraries that know nothing of each other.
 */
record FieldFormats(Map<Class<?>, List<FieldFormat<?>>> byType) {

    static final FieldFormats NONE = new FieldFormats(Map.of());

    static FieldFormats seenBy(@Nullable ClassLoader loader) {
        Map<Class<?>, List<FieldFormat<?>>> byType = new HashMap<>();
        try {
            for (FieldFormat<?> format : ServiceLoader.load(FieldFormat.class, loader)) {
                Class<?> type = format.type();
                if (type == null) {
                    throw new IllegalArgumentException(name(format) + " does not say of which type it is the format");
                }
                byType.computeIfAbsent(box(type), key -> new ArrayList<>()).add(format);
            }
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("a FieldFormat cannot be loaded: " + e.getMessage(), e);
        }
        return byType.isEmpty() ? NONE : new FieldFormats(Map.copyOf(byType));
    }

    /**
     * The one format of a type; null if there is none.
     *
     * @throws IllegalArgumentException if there are two
     */
    @Nullable FieldFormat<?> find(Class<?> type) {
        List<FieldFormat<?>> found = byType.getOrDefault(box(type), List.of());
        if (found.size() > 1) {
            throw new IllegalArgumentException(name(found.get(0)) + " and " + name(found.get(1))
                    + " are both formats of " + type.getName() + "; leave one of them on the class path");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    static Class<?> box(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    static String name(FieldFormat<?> format) {
        return format.getClass().getName();
    }
}
