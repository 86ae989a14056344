package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

/** The published schema of summaries. */
final class Schema {

    private Schema() {}

    /** Reads a summary, and fails unless it is as the schema says. */
    static JsonNode read(Path summary) throws IOException {
        JsonNode document = JsonMapper.builder().build().readTree(summary.toFile());
        assertThat(schema().validate(
                                document,
                                context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .isEmpty();
        return document;
    }

    static JsonSchema schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Schema.class.getResourceAsStream("/META-INF/attune/summary.schema.json"), "the schema")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
