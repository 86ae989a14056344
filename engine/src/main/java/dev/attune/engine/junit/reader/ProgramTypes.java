package dev.attune.engine.junit.reader;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Predicted;
import dev.attune.engine.junit.annotation.Problems;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The declared types of a program and of its data, with which metrics have to fit. What is not declared, as with raw types and wildcards,
 * is not checked here: values that do not fit are found when the metric is called.
 */
record ProgramTypes(TypeRelations relations, Optional<Method> factory, List<Method> splits) {

    ProgramTypes(Class<?> program, Optional<Method> factory, Stream<Optional<Method>> splits) {
        this(
                new TypeRelations(program),
                factory.filter(method -> Function.class.isAssignableFrom(method.getReturnType())),
                splits.flatMap(Optional::stream)
                        .filter(method -> Collection.class.isAssignableFrom(method.getReturnType()))
                        .toList());
    }

    /** Finds data that the program does not take. */
    void checkData(Problems problems) {
        Type taken = input();
        for (Method split : splits) {
            Type given = relations.argument(element(split), Example.class, 0);
            if (!relations.fits(taken, given)) {
                problems.of(
                        split,
                        "gives examples with an input of type " + relations.name(given) + ", and the program takes "
                                + relations.name(taken) + ", as the method with @ProgramFactory says");
            }
        }
    }

    /** Whether a parameter takes a list of predicted examples, so that the metric is one of the whole set. */
    boolean isSet(Method metric) {
        return metric.getParameterCount() == 1
                && metric.getParameterTypes()[0].isAssignableFrom(List.class)
                && metric.getParameterTypes()[0] != Object.class
                && relations.isOf(elementOfSet(metric), Predicted.class);
    }

    /** Finds a list of predicted examples that those of the program do not fit. */
    void checkSet(Method metric, Problems problems) {
        Type element = elementOfSet(metric);
        checkExample(
                metric,
                relations.argument(element, Predicted.class, 0),
                relations.argument(element, Predicted.class, 1),
                problems);
        checkPrediction(metric, relations.argument(element, Predicted.class, 2), problems);
    }

    /** What a metric returns, in the end: that of which it returns a future. */
    Type value(Method metric) {
        Class<?> returned = metric.getReturnType();
        for (Class<?> later : List.of(CompletionStage.class, Future.class)) {
            if (later.isAssignableFrom(returned)) {
                return relations.argument(metric.getGenericReturnType(), later, 0);
            }
        }
        return returned;
    }

    private Type elementOfSet(Method metric) {
        return relations.argument(metric.getGenericParameterTypes()[0], Iterable.class, 0);
    }

    /** Finds a parameter for predictions that those of the program do not fit. */
    void checkPrediction(Method metric, Type taken, Problems problems) {
        Type given = output();
        if (!relations.fits(taken, given)) {
            problems.of(
                    metric,
                    "takes a prediction of type " + relations.name(taken) + ", and the program gives "
                            + relations.name(given) + ", as the method with @ProgramFactory says");
        }
    }

    /** Finds a parameter for examples that those of the program do not fit. */
    void checkExample(Method metric, Type taken, Problems problems) {
        checkExample(
                metric,
                relations.argument(taken, Example.class, 0),
                relations.argument(taken, Example.class, 1),
                problems);
    }

    private void checkExample(Method metric, Type takenInput, Type takenExpected, Problems problems) {
        if (!relations.fits(takenInput, input())) {
            problems.of(
                    metric,
                    "takes examples with an input of type " + relations.name(takenInput) + ", and the program takes "
                            + relations.name(input()) + ", as the method with @ProgramFactory says");
            return;
        }
        for (Method split : splits) {
            Type expected = relations.argument(element(split), Example.class, 1);
            if (!relations.fits(takenExpected, expected)) {
                problems.of(
                        metric,
                        "takes examples with an expected output of type " + relations.name(takenExpected) + ", and "
                                + split.getName() + " gives examples with one of type " + relations.name(expected));
                return;
            }
        }
    }

    private Type input() {
        return ofFactory(0);
    }

    private Type output() {
        return ofFactory(1);
    }

    private Type ofFactory(int argument) {
        return factory.map(method -> relations.argument(method.getGenericReturnType(), Function.class, argument))
                .orElse(TypeRelations.UNKNOWN);
    }

    private Type element(Method split) {
        return relations.argument(split.getGenericReturnType(), Collection.class, 0);
    }
}
