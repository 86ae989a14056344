package dev.attune.engine.propose;

import dev.attune.engine.data.Example;
import dev.attune.engine.data.NamedValues;
import dev.attune.engine.propose.TextTokens.Quote;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds instructions that copy from the examples: an instruction that knows them scores well on them and on nothing else. What many
 * examples have in common is the form of the task, and what the program says of itself is no secret.
 */
final class LeakCheck {

    /** A text that a fifth of the examples share, and this many at least, belongs to the task. */
    private static final int SHARED_BY_LEAST = 5;

    private static final int SHARED_BY_PART = 5;

    private static final int LIST_LEAST = 3;
    private static final int ITEM_MOST_TOKENS = 4;
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;|\\n]\\s*");

    /** What stands between the items of a list. */
    private static final Set<String> BETWEEN = Set.of("and", "or", "und", "oder", "et", "ou", "y", "o", "и", "или");

    private final long[] quotes;
    private final List<List<List<String>>> lists;

    /** @param given the examples; one that comes twice, such as in training and in validation, is not shared by two */
    LeakCheck(Collection<? extends Example<?, ?>> given) {
        Set<Example<?, ?>> examples = new LinkedHashSet<>(given);
        long[][] ofEach = examples.stream().map(LeakCheck::quotes).toArray(long[][]::new);
        int shared = Math.max(SHARED_BY_LEAST, (ofEach.length + SHARED_BY_PART - 1) / SHARED_BY_PART);
        this.quotes = own(ofEach, shared);
        Map<List<List<String>>, Integer> found = new LinkedHashMap<>();
        examples.forEach(example -> lists(example).forEach(list -> found.merge(list, 1, Integer::sum)));
        this.lists = found.entrySet().stream()
                .filter(entry -> entry.getValue() < shared)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * What an instruction copies from an example, if anything.
     *
     * @param instruction the instruction
     * @param known texts that it may quote
     * @param constants names that it may list
     */
    Optional<String> find(String instruction, Collection<String> known, Collection<String> constants) {
        List<String> tokens = TextTokens.of(instruction);
        Set<Long> allowed = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (String text : known) {
            List<String> ofText = TextTokens.of(text);
            words.addAll(ofText);
            TextTokens.quotes(ofText).forEach(quote -> allowed.add(quote.hash()));
        }
        Set<String> named = constants.stream()
                .flatMap(constant -> TextTokens.of(constant).stream())
                .collect(Collectors.toSet());
        for (Quote quote : TextTokens.quotes(tokens)) {
            List<String> quoted = tokens.subList(quote.from(), quote.to());
            if (Arrays.binarySearch(quotes, quote.hash()) >= 0
                    && !allowed.contains(quote.hash())
                    && !named.containsAll(quoted)) {
                return Optional.of("an instruction that quotes an example (\"" + String.join(" ", quoted) + "\")");
            }
        }
        words.addAll(named);
        return list(tokens, words)
                .map(items -> "an instruction that holds a list of an example (\"" + String.join(", ", items) + "\")");
    }

    /** The constants that the fields of a module have. */
    static Set<String> constants(Signature signature) {
        Set<String> constants = new LinkedHashSet<>();
        for (List<SignatureField> fields : List.of(signature.inputs(), signature.outputs())) {
            fields.forEach(field -> addConstants(field.type(), constants));
        }
        return constants;
    }

    private static void addConstants(Type type, Set<String> constants) {
        if (type instanceof ParameterizedType of) {
            Arrays.stream(of.getActualTypeArguments()).forEach(argument -> addConstants(argument, constants));
        } else if (type instanceof Class<?> of && of.isEnum()) {
            for (Object constant : Objects.requireNonNull(of.getEnumConstants())) {
                constants.add(((Enum<?>) constant).name());
                constants.add(constant.toString());
            }
        }
    }

    /** Three items of one list in a row, not all of which are known words. */
    private Optional<List<String>> list(List<String> tokens, Set<String> words) {
        for (List<List<String>> list : lists) {
            Set<List<String>> row = new LinkedHashSet<>();
            int at = 0;
            while (at < tokens.size()) {
                List<String> item = item(list, tokens, at);
                if (!item.isEmpty()) {
                    row.add(item);
                    at += item.size();
                } else {
                    if (!BETWEEN.contains(tokens.get(at))) {
                        row.clear();
                    }
                    at++;
                }
                if (row.size() >= LIST_LEAST && row.stream().anyMatch(one -> !words.containsAll(one))) {
                    return Optional.of(
                            row.stream().map(one -> String.join(" ", one)).toList());
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> item(List<List<String>> list, List<String> tokens, int at) {
        return list.stream()
                .filter(item -> at + item.size() <= tokens.size()
                        && tokens.subList(at, at + item.size()).equals(item))
                .findFirst()
                .orElse(List.of());
    }

    private static long[] quotes(Example<?, ?> example) {
        return texts(example).stream()
                .flatMap(text -> TextTokens.quotes(TextTokens.of(text)).stream())
                .mapToLong(Quote::hash)
                .distinct()
                .toArray();
    }

    /** Each value by itself, and all of them in a row with and without their names, as prompts show them. */
    private static Set<String> texts(Example<?, ?> example) {
        Map<String, String> values = new LinkedHashMap<>();
        values("input", example.input(), values);
        values("expected", example.expected(), values);
        example.fields().forEach((name, value) -> values(name, value, values));
        Set<String> texts = new LinkedHashSet<>(values.values());
        texts.add(String.join("\n", values.values()));
        texts.add(values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n")));
        return texts;
    }

    private static void values(String name, Object value, Map<String, String> values) {
        Map<String, Object> parts = NamedValues.of(value);
        if (parts.isEmpty()) {
            values.putIfAbsent(name, text(value));
        } else {
            parts.forEach((part, inner) -> values(part, inner, values));
        }
    }

    private static String text(Object value) {
        return value instanceof Collection<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : String.valueOf(value);
    }

    /** The numbers, in order, of what only some examples hold. */
    private static long[] own(long[][] ofEach, int shared) {
        long[] all =
                Arrays.stream(ofEach).flatMapToLong(Arrays::stream).sorted().toArray();
        long[] own = new long[all.length];
        int size = 0;
        for (int from = 0, to; from < all.length; from = to) {
            to = from;
            while (to < all.length && all[to] == all[from]) {
                to++;
            }
            if (to - from < shared) {
                own[size++] = all[from];
            }
        }
        return Arrays.copyOf(own, size);
    }

    /** The lists of short items that an example holds. */
    private static Set<List<List<String>>> lists(Example<?, ?> example) {
        Map<String, Object> values = new LinkedHashMap<>(NamedValues.of(example.input()));
        values.put("input", example.input());
        NamedValues.of(example.expected()).forEach(values::putIfAbsent);
        values.put("expected", example.expected());
        example.fields().forEach(values::putIfAbsent);
        Set<List<List<String>>> lists = new LinkedHashSet<>();
        for (Object value : values.values()) {
            List<List<String>> items = items(value).stream()
                    .map(TextTokens::of)
                    .filter(item -> !item.isEmpty())
                    .toList();
            if (items.size() >= LIST_LEAST && items.stream().allMatch(item -> item.size() <= ITEM_MOST_TOKENS)) {
                lists.add(items);
            }
        }
        return lists;
    }

    private static List<String> items(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        return value instanceof Record ? List.of() : List.of(SEPARATOR.split(String.valueOf(value), -1));
    }
}
