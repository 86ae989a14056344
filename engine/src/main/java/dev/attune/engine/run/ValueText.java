package dev.attune.engine.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Inputs and outputs of programs as text, the same text for the same value in every run. */
final class ValueText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule().addSerializer(new SortedSets()))
            .build();

    private ValueText() {}

    static String of(Object value) {
        if (value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum) {
            return value.toString();
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return value.toString();
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
