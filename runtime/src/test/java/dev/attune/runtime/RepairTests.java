package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.attune.runtime.answer.Fixture;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepairTests {

    private final Trace.Recorder recorder = new Trace.Recorder();

    @Test
    void aReadableAnswerNeedsNoSecond() {
        ScriptedModel model = ScriptedModel.answering("Intent: cancel");

        assertThat(pickIntent(model).intent("stop it")).isEqualTo(Fixture.Intent.CANCEL);
        assertThat(model.asked()).hasSize(1);
        assertThat(recorder.trace().calls())
                .containsExactly(new ModuleCall(
                        "PickIntent",
                        Map.of("text", "stop it"),
                        Map.of("intent", "cancel"),
                        "Intent: cancel",
                        List.of(Ending.WHOLE),
                        false,
                        null));
    }

    @Test
    void theSecondAnswerCountsIfTheFirstIsUnreadable() {
        ScriptedModel model = ScriptedModel.answering("No idea", "Intent: cancel");

        assertThat(pickIntent(model).intent("stop it")).isEqualTo(Fixture.Intent.CANCEL);
        assertThat(recorder.trace().calls())
                .containsExactly(new ModuleCall(
                        "PickIntent",
                        Map.of("text", "stop it"),
                        Map.of("intent", "cancel"),
                        "Intent: cancel",
                        List.of(Ending.WHOLE, Ending.WHOLE),
                        true,
                        null));
    }

    @Test
    void theRepairContinuesTheConversationAndSaysWhatIsWrong() {
        ScriptedModel model = ScriptedModel.answering("No idea", "Intent: cancel");
        pickIntent(model).intent("stop it");

        assertThat(model.asked().get(1).subList(0, 2)).isEqualTo(model.asked().get(0));
        assertThat(model.asked().get(1).subList(2, 4))
                .containsExactly(
                        AiMessage.from("No idea"),
                        UserMessage.from(
                                "Your answer cannot be read: the field Intent: it names none of the allowed values. "
                                        + "Answer again, with nothing else, in this form:\n"
                                        + "Intent: <one of book flight, book hotel, cancel>"));
    }

    @Test
    void anEmptyAnswerIsRepairedToo() {
        ScriptedModel model = ScriptedModel.answering(" ", "Intent: cancel");

        assertThat(pickIntent(model).intent("stop it")).isEqualTo(Fixture.Intent.CANCEL);
        assertThat(model.asked().get(1)).contains(AiMessage.from("(no answer)"));
    }

    @Test
    void afterASecondUnreadableAnswerTheCallFails() {
        ScriptedModel model = ScriptedModel.answering("No idea", "Still none");

        assertThatThrownBy(() -> pickIntent(model).intent("stop it"))
                .asInstanceOf(type(UnreadableAnswerException.class))
                .satisfies(e -> assertThat(e)
                        .hasMessage("the answer of module PickIntent cannot be read: "
                                + "the field Intent: it names none of the allowed values"))
                .returns("Still none", UnreadableAnswerException::answer);
        assertThat(model.asked()).hasSize(2);
        assertThat(recorder.trace().calls()).singleElement().satisfies(call -> {
            assertThat(call.failure()).isInstanceOf(UnreadableAnswerException.class);
            assertThat(call.outputs()).isEmpty();
            assertThat(call.answer()).isEqualTo("Still none");
            assertThat(call.repaired()).isTrue();
        });
    }

    @Test
    void whatTheModelThrowsIsInTheTraceAndThrown() {
        IllegalStateException outage = new IllegalStateException("down");
        ScriptedModel model = ScriptedModel.answering(request -> {
            throw outage;
        });

        assertThatThrownBy(() -> pickIntent(model).intent("stop it")).isSameAs(outage);
        assertThat(recorder.trace().calls())
                .containsExactly(new ModuleCall(
                        "PickIntent", Map.of("text", "stop it"), Map.of(), "", List.of(), false, outage));
    }

    @Test
    void anOutageInTheRepairRoundKeepsTheFirstAnswer() {
        IllegalStateException outage = new IllegalStateException("down");
        AtomicInteger calls = new AtomicInteger();
        ScriptedModel model = ScriptedModel.answering(request -> {
            if (calls.incrementAndGet() == 2) {
                throw outage;
            }
            return "No idea";
        });

        assertThatThrownBy(() -> pickIntent(model).intent("stop it")).isSameAs(outage);
        assertThat(recorder.trace().calls())
                .containsExactly(new ModuleCall(
                        "PickIntent",
                        Map.of("text", "stop it"),
                        Map.of(),
                        "No idea",
                        List.of(Ending.WHOLE),
                        true,
                        outage));
    }

    @Test
    void aListenerThatThrowsIsToldOnlyOnce() {
        AtomicInteger told = new AtomicInteger();
        Fixture.PickIntent module =
                Fixture.module(Fixture.PickIntent.class, ScriptedModel.answering("Intent: cancel"), call -> {
                    told.incrementAndGet();
                    throw new IllegalStateException("listener");
                });

        assertThatThrownBy(() -> module.intent("?")).hasMessage("listener");
        assertThat(told).hasValue(1);
    }

    private Fixture.PickIntent pickIntent(ScriptedModel model) {
        return Fixture.module(Fixture.PickIntent.class, model, recorder);
    }
}
