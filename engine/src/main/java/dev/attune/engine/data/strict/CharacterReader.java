package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;

/** Reads a text of one character; a number is no character. */
final class CharacterReader extends ScalarReader<Character> {

    private static final long serialVersionUID = 1L;

    CharacterReader(Class<?> type) {
        super(type);
    }

    @Override
    String wanted() {
        return "a text of one character";
    }

    @Override
    public Character deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().length() == 1) {
            return parser.getText().charAt(0);
        }
        return refuse(parser, context);
    }
}
