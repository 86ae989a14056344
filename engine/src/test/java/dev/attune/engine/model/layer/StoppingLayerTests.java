package dev.attune.engine.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.journal.AnswerStore;
import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.journal.RecordedCall;
import dev.attune.engine.model.budget.Meter;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoppingLayerTests {

    private final AtomicInteger asked = new AtomicInteger();
    private final AnswerStore store = new AnswerStore() {
        @Override
        public Optional<RecordedAnswer> find(RecordedCall call, String key) {
            return Optional.empty();
        }

        @Override
        public void keep(RecordedCall call, String key, RecordedAnswer answer) {}

        @Override
        public void waitIfStopped() {
            asked.incrementAndGet();
        }
    };
    private final ModelCall call = new ModelCall(
            "m", ChatRequest.builder().messages(UserMessage.from("x")).build(), 0, new Meter());

    @Test
    void aFailureWaitsForTheEndOfTheProcessIfItIsEnding() {
        CallLayer failing = ignored -> {
            throw new IllegalStateException("taken away");
        };
        assertThatThrownBy(() -> new StoppingLayer(failing, store).answer(call)).hasMessage("taken away");
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerGoesThrough() {
        ChatResponse answer =
                ChatResponse.builder().aiMessage(AiMessage.from("y")).build();
        assertThat(new StoppingLayer(ignored -> answer, store).answer(call)).isSameAs(answer);
        assertThat(asked).hasValue(0);
    }
}
