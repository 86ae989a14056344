package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import org.apiguardian.api.API;

/**
 * A prediction with the grade that a person gave it. Immutable if its parts are.
 *
 * @param <I> the input of the program
 * @param <E> the expected output
 * @param <O> the output of the program
 * @param example the example
 * @param prediction a prediction for it, made by any program
 * @param grade the grade, in the unit of the metric
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Graded<I, E, O>(Example<I, E> example, O prediction, double grade) {}
