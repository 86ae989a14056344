package dev.attune.engine.junit.annotation;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Finds annotations where users put them: on an element, in an annotation that is composed of others, and for a class on its
 * interfaces and superclasses too. What is nearer goes before what is inherited; what contradicts itself is a problem.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AnnotationFinder {

    /** Their annotations are read by name where they matter; what these are made of is their own affair. */
    private static final List<String> NOT_COMPOSED =
            List.of("java.", "kotlin.", "org.junit.", "dev.attune.annotations.", "dev.attune.runtime.annotations.");

    private AnnotationFinder() {}

    /**
     * An annotation of an element.
     *
     * @param annotation it
     * @param through the annotation that stands in the source: itself, or one that is composed of it
     */
    public record Found<A extends Annotation>(A annotation, Class<? extends Annotation> through) {

        String text() {
            String own = "@" + annotation.annotationType().getSimpleName();
            return through == annotation.annotationType() ? own : own + " of @" + through.getSimpleName();
        }
    }

    /** All annotations that stand on an element itself, composed and repeated ones taken apart. */
    public static List<Found<?>> on(AnnotatedElement element) {
        List<Found<?>> found = new ArrayList<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            collect(annotation, annotation.annotationType(), new HashSet<>(), found);
        }
        return found;
    }

    private static void collect(
            Annotation annotation,
            Class<? extends Annotation> through,
            Set<Class<? extends Annotation>> seen,
            List<Found<?>> found) {
        Class<? extends Annotation> type = annotation.annotationType();
        Optional<Annotation[]> repeated = repeated(annotation);
        if (repeated.isPresent()) {
            for (Annotation one : repeated.get()) {
                collect(one, through == type ? one.annotationType() : through, seen, found);
            }
            return;
        }
        found.add(new Found<>(annotation, through));
        if (NOT_COMPOSED.stream().noneMatch(type.getName()::startsWith) && seen.add(type)) {
            for (Annotation part : type.getDeclaredAnnotations()) {
                collect(part, through, seen, found);
            }
        }
    }

    /** What a container of repeated annotations holds; empty if it is none. */
    private static Optional<Annotation[]> repeated(Annotation annotation) {
        boolean array = Arrays.stream(annotation.annotationType().getDeclaredMethods())
                .anyMatch(attribute -> attribute.getName().equals("value")
                        && Annotation[].class.isAssignableFrom(attribute.getReturnType()));
        return Optional.of(annotation)
                .filter(any -> array)
                .flatMap(any -> AnnotationAttribute.of(any, "value"))
                .map(Annotation[].class::cast)
                .filter(all -> Arrays.stream(all).allMatch(one -> {
                    Repeatable repeatable = one.annotationType().getAnnotation(Repeatable.class);
                    return repeatable != null && repeatable.value() == annotation.annotationType();
                }));
    }

    /** Those of a type that stand on an element itself, in the order of the source. */
    public static <A extends Annotation> List<Found<A>> on(AnnotatedElement element, Class<A> type) {
        List<Found<A>> matching = new ArrayList<>();
        for (Found<?> found : on(element)) {
            if (found.annotation().annotationType() == type) {
                matching.add(new Found<>(type.cast(found.annotation()), found.through()));
            }
        }
        return matching;
    }

    /** Those of the nearest place that has any: the element itself; for a class its interfaces, then its superclass. */
    static <A extends Annotation> List<Found<A>> nearest(AnnotatedElement element, Class<A> type) {
        for (AnnotatedElement place : places(element)) {
            List<Found<A>> found = on(place, type);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    public static boolean isPresent(AnnotatedElement element, Class<? extends Annotation> type) {
        return !nearest(element, type).isEmpty();
    }

    /** Whether an attribute of an annotation has another value than its default one; not if there is none of that name. */
    public static boolean isSet(Annotation annotation, String attribute) {
        return AnnotationAttribute.isSet(annotation, attribute);
    }

    /** The one annotation of a type; several that differ are a problem, since nobody could say which is meant. */
    public static <A extends Annotation> Optional<A> one(AnnotatedElement element, Class<A> type, Problems problems) {
        List<Found<A>> found = nearest(element, type);
        Set<A> different = found.stream().map(Found::annotation).collect(Collectors.toCollection(LinkedHashSet::new));
        if (different.size() > 1) {
            problems.add(Problems.name(element) + " has @" + type.getSimpleName() + " more than once, with different "
                    + "values: " + found.stream().map(Found::text).collect(Collectors.joining(" and "))
                    + "; leave the one that is meant");
        }
        return different.stream().findFirst();
    }

    /** The places at which an annotation of an element may stand, nearest first. */
    public static List<AnnotatedElement> places(AnnotatedElement element) {
        Set<AnnotatedElement> places = new LinkedHashSet<>();
        addPlaces(element, places);
        return List.copyOf(places);
    }

    private static void addPlaces(AnnotatedElement element, Set<AnnotatedElement> places) {
        places.add(element);
        if (element instanceof Class<?> type) {
            for (Class<?> implemented : type.getInterfaces()) {
                addPlaces(implemented, places);
            }
            if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
                addPlaces(type.getSuperclass(), places);
            }
        }
    }
}
