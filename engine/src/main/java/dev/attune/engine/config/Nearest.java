package dev.attune.engine.config;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apiguardian.api.API;

/** Finds the name that a misspelled one was meant to be. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate with the least edit distance, the first of equals.
     *
     * @throws java.util.NoSuchElementException if there are none
     */
    public static String to(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElseThrow();
    }

    /** How many letters must be put in, left out or replaced to make one name of the other. */
    public static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a, b);
    }
}
