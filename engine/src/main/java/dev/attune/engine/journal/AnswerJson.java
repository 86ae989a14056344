package dev.attune.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.engine.journal.RecordedAnswer.Instead;
import dev.attune.engine.journal.RecordedAnswer.Tool;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes the records of this package. */
final class AnswerJson {

    /** Of one text: far above any answer, and no danger to the memory. */
    private static final int LONGEST_TEXT = 20_000_000;

    private static final int DEEPEST = 20;

    static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build());

    private AnswerJson() {}

    /** Adds all of an answer but its text; what is not known is left out. */
    static ObjectNode put(ObjectNode node, RecordedAnswer answer) {
        node.put("in", answer.inputTokens()).put("out", answer.outputTokens());
        putName(node, "finish", answer.finish());
        putName(node, "instead", answer.instead());
        if (!answer.tools().isEmpty()) {
            ArrayNode tools = node.putArray("tools");
            answer.tools()
                    .forEach(tool -> tools.addObject()
                            .put("id", tool.id())
                            .put("name", tool.name())
                            .put("arguments", tool.arguments()));
        }
        return node;
    }

    private static List<Tool> tools(JsonNode node) {
        List<Tool> tools = new ArrayList<>();
        for (JsonNode tool : node.path("tools")) {
            tools.add(new Tool(
                    tool.path("id").textValue(),
                    tool.path("name").asText(),
                    tool.path("arguments").textValue()));
        }
        return tools;
    }

    private static void putName(ObjectNode node, String field, @Nullable Enum<?> value) {
        if (value != null) {
            node.put(field, value.name().toLowerCase(Locale.ROOT));
        }
    }

    /** An answer whose text is known; files of older versions do not say how it ended. */
    static RecordedAnswer answer(String text, JsonNode node) {
        return new RecordedAnswer(
                text,
                node.path("in").asLong(),
                node.path("out").asLong(),
                named(FinishReason.values(), node.path("finish").asText("")),
                named(Instead.values(), node.path("instead").asText("")),
                tools(node));
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        return null;
    }
}
