package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import dev.attune.engine.config.Nearest;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads records, and refuses an object that lacks a component, unless this is an {@code Optional} or annotated as {@code @Nullable};
 * then too where a member of the object looks like a misspelling of it. Other members that no component names are passed over.
 */
final class RecordReader extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Class<?> type;

    /** @param delegate Jackson's own reader of the record */
    RecordReader(Class<?> type, JsonDeserializer<?> delegate) {
        super(delegate);
        this.type = type;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
        return new RecordReader(type, delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.FIELD_NAME && token != JsonToken.END_OBJECT) {
            return super.deserialize(parser, context);
        }
        MemberNames members = new MemberNames(parser);
        Object value;
        try {
            value = super.deserialize(members, context);
        } catch (JsonMappingException e) {
            if (members.ended()) {
                checkComplete(members.names(), context); // the better reason, where a component is missing
            }
            throw e;
        }
        checkComplete(members.names(), context);
        return value;
    }

    private void checkComplete(Set<String> names, DeserializationContext context) throws JsonMappingException {
        Set<String> unknown = new LinkedHashSet<>(names);
        List<SettableBeanProperty> missing = new ArrayList<>();
        for (SettableBeanProperty property : components()) {
            Set<String> known = names(property, context);
            boolean given = known.stream().anyMatch(names::contains);
            unknown.removeAll(known);
            if (!given) {
                missing.add(property);
            }
        }
        for (SettableBeanProperty property : missing) {
            String name = property.getName();
            String nearest = unknown.isEmpty() ? "" : Nearest.to(name, unknown);
            boolean misspelt = !unknown.isEmpty() && isNear(name, nearest);
            if (misspelt || !mayBeMissing(property)) {
                context.reportInputMismatch(
                        this,
                        "\"%s\" is missing; %s",
                        name,
                        misspelt
                                ? "is \"" + Quote.text(nearest) + "\" meant to be it?"
                                : "the object has " + quoted(names)
                                        + ". Where it may be missing, make it an Optional or"
                                        + " annotate it with @Nullable");
            }
        }
    }

    private List<SettableBeanProperty> components() {
        List<SettableBeanProperty> components = new ArrayList<>();
        if (getDelegatee() instanceof BeanDeserializerBase bean) {
            for (Iterator<SettableBeanProperty> all = bean.creatorProperties(); all.hasNext(); ) {
                SettableBeanProperty property = all.next();
                if (property.getInjectableValueId() == null && !property.isIgnorable()) {
                    components.add(property);
                }
            }
        }
        components.sort(Comparator.comparingInt(SettableBeanProperty::getCreatorIndex));
        return components;
    }

    private static Set<String> names(SettableBeanProperty property, DeserializationContext context) {
        Set<String> names = new LinkedHashSet<>(Set.of(property.getName()));
        for (PropertyName alias : property.findAliases(context.getConfig())) {
            names.add(alias.getSimpleName());
        }
        return names;
    }

    private boolean mayBeMissing(SettableBeanProperty property) {
        if (OPTIONALS.contains(property.getType().getRawClass())) {
            return true;
        }
        RecordComponent[] components = type.getRecordComponents();
        int index = property.getCreatorIndex();
        return index >= 0 && index < components.length && isNullable(components[index]);
    }

    /** Whether a value of a component may be missing. */
    static boolean mayBeMissing(RecordComponent component) {
        return OPTIONALS.contains(component.getType()) || isNullable(component);
    }

    private static boolean isNullable(RecordComponent component) {
        return isAnnotated(component) || isAnnotated(component.getAnnotatedType());
    }

    /** Whichever of the many annotations of that name. */
    private static boolean isAnnotated(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static boolean isNear(String name, String member) {
        String one = folded(name);
        String other = folded(member);
        int allowed = one.length() <= 3 ? 1 : one.length() <= 8 ? 2 : 3;
        return Nearest.distance(one, other) <= Math.min(allowed, Math.max(one.length(), other.length()) - 1);
    }

    private static String folded(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    private static String quoted(Set<String> names) {
        return names.isEmpty()
                ? "no members"
                : names.stream()
                        .limit(20)
                        .map(name -> "\"" + Quote.text(name) + "\"")
                        .collect(Collectors.joining(", "));
    }
}
