package dev.attune.engine.junit;

import dev.attune.annotations.Mipro;
import dev.attune.engine.optimize.MiproOptimizer;
import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which annotation stands for which optimizer. */
final class OptimizerAnnotations {

    private static final List<Mapping<?>> ALL =
            List.of(new Mapping<>(Mipro.class, mipro -> new OptimizerSpec(new MiproOptimizer(mipro), mipro.seed())));

    private OptimizerAnnotations() {}

    private record Mapping<A extends Annotation>(Class<A> annotation, Function<A, OptimizerSpec> optimizer) {

        void read(Class<?> type, List<OptimizerSpec> found, Problems problems) {
            A present = type.getAnnotation(annotation);
            if (present == null) {
                return;
            }
            try {
                found.add(optimizer.apply(present));
            } catch (IllegalArgumentException e) {
                problems.ofClass("has a setting out of range: " + e.getMessage());
            }
        }
    }

    static List<OptimizerSpec> read(Class<?> type, Problems problems) {
        List<OptimizerSpec> found = new ArrayList<>();
        ALL.forEach(mapping -> mapping.read(type, found, problems));
        return found;
    }
}
