package dev.attune.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.PromptLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Run records as JSON with everything in them, so that a report can be made again from it. */
final class RecordJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(OptimizationRecord.class, OfOptimization.class)
            .addMixIn(OptimizationRecord.Builder.class, OfBuilder.class)
            .addMixIn(GateRecord.class, OfGate.class)
            .addMixIn(GateRecord.Builder.class, OfBuilder.class)
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addDeserializer(Duration.class, new DurationReader())
                    .addDeserializer(DemoChoice.class, new ChoiceReader())
                    .addDeserializer(PromptLayout.class, new LayoutReader()))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RecordJson() {}

    /** Writes a record with the name of its type. */
    static String write(Object record) {
        return write(record, null);
    }

    /**
     * Writes a record with the name of its type, and from what it is.
     *
     * @param leaf the leaf that it is the record of; null if that is not known
     */
    static String write(Object record, @Nullable LeafRecord leaf) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "attune-run-record/5");
        document.put("type", record.getClass().getSimpleName());
        if (leaf != null) {
            document.put("ended", leaf.ended().toString());
            RunInfo run = leaf.run();
            if (run != null) {
                document.put("commit", run.commit());
                document.put(
                        "artifacts",
                        run.artifacts().stream().map(RecordJson::artifact).toList());
            }
        }
        document.put("record", record);
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> artifact(RunInfo.ArtifactInfo artifact) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("path", artifact.path().toString());
        members.put("accepted", artifact.accepted());
        members.put("sha256", artifact.sha256());
        return members;
    }

    /** Reads a record of a known type. */
    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.treeToValue(JSON.readTree(json).required("record"), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    @JsonDeserialize(builder = OptimizationRecord.Builder.class)
    private interface OfOptimization {}

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    @JsonDeserialize(builder = GateRecord.Builder.class)
    private interface OfGate {}

    @JsonPOJOBuilder(withPrefix = "")
    private interface OfBuilder {}

    private static final class DurationReader extends FromStringDeserializer<Duration> {

        private static final long serialVersionUID = 1L;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        protected Duration _deserialize(String value, DeserializationContext context) {
            return Duration.parse(value);
        }
    }

    /** Records say nothing of a choice of all demos. */
    private static final class ChoiceReader extends StdDeserializer<DemoChoice> {

        private static final long serialVersionUID = 1L;

        ChoiceReader() {
            super(DemoChoice.class);
        }

        @Override
        public DemoChoice deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode choice = parser.readValueAsTree();
            return choice.isEmpty()
                    ? DemoChoice.ALL
                    : DemoChoice.nearest(
                            choice.required("nearest").asInt(),
                            choice.required("embedding").asText());
        }
    }

    /** Nor of the default layout. */
    private static final class LayoutReader extends StdDeserializer<PromptLayout> {

        private static final long serialVersionUID = 1L;

        LayoutReader() {
            super(PromptLayout.class);
        }

        @Override
        public PromptLayout deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String name = parser.getValueAsString("");
            return name.isEmpty() ? PromptLayout.TURNS : PromptLayout.valueOf(name);
        }
    }
}
