package dev.attune.runtime.field.number;

import dev.attune.runtime.text.UnreadableException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/** Reads numbers of the types that fields have. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NumberText {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            short.class, Short.class);

    /** Of a number whose exponent asks for more, the digits alone could fill the memory. */
    private static final int MOST_DIGITS = 1_000;

    private NumberText() {}

    public static boolean isNumber(Class<?> type) {
        return BOXES.containsKey(type) || BOXES.containsValue(type) || isBig(type);
    }

    public static boolean isWhole(Class<?> type) {
        Class<?> box = box(type);
        return box == Integer.class || box == Long.class || box == Short.class || box == BigInteger.class;
    }

    private static boolean isBig(Class<?> type) {
        return type == BigDecimal.class || type == BigInteger.class;
    }

    public static boolean isBoxed(Object value, Class<?> primitive) {
        return value.getClass() == BOXES.get(primitive);
    }

    public static Object parse(String text, Class<?> type) throws UnreadableException {
        NumberToken number = NumberReading.of(text);
        BigDecimal value = Objects.requireNonNull(number.value());
        Class<?> box = box(type);
        if (isWhole(type)
                && value.scale() == 3
                && value.abs().compareTo(BigDecimal.ONE) >= 0
                && value.precision() <= 6) {
            throw new UnreadableException("it holds a point that may set thousands apart");
        }
        if (number.percent() && !isWhole(type)) {
            throw new UnreadableException("it holds a percentage, which may be meant as a part of 1 or of 100");
        }
        try {
            if (box == Integer.class) {
                return value.intValueExact();
            }
            if (box == Long.class) {
                return value.longValueExact();
            }
            if (box == Short.class) {
                return value.shortValueExact();
            }
            if (box == BigInteger.class && value.precision() - value.scale() <= MOST_DIGITS) {
                return value.toBigIntegerExact();
            }
            if (box == BigInteger.class) {
                throw new UnreadableException("it holds no whole number that fits");
            }
        } catch (ArithmeticException e) {
            throw new UnreadableException("it holds no whole number that fits");
        }
        if (box == BigDecimal.class) {
            return value;
        }
        double nearest = box == Float.class ? value.floatValue() : value.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw new UnreadableException("it holds no number that fits");
        }
        return box == Float.class ? (Object) (float) nearest : (Object) nearest;
    }

    private static Class<?> box(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }
}
