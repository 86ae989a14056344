package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;
import org.apiguardian.api.API;

/** Quotes what was found in a data file, and no more of it than its beginning. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Quote {

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

    public static String text(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }
}
