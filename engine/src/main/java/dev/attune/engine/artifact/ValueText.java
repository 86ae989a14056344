package dev.attune.engine.artifact;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Inputs and outputs of programs as text, the same text for the same value in every run: made of the state of objects, whether or not
 * there are methods that give it, and for the kinds of a sealed type with its name.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ValueText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .addModules(
                    new Jdk8Module(),
                    new JavaTimeModule(),
                    new SimpleModule().addSerializer(new SortedSets()).setSerializerModifier(new SealedKinds()))
            .build();

    private ValueText() {}

    /** The text for people: as good as there is. */
    public static String of(Object value) {
        try {
            return stable(value);
        } catch (UnstableValueException e) {
            return String.valueOf(value);
        }
    }

    /**
     * The text by which values are compared over runs.
     *
     * @throws UnstableValueException if there is none
     */
    public static String stable(Object value) {
        if (value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum) {
            return value.toString();
        }
        if (value.getClass().isHidden()) {
            throw new UnstableValueException(value.getClass(), "it is a lambda or made at run time");
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            if (hasTextOfItsOwn(value.getClass())) {
                return value.toString();
            }
            throw new UnstableValueException(
                    value.getClass(), e.getOriginalMessage().replaceAll(" \\(.*|:.*", ""));
        }
    }

    /** That of {@code Object} has the address in memory, those of records the texts of their components. */
    private static boolean hasTextOfItsOwn(Class<?> type) {
        try {
            return !type.isRecord() && type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has toString", e);
        }
    }

    /** In the order of the texts of their members: the order of Set.of differs from process to process. */
    private static final class SortedSets extends StdSerializer<Set<?>> {

        private static final long serialVersionUID = 1L;

        SortedSets() {
            super(Set.class, false);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            List<Object> members = new ArrayList<>(set);
            members.sort(Comparator.comparing(ValueText::of));
            for (Object member : members) {
                provider.defaultSerializeValue(member, json);
            }
            json.writeEndArray();
        }
    }
}
