package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;

/** Refuses a moment or a duration that is a bare number, which some write in seconds and others in milliseconds. */
final class MomentReader extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.]+");

    MomentReader(JsonDeserializer<?> delegate) {
        super(delegate);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
        return new MomentReader(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        boolean number = token.isNumeric()
                || (token == JsonToken.VALUE_STRING
                        && NUMBER.matcher(parser.getText().strip()).matches());
        return number
                ? context.reportInputMismatch(
                        this,
                        "%s, which could be in seconds or milliseconds; write it in ISO 8601, such as %s",
                        Quote.token(parser),
                        handledType() == java.time.Duration.class ? "\"PT1M30S\"" : "\"2026-01-31T12:00:00Z\"")
                : super.deserialize(parser, context);
    }
}
