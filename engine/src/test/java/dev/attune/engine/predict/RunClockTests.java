package dev.attune.engine.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.model.TimedModel;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunClockTests {

    private static final ChatRequest REQUEST =
            ChatRequest.builder().messages(UserMessage.from("hello")).build();

    private static final ChatResponse RESPONSE =
            ChatResponse.builder().aiMessage(AiMessage.from("hi")).build();

    private long now;
    private final RunClock clock = new RunClock(() -> now);

    @Test
    void waitsForTheLimitsOfAttuneAreNoLatency() {
        now = 5;
        clock.watching(model(100, OptionalLong.of(30))).chat(REQUEST);
        now += 7;

        assertThat(clock.nanos()).hasValue(5 + 30 + 7);
    }

    @Test
    void anAnswerThatWasKeptHasNoTime() {
        clock.watching(model(100, OptionalLong.of(30))).chat(REQUEST);
        clock.watching(model(1, OptionalLong.empty())).chat(REQUEST);

        assertThat(clock.nanos()).isEmpty();
    }

    @Test
    void aProgramThatAsksNothingTakesItsTime() {
        now = 9;

        assertThat(clock.nanos()).hasValue(9);
    }

    @Test
    void waitsOfCallsAtOnceAreLeftIn() {
        ChatModel inner = clock.watching(model(100, OptionalLong.of(30)));
        TimedModel outer = request -> {
            inner.chat(request);
            return new TimedModel.Timed(RESPONSE, OptionalLong.of(20));
        };
        clock.watching(outer).chat(REQUEST);

        assertThat(clock.nanos()).hasValue(100);
    }

    @Test
    void aCallThatFailsTakesTheTimeThatItTakes() {
        TimedModel failing = request -> {
            now += 40;
            throw new IllegalStateException("gone");
        };
        assertThatThrownBy(() -> clock.watching(failing).chat(REQUEST)).hasMessage("gone");

        assertThat(clock.nanos()).hasValue(40);
    }

    private TimedModel model(long takes, OptionalLong answer) {
        return request -> {
            now += takes;
            return new TimedModel.Timed(RESPONSE, answer);
        };
    }
}
