package dev.attune.engine.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * One seed for a whole run. Every consumer gets a separate stream, derived from seed, purpose and index. What one
 * consumer draws, and the order in which threads draw, does not affect the others. Every number is a valid seed,
 * including 0. Immutable; each stream is for one thread.
 *
 * @param seed the seed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RandomStreams(long seed) {

    /** Returns a fresh stream for a purpose. */
    public RandomGenerator stream(String purpose, long index) {
        return new SplittableRandom(derive(purpose, index));
    }

    /** Returns the streams for a part of the run that has purposes and indexes of its own. */
    public RandomStreams child(String purpose) {
        return new RandomStreams(derive(purpose, 0));
    }

    private long derive(String purpose, long index) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(seed)
                    .putLong(index)
                    .array());
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the elements in random order (Fisher-Yates). The given list is not changed. */
    public static <T> List<T> shuffled(List<T> elements, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(elements);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T swapped = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, swapped);
        }
        return shuffled;
    }
}
