package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.answer.Fixture;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndingTests {

    private static final AiMessage NOTHING = AiMessage.builder().build();
    private static final AiMessage TOOL = AiMessage.from(
            ToolExecutionRequest.builder().name("search").arguments("{}").build());
    private static final AiMessage REASONING =
            AiMessage.builder().thinking("Let me see").build();

    private final Trace.Recorder recorder = new Trace.Recorder();

    static Stream<Unreadable> unreadable() {
        return Stream.of(
                new Unreadable(NOTHING, null, Ending.EMPTY, "it is empty"),
                new Unreadable(AiMessage.from(" \n"), FinishReason.STOP, Ending.EMPTY, "it is empty"),
                new Unreadable(TOOL, FinishReason.TOOL_EXECUTION, Ending.TOOL_CALL, "it calls a tool and has no text"),
                new Unreadable(REASONING, FinishReason.STOP, Ending.REASONING, "it is reasoning without an answer"),
                new Unreadable(REASONING, FinishReason.LENGTH, Ending.CUT, "it was cut at the token limit"),
                new Unreadable(NOTHING, FinishReason.LENGTH, Ending.CUT, "it was cut at the token limit"),
                new Unreadable(
                        NOTHING,
                        FinishReason.CONTENT_FILTER,
                        Ending.FILTERED,
                        "the server's content filter has withheld it"),
                new Unreadable(
                        AiMessage.from("I would say"),
                        FinishReason.LENGTH,
                        Ending.CUT,
                        "the field Intent: it names none of the allowed values; it was cut at the token limit"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoReadableTextIsUnreadableAndSaysWhatItIs(Unreadable answer) {
        Asked asked = new Asked(answer.response());
        assertThatThrownBy(() -> Fixture.module(Fixture.PickIntent.class, asked, recorder)
                        .intent("stop it"))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessage("the answer of module PickIntent cannot be read: " + answer.reason());
        assertThat(((UserMessage) asked.last.get(asked.last.size() - 1)).singleText())
                .startsWith("Your answer cannot be read: " + answer.reason() + ".");
        assertThat(recorder.trace().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.endings()).containsExactly(answer.ending(), answer.ending()));
    }

    @Test
    void anAnswerThatCanBeReadIsReadThoughItWasCut() {
        ChatResponse cut = response(AiMessage.from("Intent: cancel\nThat is"), FinishReason.LENGTH);
        assertThat(Fixture.module(Fixture.PickIntent.class, new Asked(cut), recorder)
                        .intent("stop it"))
                .isEqualTo(Fixture.Intent.CANCEL);
        assertThat(recorder.trace().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.endings()).containsExactly(Ending.CUT));
    }

    @Test
    void aTextBesideAToolCallIsAWholeAnswer() {
        AiMessage both = AiMessage.builder()
                .text("Intent: cancel")
                .toolExecutionRequests(TOOL.toolExecutionRequests())
                .build();
        assertThat(Ending.of(response(both, FinishReason.TOOL_EXECUTION))).isEqualTo(Ending.WHOLE);
    }

    record Unreadable(AiMessage message, @Nullable FinishReason finish, Ending ending, String reason) {
        ChatResponse response() {
            return EndingTests.response(message, finish);
        }
    }

    private static ChatResponse response(AiMessage message, @Nullable FinishReason finish) {
        return ChatResponse.builder().aiMessage(message).finishReason(finish).build();
    }

    private static final class Asked implements ChatModel {

        private final ChatResponse answer;
        private List<ChatMessage> last = new ArrayList<>();

        Asked(ChatResponse answer) {
            this.answer = answer;
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            last = request.messages();
            return answer;
        }
    }
}
