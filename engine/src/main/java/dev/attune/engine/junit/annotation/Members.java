package dev.attune.engine.junit.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The methods of a class and of what it inherits from, in the order of their names, since reflection gives them in no order. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Members(Class<?> type, Problems problems) {

    public static final Comparator<Method> ORDER =
            Comparator.comparing(Method::getName).thenComparing(Method::toString);

    /**
     * Those with an annotation. That a method which overrides one of them does not repeat the annotation is a problem, since it would be
     * dropped in silence; but not where the class has another method for it, as one that takes the place of the first.
     */
    public List<Method> with(Class<? extends Annotation> annotation) {
        List<Method> found = any(annotation);
        for (AnnotatedElement place : AnnotationFinder.places(type)) {
            for (Method inherited : ((Class<?>) place).getDeclaredMethods()) {
                if (place != type
                        && isOverridable(inherited)
                        && !AnnotationFinder.on(inherited, annotation).isEmpty()
                        && found.stream().noneMatch(method -> method.getDeclaringClass() == type)
                        && found.stream().noneMatch(method -> overrides(method, inherited))) {
                    problems.of(
                            inherited,
                            "overrides " + Problems.name(inherited) + ", which has @" + annotation.getSimpleName()
                                    + "; Java does not pass that on: repeat it, or give the method another name");
                }
            }
        }
        return found;
    }

    /** Those with an annotation, whatever they override. */
    public List<Method> any(Class<? extends Annotation> annotation) {
        return AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN).stream()
                .sorted(ORDER)
                .toList();
    }

    private static boolean isOverridable(Method method) {
        return (method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0 && !method.isSynthetic();
    }

    /** A type parameter of what is inherited may have become a narrower type. */
    private static boolean overrides(Method one, Method other) {
        Class<?>[] own = one.getParameterTypes();
        Class<?>[] inherited = other.getParameterTypes();
        return one.getName().equals(other.getName())
                && own.length == inherited.length
                && IntStream.range(0, own.length).allMatch(i -> inherited[i].isAssignableFrom(own[i]));
    }
}
