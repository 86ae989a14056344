package dev.attune.engine.optimize.phase;

import dev.attune.engine.propose.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What OPRO remembers: instructions with the mean of their scores. It shows the best few, the best last, since models attend most to
 * what stands last (Yang et al., 2023, section 4.2).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TriedInstructions {

    private static final int SHOWN = 10;

    private final Map<String, List<Double>> scores = new LinkedHashMap<>();

    public void add(String instruction, double score) {
        if (!Double.isNaN(score)) {
            scores.computeIfAbsent(instruction, text -> new ArrayList<>()).add(score);
        }
    }

    public List<Tried> best() {
        List<Tried> tried = new ArrayList<>();
        scores.forEach((instruction, values) -> tried.add(new Tried(
                instruction,
                values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN))));
        tried.sort(Comparator.comparingDouble(Tried::score));
        return List.copyOf(tried.subList(Math.max(0, tried.size() - SHOWN), tried.size()));
    }
}
