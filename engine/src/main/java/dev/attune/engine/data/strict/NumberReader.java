package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a number as it stands or refuses it: nothing is cut to a whole number, made to fit, or taken from a text that is not itself
 * written as a JSON number. {@code 1.0} is the whole number 1, and {@code 1.7} is none.
 */
final class NumberReader extends ScalarReader<Object> {

    private static final long serialVersionUID = 1L;

    /** Of a {@code BigInteger}; what is longer is no number of a data row, and would fill the memory when written out. */
    private static final int MAX_DIGITS = 10_000;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            short.class, Short.class,
            byte.class, Byte.class,
            double.class, Double.class,
            float.class, Float.class);

    private static final Set<Class<?>> WHOLE =
            Set.of(Integer.class, Long.class, Short.class, Byte.class, BigInteger.class);

    private final Class<?> box;

    private NumberReader(Class<?> type) {
        super(type);
        this.box = BOXES.getOrDefault(type, type);
    }

    /** The types that are read so: primitives and their boxes, {@code BigInteger} and {@code BigDecimal}. */
    static Set<Class<?>> types() {
        return Set.of(
                int.class,
                long.class,
                short.class,
                byte.class,
                double.class,
                float.class,
                Integer.class,
                Long.class,
                Short.class,
                Byte.class,
                Double.class,
                Float.class,
                BigInteger.class,
                BigDecimal.class);
    }

    static NumberReader of(Class<?> type) {
        return new NumberReader(type);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            return refuse(parser, context);
        }
        String text = parser.getText().strip();
        if (!NUMBER.matcher(text).matches()) {
            return refuse(parser, context);
        }
        try {
            return read(text);
        } catch (ArithmeticException | NumberFormatException e) {
            return context.reportInputMismatch(this, "%s is not %s, or does not fit", Quote.text(text), wanted());
        }
    }

    /** @throws ArithmeticException if the type has no such number */
    private Object read(String text) {
        BigDecimal value = new BigDecimal(text);
        if (box == Integer.class) {
            return value.intValueExact();
        }
        if (box == Long.class) {
            return value.longValueExact();
        }
        if (box == Short.class) {
            return value.shortValueExact();
        }
        if (box == Byte.class) {
            return value.byteValueExact();
        }
        if (box == BigInteger.class) {
            if ((long) value.precision() - value.scale() > MAX_DIGITS) {
                throw new ArithmeticException("too long");
            }
            return value.toBigIntegerExact();
        }
        if (box == BigDecimal.class) {
            return value;
        }
        return box == Float.class ? (Object) readFloat(text, value) : (Object) readDouble(text, value);
    }

    private static double readDouble(String text, BigDecimal value) {
        double read = Double.parseDouble(text);
        check(Double.isFinite(read) && (read != 0 || value.signum() == 0));
        check(!isDigitsOnly(text) || new BigDecimal(read).compareTo(value) == 0);
        return read;
    }

    private static float readFloat(String text, BigDecimal value) {
        float read = Float.parseFloat(text);
        check(Float.isFinite(read) && (read != 0 || value.signum() == 0));
        check(!isDigitsOnly(text) || new BigDecimal(read).compareTo(value) == 0);
        return read;
    }

    /** A whole number that is rounded is mostly an identifier, and then another one. */
    private static boolean isDigitsOnly(String text) {
        return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private static void check(boolean fits) {
        if (!fits) {
            throw new ArithmeticException("does not fit");
        }
    }

    @Override
    String wanted() {
        String kind = WHOLE.contains(box) ? "a whole number" : "a number";
        return kind + " (" + handledType().getSimpleName() + ")";
    }
}
