package dev.attune.engine.junit.reader;

import dev.attune.engine.program.SplitPlan;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods that give the data of a class: one for each split, or one for all.
 *
 * @param train gives the training split
 * @param validation gives the validation split
 * @param test gives the test split
 * @param all gives all examples
 * @param groupBy what groups the examples of the test split; empty: nothing does
 */
record DataMethods(
        Optional<Method> train,
        Optional<Method> validation,
        Optional<Method> test,
        Optional<AllExamples> all,
        String groupBy) {

    /** A method that gives all examples, and how they are split. */
    record AllExamples(Method method, SplitPlan plan) {}

    /** All of them. */
    Stream<Optional<Method>> methods() {
        return Stream.of(train, validation, test, all.map(AllExamples::method));
    }

    boolean givesTrain() {
        return all.map(whole -> whole.plan().train() > 0).orElse(train.isPresent());
    }

    boolean givesValidation() {
        return all.map(whole -> whole.plan().givesValidation()).orElse(validation.isPresent());
    }

    boolean givesTest() {
        return all.map(whole -> whole.plan().test() > 0).orElse(test.isPresent());
    }
}
