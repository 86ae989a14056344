package dev.attune.engine.model.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.model.budget.Meter;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCallTests {

    private static final ToolExecutionRequest ORDERS = ToolExecutionRequest.builder()
            .id("7")
            .name("orders")
            .arguments("{\"of\":\"Ann\"}")
            .build();

    @Test
    void anAnswerThatCallsToolsCallsThemAgainFromARecording() {
        ChatResponse response = ChatResponse.builder()
                .aiMessage(AiMessage.from("Let me look.", List.of(ORDERS)))
                .build();

        RecordedAnswer recorded = ModelCall.recorded(response);

        assertThat(ModelCall.response(recorded).aiMessage()).isEqualTo(response.aiMessage());
    }

    @Test
    void tokensThatTheModelHasCountedInPartAreNotKnownFromARecordingEither() {
        for (TokenUsage usage : List.of(new TokenUsage(null, 5), new TokenUsage(5))) {
            RecordedAnswer recorded = ModelCall.recorded(ChatResponse.builder()
                    .aiMessage(AiMessage.from("yes"))
                    .tokenUsage(usage)
                    .build());

            assertThat(ModelCall.response(recorded).tokenUsage()).isEqualTo(new TokenUsage(0, 0));
        }
    }

    @Test
    void requestsAfterDifferentToolCallsHaveDifferentKeys() {
        assertThat(key(ORDERS))
                .isNotEqualTo(key(ORDERS.toBuilder().name("refund").build()));
    }

    private static String key(ToolExecutionRequest tool) {
        ChatRequest request = ChatRequest.builder()
                .messages(
                        UserMessage.from("What did Ann order?"),
                        AiMessage.from("Let me look.", List.of(tool)),
                        ToolExecutionResultMessage.from("7", "any", "a lamp"))
                .build();
        return new ModelCall("m", request, 0, new Meter()).key();
    }
}
