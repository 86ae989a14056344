package dev.attune.engine.artifact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.VirtualAnnotatedMember;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;
import com.fasterxml.jackson.databind.util.SimpleBeanPropertyDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the kind of a value of a sealed type: two records of one can have the same components and mean different things. */
final class SealedKinds extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "@type";

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
        AnnotatedClass owner = description.getClassInfo();
        if (!isKind(owner.getRawType())) {
            return properties;
        }
        JavaType text = config.constructType(String.class);
        BeanPropertyDefinition definition = SimpleBeanPropertyDefinition.construct(
                config,
                new VirtualAnnotatedMember(owner, owner.getRawType(), NAME, text),
                PropertyName.construct(NAME));
        List<BeanPropertyWriter> more = new ArrayList<>();
        more.add(new Kind(definition, owner, text));
        more.addAll(properties);
        return more;
    }

    private static boolean isKind(@Nullable Class<?> type) {
        return type != null
                && !type.getName().startsWith("java.")
                && (type.isSealed()
                        || Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                                .anyMatch(SealedKinds::isKind));
    }

    private static final class Kind extends VirtualBeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        Kind(BeanPropertyDefinition definition, AnnotatedClass owner, JavaType type) {
            super(definition, owner.getAnnotations(), type);
        }

        @Override
        protected Object value(Object bean, JsonGenerator json, SerializerProvider provider) {
            return bean.getClass().getSimpleName();
        }

        @Override
        public VirtualBeanPropertyWriter withConfig(
                MapperConfig<?> config, AnnotatedClass owner, BeanPropertyDefinition definition, JavaType type) {
            return new Kind(definition, owner, type);
        }
    }
}
