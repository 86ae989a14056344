package dev.attune.engine.junit.reader;

import dev.attune.annotations.Chain;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.optimize.OptimizerProviders;
import dev.attune.engine.optimize.chain.ChainOptimizer;
import dev.attune.engine.optimize.chain.ChainOptimizer.Stage;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the chain of optimizers that a class asks for.
 *
 * @param type the class
 * @param chain its annotation
 * @param providers all optimizers
 * @param problems takes what is wrong with it
 */
record ChainAnnotation(Class<?> type, Chain chain, OptimizerProviders providers, Problems problems) {

    private static final String SEED = "seed";

    /**
     * The optimizers that run side by side: those that are not listed, then the chain.
     *
     * @param annotated the optimizers of the class by annotation
     */
    List<OptimizerSpec> competing(Map<Class<? extends Annotation>, OptimizerSpec> annotated) {
        Set<Class<? extends Annotation>> listed = new LinkedHashSet<>(List.of(chain.value()));
        check(listed);
        List<Stage> stages = listed.stream()
                .map(annotated::get)
                .filter(Objects::nonNull)
                .map(spec -> new Stage(spec.name(), spec.optimizer()))
                .toList();
        Map<Class<? extends Annotation>, OptimizerSpec> others = new LinkedHashMap<>(annotated);
        others.keySet().removeAll(listed);
        List<OptimizerSpec> competing = new ArrayList<>(others.values());
        competing.add(new OptimizerSpec(OptimizerProviders.CHAIN, new ChainOptimizer(stages), chain.seed()));
        return competing;
    }

    private void check(Set<Class<? extends Annotation>> listed) {
        if (listed.size() < 2) {
            problems.ofClass("has " + text() + " with fewer than two stages; list the annotations of the optimizers "
                    + "in their order, or take @Chain away");
        }
        for (Class<? extends Annotation> stage : listed) {
            String name = "@" + stage.getSimpleName();
            if (Arrays.stream(chain.value()).filter(stage::equals).count() > 1) {
                problems.ofClass("has " + text() + ", which lists " + name + " twice; a class has one " + name
                        + ", and so its chain has one such stage");
            }
            if (!providers.annotations().contains(stage)) {
                problems.ofClass("has " + text() + ", and " + name + " asks for no optimizer");
            } else if (!AnnotationFinder.isPresent(type, stage)) {
                problems.ofClass("has " + text() + " and no " + name + "; add it to the class, with its settings");
            } else {
                checkSeed(stage, name);
            }
        }
    }

    /** A seed that decides nothing would be a mistake that nobody notices. */
    private void checkSeed(Class<? extends Annotation> stage, String name) {
        AnnotationFinder.one(type, stage, problems)
                .filter(annotation -> AnnotationFinder.isSet(annotation, SEED))
                .ifPresent(annotation -> problems.ofClass("has " + name
                        + " with a seed of its own in a chain; set the seed of all stages, as in @Chain(value = …, "
                        + "seed = …), and leave that of " + name + " away"));
    }

    private String text() {
        return Arrays.stream(chain.value())
                .map(stage -> stage.getSimpleName() + ".class")
                .collect(Collectors.joining(", ", "@Chain({", "})"));
    }
}
