package dev.attune.engine.junit.reader;

import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.OptimizerProviders;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Makes the optimizers that the annotations of a class ask for. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OptimizerAnnotations {

    private OptimizerAnnotations() {}

    static List<OptimizerSpec> read(Class<?> type, Problems problems) {
        List<OptimizerSpec> found = new ArrayList<>();
        OptimizerProviders providers = OptimizerProviders.load();
        providers.problems().forEach(problems::ofClass);
        providers.all().forEach(provider -> read(provider, type, found, problems));
        return found;
    }

    private static <A extends Annotation> void read(
            OptimizerProvider<A> provider, Class<?> type, List<OptimizerSpec> found, Problems problems) {
        AnnotationFinder.one(type, provider.annotation(), problems).ifPresent(annotation -> {
            try {
                found.add(new OptimizerSpec(provider.name(), provider.create(annotation), provider.seed(annotation)));
            } catch (IllegalArgumentException e) {
                problems.ofClass("has a setting out of range: " + e.getMessage());
            }
        });
    }
}
