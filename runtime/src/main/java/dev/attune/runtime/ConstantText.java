package dev.attune.runtime;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final List<UnaryOperator<String>> FORMS =
            List.of(text -> text, ConstantText::peel, text -> peel(text).toLowerCase(Locale.ROOT), ConstantText::fold);

    /** The constants by each form of each of their texts, so that a long answer costs no comparison with each of them for each line. */
    private final List<List<Map<String, List<Object>>>> whole;
    /** The constants by their words, the longest first. */
    private final Map<String, Set<Object>> byWords;

    private ConstantText(List<Object> constants) {
        this.whole = FORMS.stream()
                .map(form -> TEXTS.stream()
                        .map(textOf ->
                                constants.stream().collect(Collectors.groupingBy(c -> form.apply(textOf.apply(c)))))
                        .toList())
                .toList();
        this.byWords = byWords(constants);
    }

    static ConstantText of(Class<?> type) {
        return new ConstantText(FieldText.constants(type));
    }

    private static Map<String, Set<Object>> byWords(List<Object> constants) {
        Map<String, Set<Object>> byWords = new LinkedHashMap<>();
        for (Object constant : constants) {
            for (Function<Object, String> textOf : TEXTS) {
                byWords.computeIfAbsent(words(textOf.apply(constant)), words -> new LinkedHashSet<>())
                        .add(constant);
            }
        }
        Map<String, Set<Object>> sorted = new LinkedHashMap<>();
        byWords.keySet().stream()
                .filter(words -> !words.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(words -> sorted.put(words, byWords.getOrDefault(words, Set.of())));
        return sorted;
    }

    Object parse(String text) throws UnreadableException {
        for (String line : FieldReader.lines(text)) {
            Object constant = whole(line);
            if (constant != null) {
                return constant;
            }
            Set<Object> mentioned = mentioned(line);
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
    private @Nullable Object whole(String line) {
        for (int i = 0; i < FORMS.size(); i++) {
            String form = FORMS.get(i).apply(line);
            if (form.isEmpty()) {
                continue; // of marks alone nothing is left to compare
            }
            for (Map<String, List<Object>> byText : whole.get(i)) {
                List<Object> found = byText.getOrDefault(form, List.of());
                if (found.size() == 1) {
                    return found.get(0);
                }
            }
        }
        return null;
    }

    private Set<Object> mentioned(String line) {
        Set<Object> mentioned = new LinkedHashSet<>();
        String left = words(line);
        for (Map.Entry<String, Set<Object>> known : byWords.entrySet()) {
            if (left.contains(known.getKey())) {
                mentioned.addAll(known.getValue());
                left = left.replace(known.getKey(), " | ");
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
