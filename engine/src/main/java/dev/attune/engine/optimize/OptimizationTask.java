package dev.attune.engine.optimize;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.model.LanguageModels;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Everything that an optimizer gets.
 *
 * @param program the program
 * @param train the training split
 * @param validation the validation split; with folds it is the training split, and the evaluator runs each example without the demos of its
 *     own fold
 * @param objective the metric to maximize
 * @param evaluator runs and scores candidates
 * @param models the models by role
 * @param random the streams of this optimization
 * @param events receives what there is to report
 * @param worthwhile a gain of the objective that is worth having, above 0: what its gate asks for, up to a twentieth of its range, else a
 *     hundredth. A search may end when none as large is likely any more
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OptimizationTask(
        Program program,
        List<Example<?, ?>> train,
        List<Example<?, ?>> validation,
        MetricDefinition objective,
        Evaluator evaluator,
        LanguageModels models,
        RandomStreams random,
        OptimizationEvents events,
        double worthwhile) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if {@code worthwhile} is not above 0
     */
    public OptimizationTask {
        if (!(worthwhile > 0)) {
            throw new IllegalArgumentException("worthwhile = " + worthwhile + " must be above 0");
        }
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }
}
