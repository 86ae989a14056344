package dev.attune.engine.optimize;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.event.Preference;
import dev.attune.engine.model.LanguageModels;
import dev.attune.engine.predict.Program;
import dev.attune.engine.predict.PromptTimes;
import dev.attune.engine.predict.RunTimes;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.PromptSet;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

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
 * @param preference which of several candidates that score nearly the same wins; null: the best. {@code OptimizationRun} follows it
 * @param times takes how long runs on validation examples take, where a preference asks for that
 * @param finalists how many candidates, the winner among them, are to be measured on all validation examples where there are as many, since
 *     what follows lets them vote; 1: the winner alone. Those that are measured for this cannot win
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
        SearchStart start,
        @Nullable Preference preference,
        PromptTimes times,
        int finalists) {

    /** What an optimizer gets that begins from the unoptimized program, where the best candidate wins. */
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
                SearchStart.seed(program, random),
                null,
                new PromptTimes(),
                1);
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if {@code worthwhile} is not above 0, or {@code finalists} is below 1
     */
    public OptimizationTask {
        if (!(worthwhile > 0)) {
            throw new IllegalArgumentException("worthwhile = " + worthwhile + " must be above 0");
        }
        if (finalists < 1) {
            throw new IllegalArgumentException("finalists = " + finalists + " must be at least 1");
        }
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /** Returns what takes the times of a candidate's runs on validation examples; null if nobody asks for them. */
    public @Nullable RunTimes timesOf(PromptSet prompts) {
        return preference != null && preference.asksForTime() ? times.of(prompts) : null;
    }

    /** Returns the same task that reports elsewhere. */
    public OptimizationTask reporting(OptimizationEvents other) {
        return with(program, random, other, start, preference, times, finalists);
    }

    /** Returns the same task in which one of several candidates that score nearly the same wins by a rule. */
    public OptimizationTask preferring(@Nullable Preference rule, PromptTimes measured) {
        return with(program, random, events, start, rule, measured, finalists);
    }

    /** Returns the same task for a search after which so many candidates vote; 1: none do. */
    public OptimizationTask wanting(int wanted) {
        return with(program, random, events, start, preference, times, wanted);
    }

    /**
     * Returns the task of a search that begins where another one ended.
     *
     * @param from what it begins from
     * @param streams its own streams
     */
    public OptimizationTask startingFrom(SearchStart from, RandomStreams streams) {
        return with(program.startingFrom(from.tuned().prompts()), streams, events, from, preference, times, finalists);
    }

    private OptimizationTask with(
            Program other,
            RandomStreams streams,
            OptimizationEvents receiver,
            SearchStart from,
            @Nullable Preference rule,
            PromptTimes measured,
            int wanted) {
        return new OptimizationTask(
                other,
                train,
                validation,
                objective,
                evaluator,
                models,
                streams,
                receiver,
                worthwhile,
                from,
                rule,
                measured,
                wanted);
    }
}
