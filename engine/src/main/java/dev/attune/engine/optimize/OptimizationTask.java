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
 * @param start what it begins from; its instructions are the seed instructions of the program here
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
        double worthwhile,
        SearchStart start) {

    /** What an optimizer gets that begins from the unoptimized program. */
    public OptimizationTask(
            Program program,
            List<Example<?, ?>> train,
            List<Example<?, ?>> validation,
            MetricDefinition objective,
            Evaluator evaluator,
            LanguageModels models,
            RandomStreams random,
            OptimizationEvents events,
            double worthwhile) {
        this(
                program,
                train,
                validation,
                objective,
                evaluator,
                models,
                random,
                events,
                worthwhile,
                SearchStart.seed(program, random));
    }

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

    /** Returns the same task that reports elsewhere. */
    public OptimizationTask reporting(OptimizationEvents other) {
        return new OptimizationTask(
                program, train, validation, objective, evaluator, models, random, other, worthwhile, start);
    }

    /**
     * Returns the task of a search that begins where another one ended.
     *
     * @param from what it begins from
     * @param streams its own streams
     */
    public OptimizationTask startingFrom(SearchStart from, RandomStreams streams) {
        return new OptimizationTask(
                program.startingFrom(from.tuned().prompts()),
                train,
                validation,
                objective,
                evaluator,
                models,
                streams,
                events,
                worthwhile,
                from);
    }
}
