package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a text of one character; a number is no character. */
final class CharacterReader extends StdScalarDeserializer<Character> {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;

    CharacterReader(Class<?> type) {
        super(type);
        this.type = type;
    }

    @Override
    public @Nullable Character getNullValue(DeserializationContext context) throws JsonMappingException {
        return type.isPrimitive() ? context.reportInputMismatch(this, "null, where a character must be") : null;
    }

    @Override
    public Character deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().length() == 1) {
            return parser.getText().charAt(0);
        }
        return context.reportInputMismatch(this, "%s, where a text of one character must be", Quote.token(parser));
    }
}
