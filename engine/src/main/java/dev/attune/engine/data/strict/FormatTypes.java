package dev.attune.engine.data.strict;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.attune.runtime.field.FieldTypes;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The readers of types that libraries bring with a format: data are read by the format, as answers are. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FormatTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private final transient FieldTypes types;
    private final transient JsonMapper others;

    /**
     * @param types the types of fields, with the formats
     * @param others reads members of which the row itself says how they are written
     */
    public FormatTypes(FieldTypes types, JsonMapper others) {
        super("formats of fields");
        this.types = types;
        this.others = others;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription description) {
                Class<?> raw = type.getRawClass();
                return types.hasFormat(raw) ? new FormatReader(raw, types.get(raw), others) : null;
            }
        });
    }
}
