package dev.attune.engine.junit.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;

/** Attributes of annotations that are known by name only, since their libraries need not be there. */
final class AnnotationAttribute {

    private AnnotationAttribute() {}

    /** The value of an attribute; empty if the annotation has none of that name. */
    static Optional<Object> of(Annotation annotation, String name) {
        try {
            Method attribute = annotation.annotationType().getDeclaredMethod(name);
            attribute.setAccessible(true);
            return Optional.ofNullable(attribute.invoke(annotation));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether an attribute has another value than its default one; not if there is none of that name. */
    static boolean isSet(Annotation annotation, String name) {
        try {
            Object standard =
                    annotation.annotationType().getDeclaredMethod(name).getDefaultValue();
            return standard != null
                    && of(annotation, name).filter(standard::equals).isEmpty();
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** The value of an attribute that is a text; empty text if there is none. */
    static String text(Annotation annotation, String name) {
        return of(annotation, name).map(String::valueOf).orElse("");
    }
}
