package dev.attune.runtime;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads enum constants. A line that is a constant, by its {@code toString()} or its name, wins; else the only constant that the line
 * mentions, where {@code very positive} is no mention of {@code positive}.
 */
final class ConstantText {

    private static final String AROUND = "\"'`*_.,;:!?<>()[]{} \t";
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<Function<Object, String>> TEXTS =
            List.of(Object::toString, constant -> ((Enum<?>) constant).name());
    private static final List<BiPredicate<String, String>> SAME = List.of(
            String::equals,
            (line, text) -> same(peel(line), peel(text)),
            (line, text) -> same(peel(line).toLowerCase(Locale.ROOT), peel(text).toLowerCase(Locale.ROOT)),
            (line, text) -> same(fold(line), fold(text)));

    private ConstantText() {}

    static Object parse(String text, Class<?> type) throws UnreadableException {
        List<Object> constants = FieldText.constants(type);
        for (String line : FieldReader.lines(text)) {
            Object constant = whole(line, constants);
            if (constant != null) {
                return constant;
            }
            Set<Object> mentioned = mentioned(line, constants);
            if (mentioned.size() > 1) {
                throw new UnreadableException("it names several of the allowed values");
            }
            if (!mentioned.isEmpty()) {
                return mentioned.iterator().next();
            }
        }
        throw new UnreadableException("it names none of the allowed values");
    }

    /** The constant that the whole line is; null if there is none, or no telling which. */
    private static @Nullable Object whole(String line, List<Object> constants) {
        for (BiPredicate<String, String> same : SAME) {
            for (Function<Object, String> textOf : TEXTS) {
                List<Object> found = constants.stream()
                        .filter(constant -> same.test(line, textOf.apply(constant)))
                        .toList();
                if (found.size() == 1) {
                    return found.get(0);
                }
            }
        }
        return null;
    }

    /** Whether two texts are the same after marks were taken away; of marks alone nothing is left to compare. */
    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    private static Set<Object> mentioned(String line, List<Object> constants) {
        Map<String, Set<Object>> byWords = new LinkedHashMap<>();
        for (Object constant : constants) {
            for (Function<Object, String> textOf : TEXTS) {
                byWords.computeIfAbsent(words(textOf.apply(constant)), words -> new LinkedHashSet<>())
                        .add(constant);
            }
        }
        Set<Object> mentioned = new LinkedHashSet<>();
        String left = words(line);
        for (String words : byWords.keySet().stream()
                .filter(words -> !words.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            if (left.contains(words)) {
                mentioned.addAll(byWords.getOrDefault(words, Set.of()));
                left = left.replace(words, " | ");
            }
        }
        return mentioned;
    }

    /** The words of a text, each with a blank of its own on both sides. */
    private static String words(String text) {
        return " " + fold(text).replace(" ", "  ") + " ";
    }

    private static String fold(String text) {
        return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static String peel(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && AROUND.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && AROUND.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
