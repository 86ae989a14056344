package dev.attune.runtime.field;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What to use in place of a type that fields cannot have. */
final class FieldAdvice {

    private static final Map<Class<?>, String> OPTIONALS = Map.of(
            OptionalInt.class, "Optional<Integer>",
            OptionalLong.class, "Optional<Long>",
            OptionalDouble.class, "Optional<Double>");

    private FieldAdvice() {}

    static String refusal(Type type, String advice) {
        return "fields cannot be of type " + type.getTypeName() + "; " + advice;
    }

    static String of(Class<?> type) {
        if (OPTIONALS.containsKey(type)) {
            return "use " + OPTIONALS.get(type);
        }
        if (type == Optional.class || Map.class.isAssignableFrom(type)) {
            return type == Optional.class || type == Map.class ? "say of what, in <…>" : "use Map<String, …>";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "use List<…> or Set<…>, and say of what";
        }
        if (Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)) {
            return "use Instant, LocalDateTime or LocalDate";
        }
        if (type == char.class || type == Character.class || type == byte.class || type == Byte.class) {
            return "use String or int, or bring a FieldFormat";
        }
        if (type.isRecord()) {
            return "use a record without type parameters";
        }
        if (isKotlin(type)) {
            return "annotate the data class with @JvmRecord, or bring a FieldFormat of it";
        }
        return type.getName().startsWith("java.")
                ? "bring a FieldFormat of it, or use a text"
                : "make it a record, an enum or a sealed interface of records, or bring a FieldFormat of it";
    }

    /** Kotlin's compiler marks each class that it makes. */
    private static boolean isKotlin(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(mark -> mark.annotationType().getName().equals("kotlin.Metadata"));
    }
}
