package dev.attune.engine.data.strict;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.runtime.field.FieldType;
import dev.attune.runtime.text.UnreadableException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a text or number by the format of its type, unless {@code @JsonFormat} says how this member is written. */
final class FormatReader extends ScalarReader<Object> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final transient FieldType format;
    private final transient JsonMapper others;

    FormatReader(Class<?> type, FieldType format, JsonMapper others) {
        super(type);
        this.format = format;
        this.others = others;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty member)
            throws JsonMappingException {
        if (member == null || member.getAnnotation(JsonFormat.class) == null) {
            return this;
        }
        DefaultDeserializationContext blueprint = (DefaultDeserializationContext) others.getDeserializationContext();
        return blueprint
                .createDummyInstance(others.getDeserializationConfig())
                .findContextualValueDeserializer(context.constructType(handledType()), member);
    }

    @Override
    String wanted() {
        return format.form();
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            return refuse(parser, context);
        }
        try {
            return format.parse(parser.getText());
        } catch (UnreadableException e) {
            return context.reportInputMismatch(this, "%s: %s", Quote.token(parser), e.getMessage());
        }
    }
}
