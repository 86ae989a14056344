package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Reads the elements of an array of primitives by the rules for a single one. */
final class PrimitiveArrayReader extends StdDeserializer<Object> {

    private static final long serialVersionUID = 1L;

    private final Class<?> element;

    PrimitiveArrayReader(Class<?> array) {
        super(array);
        this.element = array.getComponentType();
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            return context.reportInputMismatch(this, "%s, where an array must be", Quote.token(parser));
        }
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(
                    parser.currentToken() == JsonToken.VALUE_NULL
                            ? context.reportInputMismatch(this, "null, where a number or truth must be")
                            : context.readValue(parser, element));
        }
        Object array = Array.newInstance(element, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }
}
