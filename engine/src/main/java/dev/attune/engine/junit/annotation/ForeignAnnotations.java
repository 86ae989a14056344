package dev.attune.engine.junit.annotation;

import dev.attune.annotations.Disabled;
import dev.attune.annotations.DisplayName;
import dev.attune.annotations.Tag;
import dev.attune.engine.junit.annotation.AnnotationFinder.Found;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Annotations of test frameworks on a program. Those that say of a program what they say of a test are followed by
 * {@link MarkingsReader}; all others are problems, since whoever wrote them relies on them. Read by name: the frameworks need not be
 * there.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ForeignAnnotations {

    static final String DISABLED = "org.junit.jupiter.api.Disabled";
    static final String DISPLAY_NAME = "org.junit.jupiter.api.DisplayName";
    static final String TAG = "org.junit.jupiter.api.Tag";
    static final String IGNORE = "org.junit.Ignore";

    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";
    private static final Set<String> FOLLOWED = Set.of(
            DISABLED,
            DISPLAY_NAME,
            TAG,
            IGNORE,
            Disabled.class.getName(),
            DisplayName.class.getName(),
            Tag.class.getName());

    /** The methods of a framework's own tests, which Attune leaves to it. */
    private static final Set<String> TESTS = Set.of(
            "org.junit.Test",
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.api.TestTemplate",
            "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.params.ParameterizedTest",
            "org.testng.annotations.Test");

    private static final String SET_UP = "prepare what the program needs in its constructor";
    private static final Map<String, String> INSTEAD = Map.of(
            "BeforeEach",
            SET_UP,
            "BeforeAll",
            SET_UP,
            "Before",
            SET_UP,
            "BeforeClass",
            SET_UP,
            "ExtendWith",
            "no extension runs, and nothing is injected: " + SET_UP,
            "RegisterExtension",
            "no extension runs: " + SET_UP,
            "TempDir",
            "make the folder in the constructor",
            "Timeout",
            "limit a run with attune.budget.time and an example with attune.example.timeout");
    private static final String SPRING_EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final String SPRING =
            "for a class with Spring beans, add dev.attune:attune-spring-boot-test to the test dependencies";
    private static final String ANY = "take it away, or move what needs it to a class of its own";
    private static final String CONDITION =
            "use @EnabledIfEnvironmentVariable, @EnabledIfSystemProperty, @EnabledOnOs, @EnabledOnJre, their opposites or @Disabled";

    private final Class<?> type;
    private final Set<Method> gated;
    private final Set<Method> programMethods;
    private final Predicate<Annotation> provided;
    private final Problems problems;

    /**
     * Of a class, its gated metrics and all methods that Attune calls.
     *
     * @param provided whether what an annotation of the class asks for is done by the framework that makes its instances
     */
    public ForeignAnnotations(
            Class<?> type,
            Set<Method> gated,
            Set<Method> programMethods,
            Predicate<Annotation> provided,
            Problems problems) {
        this.type = type;
        this.gated = gated;
        this.programMethods = programMethods;
        this.provided = provided;
        this.problems = problems;
    }

    public void check() {
        Set<Method> methods = new LinkedHashSet<>(programMethods);
        for (AnnotatedElement place : AnnotationFinder.places(type)) {
            checkClass((Class<?>) place);
            methods.addAll(List.of(((Class<?>) place).getDeclaredMethods()));
            for (Field field : ((Class<?>) place).getDeclaredFields()) {
                refuseAll(field);
            }
        }
        methods.stream().sorted(Members.ORDER).forEach(this::checkMethod);
    }

    private void checkClass(Class<?> place) {
        for (Found<?> found : AnnotationFinder.on(place)) {
            if (!isFollowed(found) && !provided.test(found.annotation()) && isForeign(found)) {
                refuse(place, found);
            }
        }
    }

    private void checkMethod(Method method) {
        List<Found<?>> annotations = AnnotationFinder.on(method);
        boolean test = annotations.stream().anyMatch(ForeignAnnotations::isTest);
        boolean ofProgram = programMethods.contains(method);
        if (test && !ofProgram) {
            return;
        }
        for (Found<?> found : annotations) {
            if (isTest(found)) {
                problems.add(
                        Problems.name(method) + " has " + found.text()
                                + " and is a method of an LM program; it is a test of JUnit's or a part of a program, and not both");
            } else if (isFollowed(found)) {
                if (ofProgram && !gated.contains(method)) {
                    problems.add(Problems.name(method) + " has " + found.text()
                            + ", which says nothing there: no test stands for the method. It goes on the class or on a "
                            + "metric with @Gate");
                }
            } else if (isForeign(found)) {
                refuse(method, found);
            }
        }
    }

    private void refuseAll(AnnotatedElement element) {
        AnnotationFinder.on(element).stream()
                .filter(ForeignAnnotations::isForeign)
                .forEach(found -> refuse(element, found));
    }

    private void refuse(AnnotatedElement element, Found<?> found) {
        String name = found.annotation().annotationType().getSimpleName();
        boolean condition = found.annotation().annotationType().getName().contains(".condition.");
        problems.add(Problems.name(element) + " has " + found.text() + " of "
                + found.annotation().annotationType().getPackageName()
                + ", which Attune does not follow: "
                + (isOfSpring(found) ? SPRING : INSTEAD.getOrDefault(name, condition ? CONDITION : ANY)));
    }

    /** Whether it asks for Spring's extension, which a module of Attune stands in for. */
    private static boolean isOfSpring(Found<?> found) {
        return AnnotationAttribute.of(found.annotation(), "value")
                .filter(value -> value instanceof Class<?>[] extensions
                        && List.of(extensions).stream()
                                .anyMatch(extension -> extension.getName().equals(SPRING_EXTENSION)))
                .isPresent();
    }

    private static boolean isFollowed(Found<?> found) {
        return FOLLOWED.contains(found.annotation().annotationType().getName())
                || JUnitCondition.of(found, "").isPresent();
    }

    private static boolean isTest(Found<?> found) {
        return TESTS.contains(found.annotation().annotationType().getName());
    }

    private static boolean isForeign(Found<?> found) {
        String name = found.annotation().annotationType().getName();
        return (name.startsWith("org.junit.") || name.startsWith("org.testng.annotations.")) && !name.equals(TESTABLE);
    }
}
