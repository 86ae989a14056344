package dev.attune.runtime.field.constant;

import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.UnreadableException;
import dev.attune.runtime.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads enum constants. One that is the whole first or last line, by its {@code toString()} or its name, wins; else the only one that
 * the text mentions. Whatever leaves two to choose from is refused.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConstantText {

    private static final List<Function<Object, String>> TEXTS =
            List.of(Object::toString, constant -> ((Enum<?>) constant).name());
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}])[\\s_-]+(?=[\\p{L}\\p{N}])");
    private static final Pattern BULLET = Pattern.compile("^[-*+•]\\s+");
    private static final List<UnaryOperator<String>> FORMS = List.of(
            text -> text,
            text -> Marks.around(text, Marks.QUOTES),
            text -> Marks.around(text, Marks.ALL),
            text -> Marks.around(text, Marks.ALL).toLowerCase(Locale.ROOT),
            ConstantText::key);

    /** The constants by each form of each of their texts, so that a long answer costs no comparison with each of them for each line. */
    private final List<List<Map<String, List<Object>>>> whole;

    private final Mentions mentions;
    /** A name behind that of the enum, as in {@code Mood.GLAD}. */
    private final Pattern qualified;

    private ConstantText(Class<?> type) {
        List<Object> constants = constants(type);
        String names = constants.stream()
                .map(constant -> Pattern.quote(((Enum<?>) constant).name()))
                .collect(Collectors.joining("|"));
        this.qualified =
                Pattern.compile("(?<![\\w.$])" + Pattern.quote(type.getSimpleName()) + "\\.(" + names + ")(?![\\w$])");
        this.whole = FORMS.stream()
                .map(form -> TEXTS.stream()
                        .map(textOf ->
                                constants.stream().collect(Collectors.groupingBy(c -> form.apply(textOf.apply(c)))))
                        .toList())
                .toList();
        this.mentions = new Mentions(constants, TEXTS);
    }

    public static ConstantText of(Class<?> type) {
        return new ConstantText(type);
    }

    public Object parse(String text) throws UnreadableException {
        List<String> lines = Words.lines(qualified.matcher(text).replaceAll("$1"));
        Set<Object> wholes = new LinkedHashSet<>();
        Set<Object> mentioned = new LinkedHashSet<>();
        for (String line : lines) {
            Object constant = whole(line);
            if (constant == null) {
                mentioned.addAll(mentions.in(line));
            } else {
                wholes.add(constant);
            }
        }
        boolean decided = wholes.size() > 1 || isWhole(lines, 0) || isWhole(lines, lines.size() - 1);
        if (!decided) {
            mentioned.addAll(wholes);
        }
        Object found = only(decided ? wholes : mentioned);
        if (!wholes.contains(found)
                && lines.stream().noneMatch(line -> mentions.withoutTalk(line).contains(found))) {
            throw new UnreadableException("it names an allowed value only in words to the reader");
        }
        return found;
    }

    private boolean isWhole(List<String> lines, int index) {
        return !lines.isEmpty() && whole(lines.get(index)) != null;
    }

    /** The constants that a text names in their order, where it may name several. */
    List<Object> parseAll(String text) throws UnreadableException {
        List<Object> found = List.copyOf(mentions.in(text));
        if (found.isEmpty()) {
            throw new UnreadableException("it names none of the allowed values");
        }
        return found;
    }

    private static Object only(Set<Object> constants) throws UnreadableException {
        if (constants.size() > 1) {
            throw new UnreadableException("it names several of the allowed values");
        }
        if (constants.isEmpty()) {
            throw new UnreadableException("it names none of the allowed values");
        }
        return constants.iterator().next();
    }

    /** The constant that the whole line is; null if there is none, or no telling which. */
    @Nullable Object whole(String line) {
        Object exact = form(line);
        return exact == null ? form(BULLET.matcher(line).replaceFirst("")) : exact;
    }

    private @Nullable Object form(String line) {
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

    /** What is the same in {@code very positive}, {@code VERY_POSITIVE} and {@code VeryPositive}; other marks tell constants apart. */
    private static String key(String text) {
        return BETWEEN_WORDS
                .matcher(Marks.around(text, Marks.ALL).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    /** The constants of an enum in their order; empty for another type. */
    public static List<Object> constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null ? List.of() : List.of(constants);
    }
}
