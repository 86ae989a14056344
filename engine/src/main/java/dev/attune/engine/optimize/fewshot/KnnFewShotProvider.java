package dev.attune.engine.optimize.fewshot;

import dev.attune.annotations.KnnFewShot;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.runtime.embedding.EmbeddingException;
import dev.attune.runtime.embedding.Embeddings;
import dev.attune.runtime.signature.DemoChoice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * One pool of demos, of which each request gets the nearest. DSPy bootstraps the neighbors of an input when it comes; here all of the pool
 * is bootstrapped beforehand, so that production makes no more calls and the demos that it shows were reviewed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KnnFewShotProvider implements OptimizerProvider<KnnFewShot> {

    private static final String NAME = "KnnFewShot";

    /** Demos per module where nothing else is said. */
    private static final int POOL = 100;

    @Override
    public Class<KnnFewShot> annotation() {
        return KnnFewShot.class;
    }

    @Override
    public long seed(KnnFewShot a) {
        return a.seed();
    }

    @Override
    public Optimizer create(KnnFewShot a) {
        int[] numbers = numbers(a);
        try {
            Embeddings.require(a.embedding());
        } catch (EmbeddingException e) {
            throw new IllegalArgumentException(
                    "@KnnFewShot(embedding = \"" + a.embedding() + "\"): " + e.getMessage(), e);
        }
        String why = "there is one pool, measured once for each k on all validation examples";
        Map<String, String> more = new LinkedHashMap<>();
        more.put("k", Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(", ")));
        more.put("embedding", a.embedding());
        DemoChoice choice = DemoChoice.nearest(1, a.embedding());
        return new FewShotOptimizer(
                DemoSettings.ofPool(
                                NAME,
                                a.demos(),
                                POOL,
                                Arrays.stream(numbers).max().orElseThrow())
                        .requireChoice(NAME),
                SearchSettings.validationWithoutPreset(NAME, a.search(), why),
                sets -> pools(sets.get(sets.size() - 1), choice, numbers),
                more);
    }

    private static List<DemoSet> pools(DemoSet made, DemoChoice choice, int[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> made.pool(choice.withNearest(number)))
                .toList();
    }

    /** Each once: a number that is evaluated twice would win by luck more often. */
    private static int[] numbers(KnnFewShot a) {
        AnnotationValues values = new AnnotationValues(NAME);
        if (a.k().length == 0) {
            throw values.outOfRange("k", "{}", "at least one number");
        }
        for (int number : a.k()) {
            values.atLeast("k", number, 1);
        }
        return Arrays.stream(a.k()).distinct().toArray();
    }
}
