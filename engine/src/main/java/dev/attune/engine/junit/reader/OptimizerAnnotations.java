package dev.attune.engine.junit.reader;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.MiproPlusPlus;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.ProgramLevelOpro;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.annotations.ZeroShotMiproPlusPlus;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.optimize.fewshot.FewShotOptimizer;
import dev.attune.engine.optimize.learning.MiproPlusPlusOptimizer;
import dev.attune.engine.optimize.mipro.MiproOptimizer;
import dev.attune.engine.optimize.opro.OproOptimizer;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Which annotation stands for which optimizer. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OptimizerAnnotations {

    private static final List<Mapping<?>> ALL = List.of(
            new Mapping<>(LabeledFewShot.class, a -> new OptimizerSpec(FewShotOptimizer.of(a), a.seed())),
            new Mapping<>(BootstrapFewShot.class, a -> new OptimizerSpec(FewShotOptimizer.of(a), a.seed())),
            new Mapping<>(BootstrapRandomSearch.class, a -> new OptimizerSpec(FewShotOptimizer.of(a), a.seed())),
            new Mapping<>(BayesianBootstrap.class, a -> new OptimizerSpec(MiproOptimizer.of(a), a.seed())),
            new Mapping<>(ZeroShotMipro.class, a -> new OptimizerSpec(MiproOptimizer.of(a), a.seed())),
            new Mapping<>(Mipro.class, a -> new OptimizerSpec(MiproOptimizer.of(a), a.seed())),
            new Mapping<>(ModuleLevelOpro.class, a -> new OptimizerSpec(OproOptimizer.of(a), a.seed())),
            new Mapping<>(ProgramLevelOpro.class, a -> new OptimizerSpec(OproOptimizer.of(a), a.seed())),
            new Mapping<>(CoordinateAscentOpro.class, a -> new OptimizerSpec(OproOptimizer.of(a), a.seed())),
            new Mapping<>(ZeroShotMiproPlusPlus.class, a -> new OptimizerSpec(MiproPlusPlusOptimizer.of(a), a.seed())),
            new Mapping<>(MiproPlusPlus.class, a -> new OptimizerSpec(MiproPlusPlusOptimizer.of(a), a.seed())));

    private OptimizerAnnotations() {}

    private record Mapping<A extends Annotation>(Class<A> annotation, Function<A, OptimizerSpec> optimizer) {

        void read(Class<?> type, List<OptimizerSpec> found, Problems problems) {
            AnnotationFinder.one(type, annotation, problems).ifPresent(present -> {
                try {
                    found.add(optimizer.apply(present));
                } catch (IllegalArgumentException e) {
                    problems.ofClass("has a setting out of range: " + e.getMessage());
                }
            });
        }
    }

    /** The annotations. */
    public static List<Class<? extends Annotation>> types() {
        return ALL.stream()
                .<Class<? extends Annotation>>map(Mapping::annotation)
                .toList();
    }

    static List<OptimizerSpec> read(Class<?> type, Problems problems) {
        List<OptimizerSpec> found = new ArrayList<>();
        ALL.forEach(mapping -> mapping.read(type, found, problems));
        return found;
    }
}
