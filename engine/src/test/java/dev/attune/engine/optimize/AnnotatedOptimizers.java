package dev.attune.engine.optimize;

import java.lang.annotation.Annotation;

/** Makes optimizers from annotations as the engine does. */
final class AnnotatedOptimizers {

    private AnnotatedOptimizers() {}

    static Optimizer of(Annotation annotation) {
        return OptimizerProviders.load().all().stream()
                .filter(provider -> provider.annotation() == annotation.annotationType())
                .findFirst()
                .map(provider -> create(provider, annotation))
                .orElseThrow();
    }

    static String name(Annotation annotation) {
        return OptimizerProviders.load().all().stream()
                .filter(provider -> provider.annotation() == annotation.annotationType())
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static <A extends Annotation> Optimizer create(OptimizerProvider<A> provider, Annotation annotation) {
        return provider.create(provider.annotation().cast(annotation));
    }
}
