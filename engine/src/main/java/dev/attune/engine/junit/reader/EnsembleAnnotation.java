package dev.attune.engine.junit.reader;

import dev.attune.annotations.Chain;
import dev.attune.annotations.Ensemble;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.optimize.OptimizerProviders;
import dev.attune.engine.optimize.chain.ChainOptimizer;
import dev.attune.engine.optimize.chain.ChainOptimizer.Stage;
import dev.attune.engine.optimize.ensemble.VotingOptimizer;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the ensemble that a class asks for: an optimizer, and the vote of its candidates.
 *
 * @param type the class
 * @param ensemble its annotation
 * @param providers all optimizers
 * @param problems takes what is wrong with it
 */
record EnsembleAnnotation(Class<?> type, Ensemble ensemble, OptimizerProviders providers, Problems problems) {

    /**
     * The optimizers that run side by side: the ensemble instead of the one whose candidates vote.
     *
     * @param annotated the optimizers of the class by annotation
     * @param competing those that run side by side without it
     */
    List<OptimizerSpec> competing(
            Map<Class<? extends Annotation>, OptimizerSpec> annotated, List<OptimizerSpec> competing) {
        OptimizerSpec searching = annotated.get(ensemble.of());
        if (!isUsable() || searching == null) {
            return competing;
        }
        List<OptimizerSpec> all = new ArrayList<>(competing);
        if (!all.remove(searching)) {
            problems.ofClass("has " + text() + " and lists " + name()
                    + " in its @Chain; an optimizer is a stage of one of them");
            return competing;
        }
        vote(searching).ifPresent(all::add);
        return all;
    }

    private boolean isUsable() {
        if (!providers.annotations().contains(ensemble.of())) {
            problems.ofClass("has " + text() + ", and " + name() + " asks for no optimizer"
                    + (ensemble.of() == Chain.class ? " of its own" : ""));
            return false;
        }
        if (!AnnotationFinder.isPresent(type, ensemble.of())) {
            problems.ofClass("has " + text() + " and no " + name() + "; add it to the class, with its settings");
            return false;
        }
        return true;
    }

    private Optional<OptimizerSpec> vote(OptimizerSpec searching) {
        try {
            VotingOptimizer voting = new VotingOptimizer(ensemble.size(), searching.optimizer());
            return Optional.of(new OptimizerSpec(
                    OptimizerProviders.ENSEMBLE,
                    new ChainOptimizer(List.of(
                            new Stage(searching.name(), searching.optimizer()),
                            new Stage(OptimizerProviders.ENSEMBLE, voting))),
                    searching.seed()));
        } catch (IllegalArgumentException e) {
            problems.ofClass("has a setting out of range: @Ensemble: " + e.getMessage());
            return Optional.empty();
        }
    }

    private String name() {
        return "@" + ensemble.of().getSimpleName();
    }

    private String text() {
        return "@Ensemble(of = " + ensemble.of().getSimpleName() + ".class)";
    }
}
