package dev.attune.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * An element of an HTML page or an SVG picture. Escapes by construction: text gets in by {@link #text} and as attribute values only,
 * and both are escaped when written; there is no way to add markup as a string. What is written is well-formed XML as well.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Element {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    /** HTML ends these by themselves; an end tag would be an error. */
    private static final Set<String> EMPTY = Set.of("br", "col", "hr", "img", "input", "meta");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Element(String name) {
        this.name = checked(name);
    }

    /**
     * An element without content.
     *
     * @param attributes names and values by turns
     */
    public static Element tag(String name, String... attributes) {
        return new Element(name).set(attributes);
    }

    /** Sets attributes, given as names and values by turns. */
    public Element set(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(checked(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return this;
    }

    /** Adds text. */
    public Element text(String text) {
        content.add(text);
        return this;
    }

    /** Adds elements. */
    public Element add(Element... elements) {
        return add(Arrays.asList(elements));
    }

    /** Adds elements. */
    public Element add(List<Element> elements) {
        content.addAll(elements);
        return this;
    }

    /** Whether it has no content yet. */
    public boolean isEmpty() {
        return content.isEmpty();
    }

    /** The markup. */
    @Override
    public String toString() {
        StringBuilder markup = new StringBuilder();
        write(markup);
        return markup.toString();
    }

    private void write(StringBuilder markup) {
        markup.append('<').append(name);
        attributes.forEach((attribute, value) -> markup.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value, true))
                .append('"'));
        if (EMPTY.contains(name)) {
            markup.append("/>");
            return;
        }
        markup.append('>');
        for (Object part : content) {
            if (part instanceof Element element) {
                element.write(markup);
            } else {
                markup.append(escaped((String) part, false));
            }
        }
        markup.append("</").append(name).append('>');
    }

    private static String escaped(String text, boolean quoted) {
        String safe = SafeText.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return quoted
                ? safe.replace("\"", "&quot;")
                        .replace("'", "&#39;")
                        .replace("\n", "&#10;")
                        .replace("\t", "&#9;")
                : safe;
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of an element or attribute: " + name);
        }
        return name;
    }
}
