package dev.attune.runtime.signature;

import java.util.ArrayList;
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

    /** The text before the first variable. */
    String beginning() {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.find() ? text.substring(0, matcher.start()) : text;
    }

    /** The text with values; a variable without one stays as it is. */
    public String render(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.getOrDefault(found.group(1).trim(), found.group())));
    }

    /**
     * The values in a text that was made of this template; empty if it was not.
     *
     * @throws IllegalStateException if the text can be made in two ways, with different values
     */
    public Optional<Map<String, String>> values(String rendered) {
        Optional<Map<String, String>> shortest = values(rendered, "(.*?)");
        Optional<Map<String, String>> longest = shortest.isEmpty() ? shortest : values(rendered, "(.*)");
        if (!shortest.equals(longest)) {
            throw new IllegalStateException(
                    "the values of " + variables() + " cannot be told apart in a message made of \""
                            + text
                            + "\", since one contains the text between them; put a text between the variables that no value contains");
        }
        return shortest;
    }

    private Optional<Map<String, String>> values(String rendered, String group) {
        List<String> names = occurrences();
        Matcher matcher = Pattern.compile(regex(group), Pattern.DOTALL).matcher(rendered);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = matcher.group(i + 1);
            String other = values.putIfAbsent(names.get(i), value);
            if (other != null && !other.equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private String regex(String group) {
        StringBuilder regex = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(text.substring(end, matcher.start()))).append(group);
            end = matcher.end();
        }
        return regex.append(Pattern.quote(text.substring(end))).toString();
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
