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
 * One seed for a whole run, from which every consumer gets a stream of its own by (seed, purpose, index): what one consumer draws,
 * and in which order threads draw, changes nothing for another. Every seed is a seed, 0 too. Immutable; the streams handed out are
 * for one thread each.
 *
 * @param seed the seed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RandomStreams(long seed) {

    /** A fresh stream for a purpose. */
    public RandomGenerator stream(String purpose, long index) {
        return new SplittableRandom(derive(purpose, index));
    }

    /** The streams of a part of the run that numbers its purposes itself. */
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

    /** The elements in a random order (Fisher-Yates); the given list is left as it is. */
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
