package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ModulesTests {

    interface Shout {
        @Instruction("Shout.")
        String shout(String text);

        default String twice(String text) throws IOException {
            if (text.isEmpty()) {
                throw new IOException("nothing to shout");
            }
            return shout(text) + shout(text);
        }
    }

    private final Shout module = Fixture.answering(Shout.class, "HEY");

    @Test
    void defaultMethodsRunAsTheyAre() throws IOException {
        assertThat(module.twice("hey")).isEqualTo("HEYHEY");
    }

    interface Brief {
        @dev.attune.runtime.annotations.Temperature(0.5) @dev.attune.runtime.annotations.MaxOutputTokens(7)
        String brief(String text);
    }

    @Test
    void theSourceOfAModuleSetsTheParametersOfItsCalls() {
        List<ChatRequest> requests = new ArrayList<>();
        Signature signature = Signature.of(Brief.class);
        ScriptedModel model = ScriptedModel.answering(request -> {
            requests.add(request);
            return "short";
        });
        Modules.create(Brief.class, signature, signature.seedPrompt(), model, call -> {})
                .brief("long");
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.temperature()).isEqualTo(0.5);
            assertThat(request.maxOutputTokens()).isEqualTo(7);
        });
    }

    @Test
    void defaultMethodsThrowWhatTheyThrow() {
        assertThatThrownBy(() -> module.twice("")).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void aModuleIsEqualToItselfOnly() {
        assertThat(Set.of(module, Fixture.answering(Shout.class, "HEY")))
                .hasSize(2)
                .contains(module);
    }

    @Test
    void aModuleSaysWhatItIs() {
        assertThat(module).hasToString("Shout(text) -> shout");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsNoInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> module.shout(null))
                .withMessage("input text of module Shout is null");
    }

    @Test
    void aSignatureOfAnotherInterfaceIsRefused() {
        Signature other = Signature.of(Fixture.PickIntent.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Modules.create(
                        Shout.class, other, other.seedPrompt(), ScriptedModel.answering(""), CallListener.NONE))
                .withMessageContaining("PickIntent(text) -> intent");
    }

    interface Generic<I, O> {
        O call(I input);
    }

    interface Concrete extends Generic<String, Integer> {
        @Override
        Integer call(String text);
    }

    @Test
    void aModuleMayBeCalledThroughItsGenericParent() {
        Generic<String, Integer> parent = Fixture.answering(Concrete.class, "Call: 7");

        assertThat(parent.call("x")).isEqualTo(7);
    }

    @Test
    void callsFromManyThreadsDoNotMix() throws Exception {
        Trace.Recorder recorder = new Trace.Recorder();
        ScriptedModel model = ScriptedModel.answering(request -> {
            List<ChatMessage> messages = request.messages();
            String asked = ((UserMessage) messages.get(messages.size() - 1)).singleText();
            return "Shout: " + asked.substring("Text: ".length());
        });
        Shout shared = Fixture.module(Shout.class, model, recorder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = "text " + i;
                answers.add(threads.submit(() -> shared.shout(text)));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo("text " + i);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(recorder.trace().calls())
                .hasSize(200)
                .allSatisfy(call -> assertThat(call.outputs())
                        .containsEntry("shout", call.inputs().get("text")));
    }
}
