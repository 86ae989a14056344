package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a value of one token, or refuses what stands in its place; null is no primitive. */
abstract class ScalarReader<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    ScalarReader(Class<?> type) {
        super(type);
    }

    /** What must be there, in words. */
    abstract String wanted();

    @Override
    public @Nullable T getNullValue(DeserializationContext context) throws JsonMappingException {
        return handledType().isPrimitive()
                ? context.reportInputMismatch(this, "null, where %s must be", wanted())
                : null;
    }

    /** Always throws. */
    T refuse(JsonParser parser, DeserializationContext context) throws IOException {
        return context.reportInputMismatch(this, "%s, where %s must be", Quote.token(parser), wanted());
    }
}
