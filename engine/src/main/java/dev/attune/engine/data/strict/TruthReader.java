package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;

/** Reads {@code true} and {@code false}, also as texts in any case; a number is neither. */
final class TruthReader extends ScalarReader<Boolean> {

    private static final long serialVersionUID = 1L;

    TruthReader(Class<?> type) {
        super(type);
    }

    @Override
    String wanted() {
        return "true or false";
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
        return refuse(parser, context);
    }
}
