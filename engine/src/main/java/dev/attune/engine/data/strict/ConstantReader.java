package dev.attune.engine.data.strict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.attune.engine.config.Nearest;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads enum constants by their names, their {@code toString()} or what Jackson's annotations call them: exactly, else whatever the
 * case, the marks between words, and the quotes or the full stop around them. The whole text must be the constant, and only one: a
 * sentence that mentions one is no label.
 */
final class ConstantReader extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[\\p{L}\\p{N}])[\\p{Z}\\s_-]+(?=[\\p{L}\\p{N}])");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern AROUND = Pattern.compile(
            "[\"“„«'‘`*]+(?<quoted>[^\"“”„«»'‘’`*]+)[\"”“»'’`*]+[.!,;]?|(?<ended>.*[\\p{L}\\p{N}])[.!,;:]");

    private static final List<UnaryOperator<String>> FORMS = List.of(
            text -> text, text -> text.toLowerCase(Locale.ROOT), ConstantReader::words, text -> words(unwrapped(text)));

    private final Class<?> type;

    /** @param delegate Jackson's own reader of the enum */
    ConstantReader(Class<?> type, JsonDeserializer<?> delegate) {
        super(delegate);
        this.type = type;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
        return new ConstantReader(type, delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(this, "%s, where one of %s must be", Quote.token(parser), allowed());
        }
        String text = Normalizer.normalize(parser.getText().strip(), Normalizer.Form.NFC);
        Set<Object> exact = matching(text, FORMS.get(0));
        Object annotated = exact.size() > 1 || text.isEmpty() ? null : byJackson(parser, context);
        if (annotated != null) {
            return annotated;
        }
        for (UnaryOperator<String> form : FORMS) {
            Set<Object> found = matching(text, form);
            if (found.size() == 1) {
                return found.iterator().next();
            }
            if (found.size() > 1) {
                return context.reportInputMismatch(this, "\"%s\" means several of %s", Quote.text(text), allowed());
            }
        }
        return context.reportInputMismatch(
                this, "\"%s\" is none of %s%s", Quote.text(text), allowed(), suggestion(text));
    }

    private @Nullable Object byJackson(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return super.deserialize(parser, context);
        } catch (InvalidFormatException e) {
            return null;
        }
    }

    private Set<Object> matching(String text, UnaryOperator<String> form) {
        String wanted = form.apply(text);
        Set<Object> found = new LinkedHashSet<>();
        for (Object constant : type.getEnumConstants()) {
            if (!wanted.isEmpty()
                    && (form.apply(label(constant)).equals(wanted)
                            || form.apply(((Enum<?>) constant).name()).equals(wanted))) {
                found.add(constant);
            }
        }
        return found;
    }

    private static String label(Object constant) {
        return Normalizer.normalize(String.valueOf(constant).strip(), Normalizer.Form.NFC);
    }

    /** Marks within a word's place count no more than a space; those before and behind may be a sign, and stay. */
    private static String words(String text) {
        String apart =
                BETWEEN_WORDS.matcher(CAMEL.matcher(text).replaceAll(" ")).replaceAll(" ");
        return apart.toLowerCase(Locale.ROOT);
    }

    private static String unwrapped(String text) {
        var around = AROUND.matcher(text);
        if (!around.matches()) {
            return text;
        }
        String quoted = around.group("quoted");
        return (quoted == null ? around.group("ended") : quoted).strip();
    }

    private String allowed() {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants).limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                + (constants.length > SHOWN ? ", …" : "");
    }

    private String suggestion(String text) {
        List<String> labels =
                Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
        if (labels.isEmpty() || text.length() > 2 * SHOWN) {
            return "";
        }
        String nearest = Nearest.to(text, labels);
        boolean near = Nearest.distance(text.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT))
                <= (text.length() < 4 ? 1 : 2);
        return near ? "; did you mean " + nearest + "?" : "";
    }
}
