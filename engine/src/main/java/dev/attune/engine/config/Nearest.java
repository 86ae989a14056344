package dev.attune.engine.config;

import java.util.Collection;
import java.util.Comparator;
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
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
