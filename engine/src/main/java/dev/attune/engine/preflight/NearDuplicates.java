package dev.attune.engine.preflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds inputs whose shingles are the same to nine tenths (Jaccard similarity), without comparing all pairs: of two such inputs the
 * rarest tenth of the shingles of either meets the other's, so only these are looked up (prefix filtering; Chaudhuri et al., 2006).
 * One thread at a time.
 */
final class NearDuplicates {

    private static final double SIMILAR = 0.9;

    private final Map<Long, Integer> frequencies = new HashMap<>();
    private final Map<Long, List<InputText>> byRareShingle = new HashMap<>();

    /**
     * Knows no input yet.
     *
     * @param all all inputs that will be added or looked for, to count which shingles are rare
     */
    NearDuplicates(List<InputText> all) {
        for (InputText input : all) {
            for (long shingle : input.shingles()) {
                frequencies.merge(shingle, 1, Integer::sum);
            }
        }
    }

    void add(InputText input) {
        for (long shingle : rare(input)) {
            byRareShingle.computeIfAbsent(shingle, s -> new ArrayList<>()).add(input);
        }
    }

    /** An input that was added and is nearly the same; null if there is none. */
    @Nullable InputText find(InputText input) {
        for (long shingle : rare(input)) {
            for (InputText candidate : byRareShingle.getOrDefault(shingle, List.of())) {
                if (similar(input.shingles(), candidate.shingles())) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** In the same order for all: by frequency, then by hash, as the shingles of an input are. */
    private long[] rare(InputText input) {
        long[] shingles = input.shingles();
        return IntStream.range(0, shingles.length)
                .mapToLong(i -> (long) frequencies.getOrDefault(shingles[i], 0) << Integer.SIZE | i)
                .sorted()
                .limit(shingles.length - (long) Math.ceil(SIMILAR * shingles.length) + 1)
                .map(rarest -> shingles[(int) rarest])
                .toArray();
    }

    private static boolean similar(long[] one, long[] other) {
        if (Math.min(one.length, other.length) < SIMILAR * Math.max(one.length, other.length)) {
            return false;
        }
        int both = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            int order = Long.compare(one[i], other[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return both >= SIMILAR * (one.length + other.length - both);
    }
}
