package dev.attune.engine.junit.reader;

import dev.attune.annotations.Split;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Members;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.junit.reader.DataMethods.AllExamples;
import dev.attune.engine.program.SplitPlan;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the methods that give the data of a class. */
final class DataReader {

    private final Members members;
    private final boolean provided;
    private final Problems problems;

    /** @param provided whether a framework has arguments for the methods */
    DataReader(Members members, boolean provided) {
        this.members = members;
        this.provided = provided;
        this.problems = members.problems();
    }

    DataMethods read() {
        Optional<Method> train = method(TrainSet.class);
        Optional<Method> validation = method(ValidationSet.class);
        Optional<Method> test = method(TestSet.class);
        Optional<AllExamples> all = method(Split.class).flatMap(this::all);
        all.ifPresent(whole -> {
            refuseBeside(whole.method(), train, TrainSet.class);
            refuseBeside(whole.method(), validation, ValidationSet.class);
            refuseBeside(whole.method(), test, TestSet.class);
        });
        String groupBy = all.map(whole -> whole.plan().groupBy())
                .or(() -> test.flatMap(method -> AnnotationFinder.one(method, TestSet.class, problems))
                        .map(TestSet::groupBy))
                .orElse("");
        return new DataMethods(train, validation, test, all, groupBy);
    }

    private Optional<Method> method(Class<? extends Annotation> annotation) {
        List<Method> found = members.with(annotation);
        if (found.size() > 1) {
            problems.of(
                    found.get(1),
                    "is a second method with @" + annotation.getSimpleName() + "; "
                            + found.get(0).getName() + " is the first, and there can be one only");
        }
        Optional<Method> first = found.stream().findFirst();
        first.filter(method -> (method.getParameterCount() > 0 && !provided)
                        || !Collection.class.isAssignableFrom(method.getReturnType()))
                .ifPresent(method -> problems.of(
                        method,
                        (provided ? "must return" : "must have no parameters and return")
                                + " a List of Example, as a method with @"
                                + annotation.getSimpleName()));
        return first;
    }

    private Optional<AllExamples> all(Method method) {
        return AnnotationFinder.one(method, Split.class, problems).map(split -> {
            SplitPlan plan = split.folds() == 0
                    ? new SplitPlan(split.train(), split.validation(), split.test(), split.seed(), split.groupBy())
                    : SplitPlan.ofFolds(split.folds(), split.test(), split.seed(), split.groupBy());
            String problem = plan.problem();
            if (problem != null) {
                problems.of(
                        method,
                        "has @Split(train = " + split.train() + ", validation = " + split.validation() + ", test = "
                                + split.test() + (split.folds() == 0 ? "" : ", folds = " + split.folds()) + "); "
                                + problem);
            }
            if (split.folds() != 0
                    && !(isDefault("train", split.train()) && isDefault("validation", split.validation()))) {
                problems.of(
                        method,
                        "has @Split(folds = " + split.folds()
                                + ") and shares for training or validation; with folds, all examples that are not for the test serve "
                                + "both: say test alone");
            }
            return new AllExamples(method, plan);
        });
    }

    private static boolean isDefault(String share, double value) {
        try {
            return Double.valueOf(value).equals(Split.class.getMethod(share).getDefaultValue());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refuseBeside(Method all, Optional<Method> other, Class<? extends Annotation> annotation) {
        other.ifPresent(method -> problems.of(
                method,
                "has @" + annotation.getSimpleName() + ", and " + all.getName()
                        + " has @Split, which makes all three splits; leave one of them out"));
    }
}
