package dev.attune.engine.model.layer;

import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.journal.RecordedAnswer.Instead;
import dev.attune.engine.journal.RecordedAnswer.Tool;
import dev.attune.engine.journal.RecordedCall;
import dev.attune.engine.journal.RecordedCall.Message;
import dev.attune.engine.model.budget.Meter;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A call on its way through the layers. Immutable but for the time that its answer took; thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelCall {

    private static final String NOT_KEPT = "not kept";

    private final ChatRequest request;
    private final RecordedCall recorded;
    private final String key;
    private final Meter meter;
    private volatile OptionalLong nanos = OptionalLong.empty();

    /** @param meter counts what it costs */
    public ModelCall(String model, ChatRequest request, long rollout, Meter meter) {
        this.request = request;
        this.meter = meter;
        this.recorded = new RecordedCall(
                model,
                parameters(request.parameters()),
                rollout,
                request.messages().stream().map(ModelCall::message).toList());
        this.key = recorded.key();
    }

    public ChatRequest request() {
        return request;
    }

    public RecordedCall recorded() {
        return recorded;
    }

    Meter meter() {
        return meter;
    }

    String key() {
        return key;
    }

    /** The user's model has answered. */
    void answered(long time) {
        nanos = OptionalLong.of(time);
    }

    /** How long the user's model took for its answer; empty if it was not asked. */
    public OptionalLong nanos() {
        return nanos;
    }

    /** Characters of all messages. */
    public long characters() {
        return recorded.messages().stream().mapToLong(m -> m.text().length()).sum();
    }

    public static RecordedAnswer recorded(ChatResponse response) {
        String text = response.aiMessage().text();
        TokenUsage usage = response.tokenUsage();
        Integer input = usage == null ? null : usage.inputTokenCount();
        Integer output = usage == null ? null : usage.outputTokenCount();
        return new RecordedAnswer(
                text == null ? "" : text,
                input == null || output == null ? 0 : input,
                input == null || output == null ? 0 : output,
                response.finishReason(),
                text == null || text.isBlank() ? instead(response.aiMessage()) : null,
                response.aiMessage().toolExecutionRequests().stream()
                        .map(tool -> new Tool(tool.id(), tool.name(), tool.arguments()))
                        .toList());
    }

    private static @Nullable Instead instead(AiMessage message) {
        if (message.hasToolExecutionRequests()) {
            return Instead.TOOL_CALL;
        }
        return message.thinking() == null || message.thinking().isBlank() ? null : Instead.REASONING;
    }

    /** The answer as it came, but for the reasoning, and the tools of answers that an older version has kept. */
    static ChatResponse response(RecordedAnswer answer) {
        AiMessage.Builder message = AiMessage.builder().text(answer.text());
        if (!answer.tools().isEmpty()) {
            message.toolExecutionRequests(
                    answer.tools().stream().map(ModelCall::tool).toList());
        } else if (answer.instead() == Instead.TOOL_CALL) {
            message.toolExecutionRequests(List.of(ToolExecutionRequest.builder()
                    .name(NOT_KEPT)
                    .arguments("{}")
                    .build()));
        } else if (answer.instead() == Instead.REASONING) {
            message.thinking(NOT_KEPT);
        }
        return ChatResponse.builder()
                .aiMessage(message.build())
                .tokenUsage(new TokenUsage(tokens(answer.inputTokens()), tokens(answer.outputTokens())))
                .finishReason(answer.finish())
                .build();
    }

    private static ToolExecutionRequest tool(Tool tool) {
        return ToolExecutionRequest.builder()
                .id(tool.id())
                .name(tool.name())
                .arguments(tool.arguments())
                .build();
    }

    private static int tokens(long count) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, count));
    }

    private static Message message(ChatMessage message) {
        String text = message.toString();
        if (message instanceof SystemMessage system) {
            text = system.text();
        } else if (message instanceof UserMessage user && user.hasSingleText()) {
            text = user.singleText();
        } else if (message instanceof AiMessage answer && answer.text() != null && !answer.hasToolExecutionRequests()) {
            text = answer.text();
        }
        return new Message(message.type().name().toLowerCase(Locale.ROOT), text);
    }

    /** Those that are set. */
    public static Map<String, String> parameters(@Nullable ChatRequestParameters parameters) {
        Map<String, String> set = new TreeMap<>();
        if (parameters != null) {
            put(set, "model", parameters.modelName());
            put(set, "temperature", parameters.temperature());
            put(set, "top-p", parameters.topP());
            put(set, "top-k", parameters.topK());
            put(set, "frequency-penalty", parameters.frequencyPenalty());
            put(set, "presence-penalty", parameters.presencePenalty());
            put(set, "max-output-tokens", parameters.maxOutputTokens());
            put(set, "stop", parameters.stopSequences());
            put(set, "tools", parameters.toolSpecifications());
            put(set, "response-format", parameters.responseFormat());
            if (parameters instanceof OpenAiChatRequestParameters own) {
                put(set, "max-completion-tokens", own.maxCompletionTokens());
                put(set, "reasoning-effort", own.reasoningEffort());
                put(set, "seed", own.seed());
            }
        }
        return set;
    }

    private static void put(Map<String, String> set, String name, @Nullable Object value) {
        if (value != null && !(value instanceof Collection<?> values && values.isEmpty())) {
            set.put(name, value.toString());
        }
    }
}
