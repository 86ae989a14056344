package dev.attune.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.Modules;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.embedding.Embeddings;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Demos that the real model chooses. */
class NearestDemosTests {

    interface PickIntent {

        @Instruction("Pick the intent.")
        String intent(String text);
    }

    private static final List<String> POOL = List.of(
            "My card has been swallowed by the machine",
            "How do I change my PIN?",
            "I want to send money to a friend abroad",
            "Why was I charged a fee for this payment?",
            "The exchange rate looks wrong",
            "I forgot my password for the app");

    private static final ModulePrompt PROMPT = new ModulePrompt(
            "Pick the intent.",
            IntStream.range(0, POOL.size())
                    .mapToObj(i -> new Demonstration(
                            Origin.LABELED, "train-" + i, Map.of("text", POOL.get(i)), Map.of("intent", "intent" + i)))
                    .toList(),
            DemoChoice.nearest(2, Embeddings.DEFAULT));

    @Test
    void eachInputGetsTheDemosThatMeanTheSameTheNearestLast() {
        assertThat(shown("the cash machine kept my debit card")).last().isEqualTo("Intent: intent0");
        assertThat(shown("transfer funds to someone in another country")).last().isEqualTo("Intent: intent2");
        assertThat(shown("cannot log in, what was my login secret")).last().isEqualTo("Intent: intent5");
        assertThat(shown("cannot log in, what was my login secret")).hasSize(2);
    }

    @Test
    void manyThreadsGetTheSameAsOne() {
        List<String> asked = Stream.concat(POOL.stream(), Stream.of("", "  ", "日本", "x".repeat(4_000)))
                .toList();
        List<List<String>> one = asked.stream().map(NearestDemosTests::shown).toList();

        assertThat(asked.parallelStream().map(NearestDemosTests::shown).toList())
                .isEqualTo(one);
    }

    private static List<String> shown(String text) {
        List<ChatMessage> messages = Modules.messages(Signature.of(PickIntent.class), PROMPT, Map.of("text", text));
        return messages.stream()
                .filter(AiMessage.class::isInstance)
                .map(message -> ((AiMessage) message).text())
                .toList();
    }
}
