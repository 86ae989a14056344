package dev.attune.engine.search.race;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The candidates that a race begins with, a block each: the same choice of all variables that are not doubted, which are demo sets, and the
 * seed's of all others. They are simple and often good, they tell what demos do with the seed instructions, and a model that knows the
 * seed alone takes its instruction for bad where only its lack of demos is. One thread at a time.
 */
final class Beginning {

    private final Track track;
    private int begun;

    Beginning(Track track) {
        this.track = track;
    }

    /** The next one; null if all have begun. */
    @Nullable Arm next() {
        int[] sizes = track.sizes();
        int[] free = free();
        int most = IntStream.of(free).map(v -> sizes[v]).max().orElse(1);
        while (begun + 1 < most) {
            begun++;
            int[] choices = new int[sizes.length];
            for (int v : free) {
                choices[v] = begun < sizes[v] ? begun : 0;
            }
            Arm arm = track.arm(choices);
            if (!arm.complete() && !arm.excluded()) {
                return arm;
            }
        }
        return null;
    }

    private int[] free() {
        return IntStream.range(0, track.sizes().length)
                .filter(v -> !track.doubted(v))
                .toArray();
    }
}
