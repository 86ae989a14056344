package dev.attune.samples.router;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The intents that the assistant knows, by domain. Immutable. */
public final class IntentCatalog {

    private final Map<Domain, SortedSet<String>> intents;

    /** A catalog of these intents. */
    public IntentCatalog(Map<Domain, ? extends Set<String>> intents) {
        this.intents = new EnumMap<>(Domain.class);
        intents.forEach((domain, names) -> this.intents.put(domain, new TreeSet<>(names)));
    }

    /**
     * The known intent of a domain whose name is most like a free one, by Dice's coefficient of their letter pairs; the first in the
     * alphabet of equals. A name that is like none is given back as it is.
     */
    public String nearest(Domain domain, String name) {
        Set<String> pairs = pairs(name);
        return intents.getOrDefault(domain, new TreeSet<>()).stream()
                .filter(known -> likeness(pairs, pairs(known)) > 0)
                .max(Comparator.<String>comparingDouble(known -> likeness(pairs, pairs(known)))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(name);
    }

    private static double likeness(Set<String> a, Set<String> b) {
        Set<String> common = new HashSet<>(a);
        common.retainAll(b);
        return 2.0 * common.size() / (a.size() + b.size());
    }

    private static Set<String> pairs(String name) {
        Set<String> pairs = new HashSet<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            for (int i = 0; i + 2 <= word.length(); i++) {
                pairs.add(word.substring(i, i + 2));
            }
        }
        return pairs;
    }
}
