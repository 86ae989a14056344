package dev.attune.engine.junit.reader;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Relations of types as a class sees them: what it inherits from may have type parameters, which it sets. */
final class TypeRelations {

    /** A type that nothing is known of, and that everything fits. */
    static final Type UNKNOWN = new Type() {};

    /** From narrow to wide: Java widens a primitive to each that follows. */
    private static final List<Class<?>> WIDENING =
            List.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);

    private final Map<TypeVariable<?>, Type> known;

    TypeRelations(Class<?> context) {
        this(new HashMap<>(), context);
    }

    private TypeRelations(Map<TypeVariable<?>, Type> known, Type more) {
        this.known = known;
        learn(more);
    }

    private void learn(@Nullable Type type) {
        Class<?> raw = raw(type);
        if (raw == null) {
            return;
        }
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                Type argument = parameterized.getActualTypeArguments()[i];
                if (argument != variables[i]) {
                    known.put(variables[i], argument);
                }
            }
        }
        learn(raw.getGenericSuperclass());
        for (Type inherited : raw.getGenericInterfaces()) {
            learn(inherited);
        }
    }

    /** What a type sets a type parameter of another to that it is or inherits from. */
    Type argument(Type type, Class<?> of, int index) {
        Map<TypeVariable<?>, Type> seen = new HashMap<>(known);
        // of another use of the same class, nothing is true here
        Arrays.asList(of.getTypeParameters()).forEach(seen::remove);
        return new TypeRelations(seen, resolved(type)).resolved(of.getTypeParameters()[index]);
    }

    /** Whether a type is of that class, with whatever type arguments. */
    boolean isOf(Type type, Class<?> of) {
        return raw(resolved(type)) == of;
    }

    /** Whether a parameter may take what is given; true if that is not known. */
    boolean fits(Type taken, Type given) {
        Type to = resolved(taken);
        Type from = resolved(given);
        Class<?> rawTo = raw(to);
        Class<?> rawFrom = raw(from);
        if (rawTo == null || rawFrom == null) {
            return true;
        }
        if (!accepts(rawTo, rawFrom)) {
            return false;
        }
        if (to instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                if (!agree(arguments[i], argument(from, rawTo, i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether Java passes a value of the one type, or of its wrapper, to a parameter of the other. */
    static boolean accepts(Class<?> taken, Class<?> given) {
        Class<?> boxed = boxed(given);
        return boxed(taken).isAssignableFrom(boxed)
                || (taken.isPrimitive()
                        && WIDENING.contains(boxed)
                        && WIDENING.indexOf(boxed(taken)) > WIDENING.indexOf(boxed));
    }

    /** As a person would write it. */
    String name(Type type) {
        Type shown = resolved(type);
        Class<?> raw = raw(shown);
        if (raw == null) {
            return "?";
        }
        return shown instanceof ParameterizedType parameterized
                ? raw.getSimpleName()
                        + Arrays.stream(parameterized.getActualTypeArguments())
                                .map(this::name)
                                .collect(Collectors.joining(", ", "<", ">"))
                : raw.getSimpleName();
    }

    /** Type arguments are the same, but for wildcards. */
    private boolean agree(Type taken, Type given) {
        if (taken instanceof WildcardType) {
            return fits(taken, given);
        }
        Class<?> rawTaken = raw(resolved(taken));
        Class<?> rawGiven = raw(resolved(given));
        return rawTaken == null || rawGiven == null || (rawTaken == rawGiven && fits(taken, given));
    }

    private Type resolved(Type type) {
        Type found = type;
        while (found instanceof TypeVariable<?> variable && known.containsKey(variable)) {
            found = known.get(variable);
        }
        if (found instanceof WildcardType wildcard) {
            Type bound = wildcard.getUpperBounds()[0];
            return bound == Object.class ? UNKNOWN : resolved(bound);
        }
        return found;
    }

    private @Nullable Class<?> raw(@Nullable Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            Class<?> component = raw(resolved(array.getGenericComponentType()));
            return component == null ? null : Array.newInstance(component, 0).getClass();
        }
        return null;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
