package dev.attune.runtime;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers: the first one in the text counts, if it is clear where it ends. */
final class NumberText {

    private static final int MAX_LENGTH = 500;
    private static final String SEPARATORS = ",'’_\u00a0\u2009\u202f";
    /** No part of a word or of a longer number such as {@code GPT-4} or {@code v1.2}; a currency sign may stand before the digits. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}_.,−–-])(?<sign>[-+−–]?)[$€£¥]?" + "(?<digits>(?:\\d{1,3}(?:["
                    + SEPARATORS + "]\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|\\.\\d+)");
    /** What can follow only a number in a form that is read in more than one way, such as {@code 1,5} or {@code 1 000}. */
    private static final Pattern UNCLEAR = Pattern.compile("[.," + SEPARATORS + "]\\d| \\d{3}(?!\\d)");

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            short.class, Short.class);

    private NumberText() {}

    static boolean isNumber(Class<?> type) {
        return BOXES.containsKey(type) || BOXES.containsValue(type) || type == BigDecimal.class;
    }

    static boolean isWhole(Class<?> type) {
        Class<?> box = box(type);
        return box == Integer.class || box == Long.class || box == Short.class;
    }

    static boolean isBoxed(Object value, Class<?> primitive) {
        return value.getClass() == BOXES.get(primitive);
    }

    static Object parse(String text, Class<?> type) throws UnreadableException {
        BigDecimal value = decimal(text);
        Class<?> box = box(type);
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

    private static BigDecimal decimal(String text) throws UnreadableException {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new UnreadableException("it holds no number");
        }
        String digits = number.group("digits");
        Matcher after = UNCLEAR.matcher(text).region(number.end(), text.length());
        boolean spaced = number.end() < text.length() && text.charAt(number.end()) == ' ';
        if (digits.length() > MAX_LENGTH || (after.lookingAt() && (!spaced || digits.length() <= 3))) {
            throw new UnreadableException(
                    "it holds a number in a form that is not clear; write it with digits and a point");
        }
        StringBuilder plain = new StringBuilder(number.group("sign").matches("[-−–]") ? "-" : "");
        digits.chars().filter(c -> SEPARATORS.indexOf(c) < 0).forEach(c -> plain.append((char) c));
        try {
            return new BigDecimal(plain.toString());
        } catch (NumberFormatException e) {
            throw new UnreadableException("it holds no number that fits");
        }
    }

    private static Class<?> box(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }
}
