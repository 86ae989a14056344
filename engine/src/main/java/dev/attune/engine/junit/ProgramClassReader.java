package dev.attune.engine.junit;

import dev.attune.annotations.Disabled;
import dev.attune.annotations.DisplayName;
import dev.attune.annotations.LanguageModel;
import dev.attune.annotations.Metric;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Role;
import dev.attune.annotations.Tag;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.run.ProgramDefinition;
import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.Signature;
import dev.attune.runtime.SignatureException;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.TestTag;

/** Reads an annotated class, and finds all that is wrong with it. Runs none of its code. */
final class ProgramClassReader {

    private final Class<?> type;
    private final Problems problems;

    private ProgramClassReader(Class<?> type) {
        this.type = type;
        this.problems = new Problems(type);
    }

    static ProgramClass read(Class<?> type) {
        return new ProgramClassReader(type).read();
    }

    private ProgramClass read() {
        checkClass();
        Optional<Method> factory = theOne(ProgramFactory.class, true);
        List<Signature> signatures = factory.map(this::signatures).orElse(List.of());
        Optional<Method> train = split(TrainSet.class);
        Optional<Method> validation = split(ValidationSet.class);
        Optional<Method> test = split(TestSet.class);
        Map<Role, Method> models = models();
        List<OptimizerSpec> optimizers = OptimizerAnnotations.read(type, problems);
        MetricReader metricReader = new MetricReader(type, problems);
        List<MetricMethod> metrics = metricReader.read(methods(Metric.class), !optimizers.isEmpty());
        checkNeeds(!optimizers.isEmpty(), train, validation, metrics, test);
        Set<TestTag> tags = tags(type, problems);
        Optional<ProgramDefinition> definition = Optional.empty();
        if (problems.found().isEmpty() && factory.isPresent()) {
            InstanceFactory instances =
                    new InstanceFactory(type, factory.get(), signatures, train, validation, test, models, metrics);
            definition = Optional.of(new ProgramDefinition(
                    type.getName(),
                    displayName(type, type.getSimpleName(), problems),
                    signatures,
                    metrics.stream().map(MetricMethod::spec).toList(),
                    optimizers,
                    models.keySet(),
                    instances));
        }
        return new ProgramClass(
                type,
                displayName(type, type.getSimpleName(), problems),
                tags,
                disabled(type),
                definition,
                metrics,
                problems.found());
    }

    private void checkClass() {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            problems.ofClass("is abstract; an LM program is a class that can be made");
        } else if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            problems.ofClass("is an inner class; make it static or top-level");
        } else if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
            problems.ofClass("has no constructor without parameters");
        }
    }

    private List<Signature> signatures(Method factory) {
        if (!Function.class.isAssignableFrom(factory.getReturnType())) {
            problems.of(
                    factory,
                    "returns " + factory.getReturnType().getSimpleName()
                            + "; a @ProgramFactory returns a java.util.function.Function from input to output");
        }
        if (factory.getParameterCount() == 0) {
            problems.of(
                    factory, "has no parameters; those of a @ProgramFactory are the module interfaces of the program");
        }
        List<Signature> signatures = new ArrayList<>();
        for (Parameter parameter : factory.getParameters()) {
            try {
                signatures.add(named(Signature.of(parameter.getType()), parameter, factory));
            } catch (SignatureException e) {
                problems.of(
                        factory,
                        "has the parameter " + parameter.getType().getSimpleName() + " that is no module: "
                                + e.getMessage());
            }
        }
        return signatures;
    }

    /** A module is known by its interface, or by its parameter where two have the same interface. */
    private Signature named(Signature signature, Parameter parameter, Method factory) {
        long sameName = Arrays.stream(factory.getParameterTypes())
                .filter(other ->
                        other.getSimpleName().equals(parameter.getType().getSimpleName()))
                .count();
        if (sameName == 1) {
            return signature;
        }
        if (!parameter.isNamePresent()) {
            problems.of(
                    factory,
                    "has several parameters of " + parameter.getType().getSimpleName()
                            + ", which are told apart by name; compile with -parameters");
        }
        return signature.named(parameter.getName());
    }

    private Optional<Method> split(Class<? extends Annotation> annotation) {
        Optional<Method> method = theOne(annotation, false);
        method.ifPresent(found -> {
            if (found.getParameterCount() > 0 || !Collection.class.isAssignableFrom(found.getReturnType())) {
                problems.of(
                        found,
                        "must have no parameters and return a List of Example, as a method with @"
                                + annotation.getSimpleName());
            }
        });
        return method;
    }

    private Map<Role, Method> models() {
        Map<Role, Method> models = new EnumMap<>(Role.class);
        for (Method method : methods(LanguageModel.class)) {
            Role role = method.getAnnotation(LanguageModel.class).value();
            if (method.getParameterCount() > 0 || !ChatModel.class.isAssignableFrom(method.getReturnType())) {
                problems.of(
                        method,
                        "must have no parameters and return a dev.langchain4j.model.chat.ChatModel, as a method "
                                + "with @LanguageModel");
            }
            if (models.put(role, method) != null) {
                problems.of(method, "gives a second model for the role " + role + "; there is one for each role");
            }
        }
        return models;
    }

    private void checkNeeds(
            boolean searches,
            Optional<Method> train,
            Optional<Method> validation,
            List<MetricMethod> metrics,
            Optional<Method> test) {
        if (searches && train.isEmpty()) {
            problems.ofClass("has an optimizer and no method with @TrainSet, from which demos are made");
        }
        if (searches && validation.isEmpty()) {
            problems.ofClass("has an optimizer and no method with @ValidationSet, on which candidates are compared");
        }
        if (metrics.stream().anyMatch(MetricMethod::gated) && test.isEmpty()) {
            problems.ofClass("has a @Gate and no method with @TestSet, the held-out data that a gate reads");
        }
    }

    private Optional<Method> theOne(Class<? extends Annotation> annotation, boolean needed) {
        List<Method> found = methods(annotation);
        if (found.size() > 1) {
            problems.of(
                    found.get(1),
                    "is a second method with @" + annotation.getSimpleName() + "; "
                            + found.get(0).getName() + " is the first, and there can be one only");
        }
        if (found.isEmpty() && needed) {
            problems.ofClass("has no method with @" + annotation.getSimpleName());
        }
        return found.stream().findFirst();
    }

    /** In the order of their names, since reflection gives them in no order. */
    private List<Method> methods(Class<? extends Annotation> annotation) {
        return AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN).stream()
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
    }

    static Set<TestTag> tags(AnnotatedElement element, Problems problems) {
        Set<TestTag> tags = new LinkedHashSet<>();
        for (Tag tag : AnnotationSupport.findRepeatableAnnotations(element, Tag.class)) {
            if (TestTag.isValid(tag.value())) {
                tags.add(TestTag.create(tag.value()));
            } else {
                problems.add("@Tag(\"" + tag.value() + "\") on " + element + " is not a tag of the JUnit Platform");
            }
        }
        return tags;
    }

    static String displayName(AnnotatedElement element, String otherwise, Problems problems) {
        DisplayName name = element.getAnnotation(DisplayName.class);
        if (name != null && name.value().isBlank()) {
            problems.add("@DisplayName on " + element + " is blank");
        }
        return name == null || name.value().isBlank() ? otherwise : name.value().strip();
    }

    static Optional<String> disabled(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Disabled.class))
                .map(Disabled::value)
                .map(reason -> reason.isBlank() ? element + " is @Disabled" : reason);
    }
}
