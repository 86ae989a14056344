package dev.attune.runtime.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A message template of langchain4j: text with {@code {{variables}}}. Finds the values back in a text that langchain4j has made of it, so
 * that the same values can be put into another template. Immutable.
 *
 * @param text the template as it stands in the source
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MessageTemplate(String text) {

    /** That of langchain4j's own templates. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(.+?)\\s*\\}\\}");

    /** The names of the variables, each once, in order. */
    public Set<String> variables() {
        return new LinkedHashSet<>(occurrences());
    }

    /** Whether it has nothing but variables. */
    boolean isBlank() {
        return literals().stream().allMatch(String::isBlank);
    }

    /** The text before the first variable. */
    public String beginning() {
        return literals().get(0);
    }

    /** The text with values; a variable without one stays as it is. */
    public String render(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.getOrDefault(found.group(1).trim(), found.group())));
    }

    /**
     * The values in a text that was made of this template; empty if it was not. Takes time in proportion to the text.
     *
     * @throws IllegalStateException if the text can be made in two ways, with different values
     */
    public Optional<Map<String, String>> values(String rendered) {
        List<String> literals = literals();
        int last = literals.size() - 1;
        int end = rendered.length() - literals.get(last).length();
        if (last == 0) {
            return rendered.equals(text) ? Optional.of(Map.of()) : Optional.empty();
        }
        if (!rendered.startsWith(literals.get(0))
                || !rendered.endsWith(literals.get(last))
                || end < literals.get(0).length()) {
            return Optional.empty();
        }
        int[] first = fromTheLeft(rendered, literals, end);
        int[] other = fromTheRight(rendered, literals, end);
        if (first.length == 0 || other.length == 0) {
            return Optional.empty();
        }
        if (!Arrays.equals(first, other)) {
            throw new IllegalStateException(
                    "the values of " + variables() + " cannot be told apart in a message made of \""
                            + text
                            + "\", since one contains the text between them; put a text between the variables that no value contains");
        }
        return named(rendered, literals, first, end);
    }

    /** Where each literal between two variables begins, as early as it can; empty if one is missing. */
    private static int[] fromTheLeft(String rendered, List<String> literals, int end) {
        int[] places = new int[literals.size()];
        int from = literals.get(0).length();
        for (int i = 1; i < places.length - 1; i++) {
            places[i] = rendered.indexOf(literals.get(i), from);
            from = places[i] + literals.get(i).length();
            if (places[i] < 0 || from > end) {
                return new int[0];
            }
        }
        places[places.length - 1] = end;
        return places;
    }

    private static int[] fromTheRight(String rendered, List<String> literals, int end) {
        int[] places = new int[literals.size()];
        places[places.length - 1] = end;
        for (int i = places.length - 2; i > 0; i--) {
            places[i] = rendered.lastIndexOf(
                    literals.get(i), places[i + 1] - literals.get(i).length());
            if (places[i] < literals.get(0).length()) {
                return new int[0];
            }
        }
        return places;
    }

    private Optional<Map<String, String>> named(String rendered, List<String> literals, int[] places, int end) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> names = occurrences();
        for (int i = 0; i < names.size(); i++) {
            int from = i == 0
                    ? literals.get(0).length()
                    : places[i] + literals.get(i).length();
            String value = rendered.substring(from, i + 1 == names.size() ? end : places[i + 1]);
            String other = values.putIfAbsent(names.get(i), value);
            if (other != null && !other.equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** The texts before, between and after the variables. */
    private List<String> literals() {
        List<String> literals = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            literals.add(text.substring(end, matcher.start()));
            end = matcher.end();
        }
        literals.add(text.substring(end));
        return literals;
    }

    private List<String> occurrences() {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1).trim());
        }
        return names;
    }
}
