package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code true} and {@code false}, also as texts in any case; a number is neither. */
final class TruthReader extends StdScalarDeserializer<Boolean> {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;

    TruthReader(Class<?> type) {
        super(type);
        this.type = type;
    }

    @Override
    public @Nullable Boolean getNullValue(DeserializationContext context) throws JsonMappingException {
        return type.isPrimitive() ? context.reportInputMismatch(this, "null, where true or false must be") : null;
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isBoolean()) {
            return token == JsonToken.VALUE_TRUE;
        }
        String text = token == JsonToken.VALUE_STRING ? parser.getText().strip() : "";
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        return context.reportInputMismatch(this, "%s, where true or false must be", Quote.token(parser));
    }
}
