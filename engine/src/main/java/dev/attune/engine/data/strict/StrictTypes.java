package dev.attune.engine.data.strict;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.EnumDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.apiguardian.api.API;

/** The readers of data rows in place of Jackson's own, which would guess. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StrictTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public StrictTypes() {
        NumberReader.types().forEach(type -> add(type, NumberReader.of(type)));
        List.of(boolean.class, Boolean.class).forEach(type -> add(type, new TruthReader(type)));
        List.of(char.class, Character.class).forEach(type -> add(type, new CharacterReader(type)));
        List.of(int[].class, long[].class, short[].class, double[].class, float[].class, boolean[].class)
                .forEach(type -> add(type, new PrimitiveArrayReader(type)));
        add(Instant.class, new MomentReader(InstantDeserializer.INSTANT));
        add(OffsetDateTime.class, new MomentReader(InstantDeserializer.OFFSET_DATE_TIME));
        add(ZonedDateTime.class, new MomentReader(InstantDeserializer.ZONED_DATE_TIME));
        add(Duration.class, new MomentReader(DurationDeserializer.INSTANCE));
        setDeserializerModifier(new Modifier());
    }

    @SuppressWarnings(
            "unchecked") // each reader gives values of the type under which it is registered, primitives boxed
    private void add(Class<?> type, JsonDeserializer<?> reader) {
        addDeserializer((Class<Object>) type, (JsonDeserializer<Object>) reader);
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> own) {
            Class<?> type = description.getBeanClass();
            return type.isRecord() && own instanceof BeanDeserializer ? new RecordReader(type, own) : own;
        }

        /** Enums with a factory method of their own are read by that. */
        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> own) {
            return own instanceof EnumDeserializer ? new ConstantReader(type.getRawClass(), own) : own;
        }
    }
}
