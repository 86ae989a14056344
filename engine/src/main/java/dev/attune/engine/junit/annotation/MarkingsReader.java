package dev.attune.engine.junit.annotation;

import dev.attune.annotations.Disabled;
import dev.attune.annotations.DisplayName;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Tag;
import dev.attune.engine.junit.annotation.AnnotationFinder.Found;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.junit.platform.engine.TestTag;

/** Reads names, tags and switches, Attune's own and those of JUnit's that mean the same. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MarkingsReader(Problems problems) {

    /** The markings of a class or a method, which is called so where nothing gives it another name. */
    public Markings read(AnnotatedElement element, String name) {
        return new Markings(displayName(element, name), tags(element), switches(element));
    }

    /** Names are not inherited: two programs of one name could not be told apart. */
    private String displayName(AnnotatedElement element, String otherwise) {
        Set<String> names = new LinkedHashSet<>();
        for (Found<?> found : AnnotationFinder.on(element)) {
            if (is(found, DisplayName.class, ForeignAnnotations.DISPLAY_NAME)) {
                String name =
                        AnnotationAttribute.text(found.annotation(), "value").strip();
                if (name.isEmpty()) {
                    problems.add("@DisplayName on " + Problems.name(element) + " is blank");
                } else {
                    names.add(name);
                }
            }
        }
        if (names.size() > 1) {
            problems.add(Problems.name(element) + " has several names, \"" + String.join("\" and \"", names)
                    + "\"; leave one @DisplayName");
        }
        return names.stream().findFirst().orElse(otherwise);
    }

    private Set<TestTag> tags(AnnotatedElement element) {
        Set<TestTag> tags = new LinkedHashSet<>();
        for (AnnotatedElement place : AnnotationFinder.places(element)) {
            for (Found<?> found : AnnotationFinder.on(place)) {
                if (is(found, Tag.class, ForeignAnnotations.TAG)) {
                    String tag = AnnotationAttribute.text(found.annotation(), "value");
                    if (TestTag.isValid(tag)) {
                        tags.add(TestTag.create(tag));
                    } else {
                        problems.add("@Tag(\"" + tag + "\") on " + Problems.name(place)
                                + " is not a tag of the JUnit Platform");
                    }
                }
            }
        }
        return tags;
    }

    private List<Supplier<Optional<String>>> switches(AnnotatedElement element) {
        List<Supplier<Optional<String>>> switches = new ArrayList<>();
        for (AnnotatedElement place : upToTheProgram(element)) {
            for (Found<?> found : AnnotationFinder.on(place)) {
                if (is(found, Disabled.class, ForeignAnnotations.DISABLED)
                        || found.annotation().annotationType().getName().equals(ForeignAnnotations.IGNORE)) {
                    String reason = AnnotationAttribute.text(found.annotation(), "value");
                    Optional<String> off =
                            Optional.of(reason.isBlank() ? Problems.name(place) + " has " + found.text() : reason);
                    switches.add(() -> off);
                } else {
                    JUnitCondition.of(found, Problems.name(place)).ifPresent(condition -> switches.add(condition::off));
                }
            }
        }
        return switches;
    }

    /**
     * A class that is a program because its superclass is one inherits what switches that off, or it would run, and be paid for, what
     * somebody has stopped. One that says itself that it is a program speaks for itself, as in JUnit Jupiter.
     */
    private static List<AnnotatedElement> upToTheProgram(AnnotatedElement element) {
        List<AnnotatedElement> places = new ArrayList<>();
        for (AnnotatedElement place : AnnotationFinder.places(element)) {
            places.add(place);
            if (!AnnotationFinder.on(place, LmProgram.class).isEmpty()) {
                break;
            }
        }
        return places;
    }

    private static boolean is(Found<?> found, Class<? extends Annotation> own, String foreign) {
        Class<? extends Annotation> type = found.annotation().annotationType();
        return type == own || type.getName().equals(foreign);
    }
}
