package dev.attune.runtime.signature;

import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.field.FieldTypes;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of a module: those on an element itself and those of which they are composed. Annotations of other libraries that say
 * what a prompt is are refused, since what they say would be dropped.
 */
final class ModuleAnnotations {

    private static final List<String> FOREIGN =
            List.of("dev.langchain4j.", "io.quarkiverse.langchain4j.", "org.springframework.ai.");

    private static final List<String> MESSAGES =
            List.of("dev.langchain4j.service.SystemMessage", "dev.langchain4j.service.UserMessage");

    private ModuleAnnotations() {}

    /** Whether an interface, one of its methods or one of their parameters has a message annotation of langchain4j. */
    static boolean isService(Class<?> type) {
        return type.isInterface()
                && (hasMessage(type)
                        || Arrays.stream(type.getMethods())
                                .anyMatch(method -> hasMessage(method)
                                        || Arrays.stream(method.getParameters())
                                                .anyMatch(ModuleAnnotations::hasMessage)));
    }

    static boolean hasMessage(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation ->
                        MESSAGES.contains(annotation.annotationType().getName()));
    }

    /**
     * The annotation of a type on an element; null if there is none.
     *
     * @throws SignatureException if there are several that differ
     */
    static <A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> type) {
        Set<A> found = new LinkedHashSet<>();
        for (Annotation annotation : on(element)) {
            if (annotation.annotationType() == type) {
                found.add(type.cast(annotation));
            }
        }
        if (found.size() > 1) {
            throw new SignatureException(element + " has @" + type.getSimpleName()
                    + " more than once, by annotations that are composed of it, with different values; leave the one "
                    + "that is meant");
        }
        return found.stream().findFirst().orElse(null);
    }

    /**
     * The annotation of a type on a module: on its method, its interface, or an interface that this extends; null if there is none.
     *
     * @throws SignatureException if there are several that differ
     */
    static <A extends Annotation> @Nullable A ofModule(Class<?> moduleInterface, Method method, Class<A> type) {
        Set<AnnotatedElement> elements = new LinkedHashSet<>(withAllThatItExtends(moduleInterface));
        elements.add(method);
        Set<A> found = new LinkedHashSet<>();
        for (AnnotatedElement element : elements) {
            A annotation = find(element, type);
            if (annotation != null) {
                found.add(annotation);
            }
        }
        if (found.size() > 1) {
            throw new SignatureException("module interface " + moduleInterface.getName() + " has @"
                    + type.getSimpleName() + " more than once, with different values; leave the one that is meant");
        }
        return found.stream().findFirst().orElse(null);
    }

    static boolean has(AnnotatedElement element, Class<? extends Annotation> type) {
        return find(element, type) != null;
    }

    private static List<Annotation> on(AnnotatedElement element) {
        List<Annotation> all = new ArrayList<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            collect(annotation, all, new HashSet<>());
        }
        return all;
    }

    private static void collect(Annotation annotation, List<Annotation> all, Set<Class<?>> seen) {
        Class<? extends Annotation> type = annotation.annotationType();
        all.add(annotation);
        if (!type.getName().startsWith("java.") && seen.add(type)) {
            for (Annotation part : type.getDeclaredAnnotations()) {
                collect(part, all, seen);
            }
        }
    }

    /**
     * Checks all that a module is made of: its interface with what that extends, its method, and the types of its fields,
     * except those that a format describes.
     */
    static void refuseForeign(Class<?> moduleInterface, Method method, FieldTypes fieldTypes) {
        for (Class<?> type : withAllThatItExtends(moduleInterface)) {
            refuseForeign(type, "module interface " + type.getName());
            for (Method declared : type.getDeclaredMethods()) {
                if (isSame(declared, method)) {
                    String place = "method " + type.getName() + "." + declared.getName();
                    refuseForeign(declared, place);
                    refuseDropped(declared, method, place);
                    Arrays.stream(declared.getParameters())
                            .forEach(parameter ->
                                    refuseForeign(parameter, "parameter " + parameter.getName() + " of " + place));
                }
            }
        }
        Set<Class<?>> types = new LinkedHashSet<>();
        collectTypes(method.getGenericReturnType(), types, fieldTypes);
        Arrays.stream(method.getGenericParameterTypes()).forEach(type -> collectTypes(type, types, fieldTypes));
        for (Class<?> type : types) {
            refuseForeign(type, type.getName() + ", a type of " + place(method) + ",");
            Arrays.stream(type.isEnum() ? type.getFields() : new Field[0])
                    .forEach(constant -> refuseForeign(constant, type.getName() + "." + constant.getName()));
            Arrays.stream(type.isRecord() ? type.getRecordComponents() : new RecordComponent[0])
                    .filter(component -> !has(component, dev.attune.runtime.annotations.Field.class))
                    .forEach(component -> refuseForeign(component, type));
        }
    }

    /** A component may be described for others too, if it is for Attune. */
    private static void refuseForeign(RecordComponent component, Class<?> type) {
        String place = "component " + component.getName() + " of " + type.getName();
        refuseForeign(component, place);
        refuseForeign(component.getAccessor(), place);
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(component.getName()))
                .forEach(field -> refuseForeign(field, place));
    }

    private static void collectTypes(Type type, Set<Class<?>> types, FieldTypes fieldTypes) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments())
                    .forEach(argument -> collectTypes(argument, types, fieldTypes));
            collectTypes(generic.getRawType(), types, fieldTypes);
        } else if (type instanceof Class<?> named
                && (named.isEnum() || named.isRecord())
                && !fieldTypes.hasFormat(named)
                && types.add(named)) {
            Arrays.stream(named.isRecord() ? named.getRecordComponents() : new RecordComponent[0])
                    .forEach(component -> collectTypes(component.getGenericType(), types, fieldTypes));
        }
    }

    private static void refuseForeign(AnnotatedElement element, String place) {
        for (Annotation annotation : on(element)) {
            String name = annotation.annotationType().getName();
            if (FOREIGN.stream().anyMatch(name::startsWith)) {
                throw new SignatureException(place + " has @"
                        + annotation.annotationType().getSimpleName() + " of "
                        + annotation.annotationType().getPackageName()
                        + ", which Attune does not read in a module interface: what it says would be missing in every prompt. Say it with "
                        + "@Instruction on the method and @Field on parameters and components, and take it away here");
            }
        }
    }

    /** What an interface says of the method that it takes over and declares again is dropped by Java. */
    private static void refuseDropped(Method declared, Method method, String place) {
        if (declared.equals(method)) {
            return;
        }
        for (Annotation annotation : on(declared)) {
            if (annotation.annotationType().getPackage().equals(Instruction.class.getPackage())
                    && !has(method, annotation.annotationType())) {
                throw new SignatureException(place(method) + " declares " + place + " again without its @"
                        + annotation.annotationType().getSimpleName() + "; repeat it, or drop the declaration");
            }
        }
    }

    private static Set<Class<?>> withAllThatItExtends(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        types.add(type);
        for (Class<?> extended : type.getInterfaces()) {
            types.addAll(withAllThatItExtends(extended));
        }
        return types;
    }

    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && one.getParameterCount() == other.getParameterCount()
                && !one.isSynthetic();
    }

    private static String place(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }
}
