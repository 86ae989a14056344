package dev.attune.openai;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must not be told, though servers repeat in their complaints what they were sent. Immutable.
 *
 * @param key the key; null: there is none
 * @param others other secrets
 */
record Secrets(@Nullable String key, List<String> others) {

    /** What is shorter is no secret, but may well be a part of any word. */
    private static final int SHORTEST = 4;

    Secrets {
        others = List.copyOf(others);
    }

    /** A text without the secrets. */
    String cutFrom(String text) {
        String cut = key == null ? text : cut(text, key, "[key]");
        for (String other : others.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            cut = cut(cut, other, "[hidden]");
        }
        return cut;
    }

    private static String cut(String text, String secret, String instead) {
        String cut = text;
        for (String form : forms(secret)) {
            if (form.length() >= SHORTEST) {
                cut = cut.replace(form, instead);
            }
        }
        return cut;
    }

    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        return forms;
    }

    /** Lest a record be printed. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
