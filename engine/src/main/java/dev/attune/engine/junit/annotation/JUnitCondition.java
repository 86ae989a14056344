package dev.attune.engine.junit.annotation;

import dev.attune.engine.junit.annotation.AnnotationFinder.Found;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A condition of JUnit Jupiter's that needs nothing of Jupiter to be decided: on an environment variable, a system property, the operating
 * system or the Java version. Read by name, since Jupiter need not be there.
 *
 * @param annotation the annotation
 * @param enables whether it enables what it stands on where it holds; else it disables it there
 * @param holds whether it holds
 * @param text the annotation and its place, for people
 */
record JUnitCondition(Annotation annotation, boolean enables, Predicate<Annotation> holds, String text) {

    private static final String PACKAGE = "org.junit.jupiter.api.condition.";

    private static final Map<String, Predicate<Annotation>> KNOWN = Map.of(
            "IfEnvironmentVariable", annotation -> matches(annotation, System.getenv(named(annotation))),
            "IfSystemProperty", annotation -> matches(annotation, System.getProperty(named(annotation))),
            "OnOs", annotation -> current(annotation, "value", "isCurrentOs") && architecture(annotation),
            "OnJre", annotation -> current(annotation, "value", "isCurrentVersion") || version(annotation));

    /** The condition that an annotation stands for; empty if it is none of these. */
    static Optional<JUnitCondition> of(Found<?> found, String place) {
        Annotation annotation = found.annotation();
        String name = annotation.annotationType().getName();
        if (!name.startsWith(PACKAGE)) {
            return Optional.empty();
        }
        String simple = name.substring(PACKAGE.length());
        boolean enables = simple.startsWith("Enabled");
        return Optional.ofNullable(KNOWN.get(simple.replaceFirst("^(Enabled|Disabled)", "")))
                .map(holds -> new JUnitCondition(annotation, enables, holds, found.text() + " of " + place));
    }

    /** Why what it stands on is off; empty if it is on. */
    Optional<String> off() {
        if (holds.test(annotation) == enables) {
            return Optional.empty();
        }
        String reason = AnnotationAttribute.text(annotation, "disabledReason");
        return Optional.of(text
                + (enables ? " does not hold" : " holds")
                + (named(annotation).isEmpty() ? "" : ": ")
                + named(annotation)
                + (reason.isBlank() ? "" : ": " + reason));
    }

    private static String named(Annotation annotation) {
        return AnnotationAttribute.text(annotation, "named").strip();
    }

    private static boolean matches(Annotation annotation, @Nullable String value) {
        return value != null && value.matches(AnnotationAttribute.text(annotation, "matches"));
    }

    /** Whether one of the constants is that of this machine; no constants at all stand for every machine where others narrow them down. */
    private static boolean current(Annotation annotation, String attribute, String method) {
        Object[] constants = AnnotationAttribute.of(annotation, attribute)
                .filter(Object[].class::isInstance)
                .map(Object[].class::cast)
                .orElse(new Object[0]);
        return constants.length == 0 && method.equals("isCurrentOs")
                || Arrays.stream(constants).anyMatch(constant -> isTrue(constant, method));
    }

    private static boolean isTrue(Object constant, String method) {
        try {
            Method found = ((Enum<?>) constant).getDeclaringClass().getMethod(method);
            return Boolean.TRUE.equals(found.invoke(constant));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot ask " + constant + " for " + method, e);
        }
    }

    private static boolean architecture(Annotation annotation) {
        List<String> asked = AnnotationAttribute.of(annotation, "architectures")
                .map(String[].class::cast)
                .map(List::of)
                .orElse(List.of());
        return asked.isEmpty() || asked.stream().anyMatch(System.getProperty("os.arch", "")::equalsIgnoreCase);
    }

    private static boolean version(Annotation annotation) {
        int[] asked = AnnotationAttribute.of(annotation, "versions")
                .map(int[].class::cast)
                .orElse(new int[0]);
        return Arrays.stream(asked)
                .anyMatch(version -> version == Runtime.version().feature());
    }
}
