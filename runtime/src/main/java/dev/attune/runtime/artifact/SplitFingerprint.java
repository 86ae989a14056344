package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What is kept about the examples of a split, to tell later whether they are the same and how many are not. Immutable.
 *
 * @param count the number of examples
 * @param digest a hash of all of them in their order
 * @param examples short hashes of the individual examples, sorted, with those of the same first digit on one line; empty for more than
 *     {@value #MOST_LISTED} examples, whose numbers alone can be compared
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"count", "digest", "examples"})
public record SplitFingerprint(int count, String digest, List<String> examples) {

    /** Some 14 kilobytes. */
    static final int MOST_LISTED = 2_000;

    /** Digits of a short hash: one of two thousand is mistaken for another once in a hundred thousand changes. */
    private static final int DIGITS = 6;

    /** Copies the list. */
    public SplitFingerprint {
        examples = List.copyOf(examples);
    }

    /**
     * Returns the fingerprint of a split.
     *
     * @param examples a text for each example, the same for the same example in every run
     */
    public static SplitFingerprint of(List<String> examples) {
        List<String> hashes = examples.stream().map(Digest::of).toList();
        return new SplitFingerprint(
                examples.size(), Digest.of(hashes), hashes.size() > MOST_LISTED ? List.of() : lines(hashes));
    }

    private static List<String> lines(List<String> hashes) {
        Map<Character, List<String>> byDigit = new TreeMap<>();
        hashes.stream()
                .map(hash -> hash.substring(0, DIGITS))
                .sorted()
                .forEach(hash -> byDigit.computeIfAbsent(hash.charAt(0), digit -> new ArrayList<>())
                        .add(hash));
        return byDigit.values().stream().map(line -> String.join(" ", line)).toList();
    }

    /**
     * Whether more than half of the examples of the other split are among these: a split in which some examples were mended is still the
     * same one to those who have seen it. Where single examples are not listed, all must be the same.
     */
    public boolean isMostOf(SplitFingerprint other) {
        if (count == other.count && digest.equals(other.digest)) {
            return true;
        }
        Map<String, Integer> left = new HashMap<>();
        hashes().forEach(hash -> left.merge(hash, 1, Integer::sum));
        long shared = other.hashes().stream()
                .filter(hash -> left.merge(hash, -1, Integer::sum) >= 0)
                .count();
        return 2 * shared > other.count;
    }

    /**
     * Returns what has changed since this was taken, in words; empty if nothing has.
     *
     * @param split what the split is called, such as {@code training}
     */
    public List<String> differences(String split, SplitFingerprint now) {
        return changes(split, now).stream().map(Difference::sentence).toList();
    }

    /** Returns the same with numbers of examples before and now. */
    List<Difference> changes(String split, SplitFingerprint now) {
        if (count == now.count && digest.equals(now.digest)) {
            return List.of();
        }
        if (examples.isEmpty() == (count > 0) || now.examples.isEmpty() == (now.count > 0)) {
            return List.of(difference(
                    split,
                    now,
                    count == now.count
                            ? "the " + count + " " + split + " examples are not the same, or in another order"
                            : "the " + split + " examples were " + count + " and are " + now.count));
        }
        Map<String, Integer> balance = new HashMap<>();
        hashes().forEach(hash -> balance.merge(hash, 1, Integer::sum));
        now.hashes().forEach(hash -> balance.merge(hash, -1, Integer::sum));
        int removed =
                balance.values().stream().mapToInt(left -> Math.max(0, left)).sum();
        int added =
                balance.values().stream().mapToInt(left -> Math.max(0, -left)).sum();
        int changed = Math.min(removed, added);
        List<String> words = new ArrayList<>();
        say(words, changed, split, "changed");
        say(words, added - changed, split, "added");
        say(words, removed - changed, split, "removed");
        return words.isEmpty()
                ? List.of(difference(split, now, "the " + split + " examples are in another order"))
                : words.stream()
                        .map(sentence -> difference(split, now, sentence))
                        .toList();
    }

    private Difference difference(String split, SplitFingerprint now, String sentence) {
        return new Difference(split + " examples", String.valueOf(count), String.valueOf(now.count), sentence);
    }

    private List<String> hashes() {
        return examples.stream()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .toList();
    }

    private static void say(List<String> words, int number, String split, String what) {
        if (number > 0) {
            words.add(number + " " + split + (number == 1 ? " example " : " examples ") + what);
        }
    }
}
