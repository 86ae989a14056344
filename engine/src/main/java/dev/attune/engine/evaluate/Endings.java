package dev.attune.engine.evaluate;

import dev.attune.runtime.Ending;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * How the answers to modules ended. Immutable.
 *
 * @param byModule how many answers ended in each way, by module
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Endings(Map<String, Map<Ending, Integer>> byModule) {

    /** Copies the maps. */
    public Endings {
        Map<String, Map<Ending, Integer>> copy = new TreeMap<>();
        byModule.forEach((module, counts) -> copy.put(module, Map.copyOf(counts)));
        byModule = Map.copyOf(copy);
    }

    /** Returns how many answers to a module ended in this way. */
    public int count(String module, Ending ending) {
        return byModule.getOrDefault(module, Map.of()).getOrDefault(ending, 0);
    }

    /** Returns how many answers a module got. */
    public int count(String module) {
        return byModule.getOrDefault(module, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Returns the endings since an earlier reading. */
    public Endings since(Endings earlier) {
        return sum(earlier, -1);
    }

    /** Returns these endings and others. */
    public Endings plus(Endings others) {
        return sum(others, 1);
    }

    private Endings sum(Endings other, int sign) {
        Map<String, Map<Ending, Integer>> counts = new TreeMap<>();
        byModule.forEach((module, endings) -> counts.put(module, new TreeMap<>(endings)));
        other.byModule.forEach((module, endings) -> endings.forEach((ending, count) ->
                counts.computeIfAbsent(module, m -> new TreeMap<>()).merge(ending, sign * count, Integer::sum)));
        return new Endings(counts);
    }
}
