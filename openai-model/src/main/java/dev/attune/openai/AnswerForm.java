package dev.attune.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** Brings the answers of servers that speak OpenAI's protocol in a way of their own into the usual form, in place. */
final class AnswerForm {

    private static final Map<String, String> FINISH_REASONS = Map.ofEntries(
            Map.entry("max_tokens", "length"),
            Map.entry("max_output_tokens", "length"),
            Map.entry("model_length", "length"),
            Map.entry("length", "length"),
            Map.entry("stop", "stop"),
            Map.entry("eos", "stop"),
            Map.entry("eos_token", "stop"),
            Map.entry("end_turn", "stop"),
            Map.entry("stop_sequence", "stop"),
            Map.entry("safety", "content_filter"),
            Map.entry("recitation", "content_filter"),
            Map.entry("prohibited_content", "content_filter"),
            Map.entry("sensitive", "content_filter"),
            Map.entry("content_filter", "content_filter"),
            Map.entry("tool_use", "tool_calls"),
            Map.entry("tool_call", "tool_calls"));

    private AnswerForm() {}

    /** Whether something had to be changed. */
    static boolean usual(JsonNode root) {
        return root.path("choices").path(0) instanceof ObjectNode choice && (finish(choice) | message(choice));
    }

    private static boolean finish(ObjectNode choice) {
        String given = choice.path("finish_reason").asText("");
        String usual = FINISH_REASONS.get(given.toLowerCase(Locale.ROOT));
        if (usual == null || usual.equals(given)) {
            return false;
        }
        choice.put("finish_reason", usual);
        return true;
    }

    /** An answer that was withheld or used up by reasoning may lack its message. */
    private static boolean message(ObjectNode choice) {
        if (!(choice.path("message") instanceof ObjectNode message)) {
            choice.putObject("message").put("role", "assistant");
            return true;
        }
        return content(message) | reasoning(message);
    }

    /** A content in parts is that of its texts; a part that thinks is reasoning. */
    private static boolean content(ObjectNode message) {
        JsonNode content = message.path("content");
        if (content.isMissingNode() || content.isNull() || content.isTextual()) {
            return false;
        }
        if (!content.isArray()) {
            message.put("content", content.isValueNode() ? content.asText() : content.toString());
            return true;
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (part.isTextual()) {
                text.append(part.asText());
            } else if (part.path("text").isTextual()) {
                text.append(part.path("text").asText());
            } else if (part.has("thinking")) {
                message.put("reasoning_content", part.path("thinking").toString());
            }
        }
        message.put("content", text.toString());
        return true;
    }

    private static boolean reasoning(ObjectNode message) {
        JsonNode reasoning = message.path("reasoning");
        if (reasoning.isMissingNode() || reasoning.isNull() || reasoning.isTextual()) {
            return false;
        }
        message.put("reasoning", reasoning.toString());
        return true;
    }
}
