package dev.attune.engine.junit.reader;

import dev.attune.annotations.Chain;
import dev.attune.annotations.Ensemble;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.OptimizerProviders;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** Makes the optimizers that the annotations of a class ask for. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OptimizerAnnotations {

    private OptimizerAnnotations() {}

    /**
     * The optimizers of a class.
     *
     * @param annotated those that annotations ask for, stages of a chain or an ensemble among them
     * @param competing those that run side by side, of which a chain is one, and an ensemble another
     */
    record Found(List<OptimizerSpec> annotated, List<OptimizerSpec> competing) {}

    static Found read(Class<?> type, Problems problems) {
        Map<Class<? extends Annotation>, OptimizerSpec> found = new LinkedHashMap<>();
        OptimizerProviders providers = OptimizerProviders.load();
        providers.problems().forEach(problems::ofClass);
        providers.all().forEach(provider -> read(provider, type, found, problems));
        List<OptimizerSpec> annotated = List.copyOf(found.values());
        Optional<Chain> chain = AnnotationFinder.one(type, Chain.class, problems);
        List<OptimizerSpec> chained = chain.map(
                        asked -> new ChainAnnotation(type, asked, providers, problems).competing(found))
                .orElse(annotated);
        Optional<Ensemble> ensemble = AnnotationFinder.one(type, Ensemble.class, problems);
        return new Found(
                annotated,
                ensemble.map(asked ->
                                new EnsembleAnnotation(type, asked, providers, problems).competing(found, chained))
                        .orElse(chained));
    }

    private static <A extends Annotation> void read(
            OptimizerProvider<A> provider,
            Class<?> type,
            Map<Class<? extends Annotation>, OptimizerSpec> found,
            Problems problems) {
        AnnotationFinder.one(type, provider.annotation(), problems).ifPresent(annotation -> {
            try {
                found.put(
                        provider.annotation(),
                        new OptimizerSpec(provider.name(), provider.create(annotation), provider.seed(annotation)));
            } catch (IllegalArgumentException e) {
                problems.ofClass("has a setting out of range: " + e.getMessage());
            }
        });
    }
}
