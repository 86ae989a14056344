package dev.attune.engine.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;

/** Quotes what was found in a data file, and no more of it than its beginning. */
final class Quote {

    private static final int MAX_LENGTH = 60;

    private Quote() {}

    /** What stands at the parser's place: a text in quotes, a number or truth as it is, and for what is longer its kind. */
    static String token(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return "the text \"" + text(parser.getText()) + "\"";
        }
        if (token == JsonToken.START_ARRAY) {
            return "an array";
        }
        return token.isScalarValue() ? text(Objects.requireNonNullElse(parser.getText(), "")) : "an object";
    }

    static String text(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }
}
