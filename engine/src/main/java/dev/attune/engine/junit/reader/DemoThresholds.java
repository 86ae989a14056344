package dev.attune.engine.junit.reader;

import dev.attune.annotations.Demos;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.optimize.OptimizerProviders;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

/**
 * Finds scores for demos that no run can miss or reach, since they are in other units than the objective.
 *
 * @param type the class
 * @param problems takes what is found
 */
record DemoThresholds(Class<?> type, Problems problems) {

    void check(MetricSpec objective) {
        for (Class<? extends Annotation> optimizer : OptimizerProviders.load().annotations()) {
            AnnotationFinder.one(type, optimizer, problems).ifPresent(annotation -> {
                for (Method attribute : optimizer.getDeclaredMethods()) {
                    if (attribute.getReturnType() == Demos.class) {
                        check(annotation, attribute, objective);
                    }
                }
            });
        }
    }

    private void check(Annotation annotation, Method attribute, MetricSpec objective) {
        double threshold = demos(annotation, attribute).threshold();
        if (threshold < objective.min() || threshold > objective.max()) {
            problems.ofClass("has @" + annotation.annotationType().getSimpleName() + "(" + attribute.getName()
                    + " = @Demos(threshold = " + threshold + ")), outside the range of " + objective.name() + " from "
                    + objective.min() + " to " + objective.max()
                    + "; a run that scores at least that becomes a demo");
        }
    }

    private static Demos demos(Annotation annotation, Method attribute) {
        try {
            attribute.setAccessible(true);
            return (Demos) attribute.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every attribute of an annotation can be read", e);
        }
    }
}
