package dev.attune.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.evaluate.Outcome;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.SentPrompt.Message;
import dev.attune.engine.predict.Prediction;
import dev.attune.runtime.Modules;
import dev.attune.runtime.Trace;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentPromptsTests {

    interface Spell {
        @Instruction("Spell the word.")
        String letters(String word);
    }

    private static final Signature SPELL = Signature.of(Spell.class);
    private static final PromptSet SEED = PromptSet.seed(List.of(SPELL));
    private static final PromptSet TUNED = new PromptSet(Map.of(
            "Spell",
            new ModulePrompt(
                    "Spell it.",
                    List.of(new Demonstration(
                            Demonstration.Origin.LABELED, "d", Map.of("word", "no"), Map.of("letters", "N O"))))));

    private final List<List<ChatMessage>> received = new ArrayList<>();

    /** A run on a word by a model that keeps what it is asked, and fails on a question mark. */
    private Evaluation.Result run(PromptSet prompts, String word) {
        ChatModel model = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                if (word.equals("?")) {
                    throw new IllegalStateException("out of order");
                }
                received.add(request.messages());
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from("Letters: x"))
                        .build();
            }
        };
        Trace.Recorder recorder = new Trace.Recorder();
        try {
            Modules.create(Spell.class, SPELL, prompts.module("Spell"), model, recorder)
                    .letters(word);
        } catch (IllegalStateException e) {
            assertThat(word).isEqualTo("?");
        }
        return new Evaluation.Result(
                Example.of("of " + word, word, "x"),
                new Prediction.Answered("x", recorder.trace()),
                new Outcome.Scored(1, null));
    }

    @Test
    void areTheMessagesThatTheModelHasGot() {
        Evaluation unoptimized = new Evaluation(List.of(run(SEED, "cat"), run(SEED, "dog")));
        Evaluation winner = new Evaluation(List.of(run(TUNED, "cat"), run(TUNED, "dog")));

        SentPrompt sent = SentPrompts.of(List.of(SPELL), TUNED, Folds.NONE, winner, unoptimized)
                .get(0);

        assertThat(sent.example()).isEqualTo("of cat");
        assertThat(sent.unoptimized()).isEqualTo(texts(received.get(0)));
        assertThat(sent.winner()).isEqualTo(texts(received.get(2))).hasSize(4);
        assertThat(sent.note()).isNull();
    }

    @Test
    void areWithoutTheDemosOfTheFoldOfTheirExample() {
        Folds folds = Folds.of(List.of(List.of(Example.of("of cat", "cat", "x"), Example.of("d", "no", "x"))));
        PromptSet shown = folds.without(Example.of("of cat", "cat", "x"), TUNED);
        Evaluation winner = new Evaluation(List.of(run(shown, "cat")));

        assertThat(SentPrompts.of(List.of(SPELL), TUNED, folds, winner, winner)
                        .get(0)
                        .winner())
                .isEqualTo(texts(received.get(0)))
                .hasSize(2);
    }

    @Test
    void areThoseOfTheFirstExampleOnWhichTheModelAnswered() {
        Evaluation winner = new Evaluation(List.of(run(TUNED, "?"), run(TUNED, "dog")));

        assertThat(SentPrompts.of(List.of(SPELL), TUNED, Folds.NONE, winner, new Evaluation(List.of(run(SEED, "cat")))))
                .singleElement()
                .satisfies(sent -> assertThat(sent.example()).isEqualTo("of dog"))
                .satisfies(sent -> assertThat(sent.unoptimized()).isEmpty());
    }

    @Test
    void sayNothingOfAModuleThatNoModelHasAnswered() {
        Evaluation failed = new Evaluation(List.of(run(TUNED, "?")));

        assertThat(SentPrompts.of(List.of(SPELL), TUNED, Folds.NONE, failed, failed))
                .isEmpty();
    }

    private static List<Message> texts(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> message instanceof SystemMessage system
                        ? new Message("system", system.text())
                        : message instanceof UserMessage user
                                ? new Message("user", user.singleText())
                                : new Message("assistant", ((AiMessage) message).text()))
                .toList();
    }
}
