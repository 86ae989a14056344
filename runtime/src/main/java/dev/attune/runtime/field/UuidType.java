package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.text.Negation;
import dev.attune.runtime.text.UnreadableException;
import dev.attune.runtime.text.Words;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A UUID: the only one of a text, in its 36 characters. */
record UuidType() implements ItemType {

    private static final Pattern UUIDS = Pattern.compile(
            "(?<![\\p{L}\\p{N}_-])\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}(?![\\p{L}\\p{N}_-])");

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        return type == UUID.class ? new UuidType() : null;
    }

    @Override
    public Class<?> type() {
        return UUID.class;
    }

    @Override
    public String form() {
        return "a UUID";
    }

    @Override
    public boolean holds(Object value) {
        return value instanceof UUID;
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        String plain =
                FieldText.filled(text).replace('\u2010', '-').replace('\u2011', '-'); // at which lines do not break
        Words words = Words.of(plain);
        Set<UUID> found = new LinkedHashSet<>();
        Matcher uuid = UUIDS.matcher(plain);
        while (uuid.find()) {
            if (Negation.ofPlace(words, uuid.start(), uuid.end())) {
                throw new UnreadableException("it holds a UUID that it takes back; write only the one meant");
            }
            found.add(UUID.fromString(uuid.group()));
        }
        if (found.isEmpty()) {
            throw new UnreadableException("it holds no UUID of 36 characters");
        }
        if (found.size() > 1) {
            throw new UnreadableException("it holds several UUIDs; write only the one meant");
        }
        return found.iterator().next();
    }

    @Override
    public boolean isItem(JsonNode node) {
        return node.isTextual();
    }

    @Override
    public boolean yieldsToFormat() {
        return true;
    }
}
