package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Notes the names of the members of one object while it is read. */
final class MemberNames extends JsonParserDelegate {

    private final Set<String> names = new LinkedHashSet<>();
    private int depth;
    private boolean ended;

    /** @param parser stands at the beginning of the object, or at its first member where its type came first */
    MemberNames(JsonParser parser) throws IOException {
        super(parser);
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            names.add(parser.currentName());
        }
        ended = parser.currentToken() == JsonToken.END_OBJECT;
    }

    /** The names so far. */
    Set<String> names() {
        return names;
    }

    /** Whether the object was read to its end. */
    boolean ended() {
        return ended;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == null || ended) {
            return token;
        }
        if (token.isStructStart()) {
            depth++;
        } else if (token.isStructEnd()) {
            ended = depth == 0;
            depth--;
        } else if (token == JsonToken.FIELD_NAME && depth == 0) {
            names.add(currentName());
        }
        return token;
    }

    @Override
    public JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken token = currentToken();
        if (token != null && token.isStructStart()) {
            super.skipChildren();
            depth--;
        }
        return this;
    }
}
