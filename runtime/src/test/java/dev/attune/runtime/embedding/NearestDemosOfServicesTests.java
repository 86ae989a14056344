package dev.attune.runtime.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.CallListener;
import dev.attune.runtime.ServiceRequestException;
import dev.attune.runtime.Services;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** AI Services whose requests get the nearest demos: the same whether or not langchain4j says whose call a request is. */
class NearestDemosOfServicesTests {

    interface Templates {
        @SystemMessage("Answer for {{shop}}.")
        @UserMessage("Question: {{question}} End.")
        String answer(@V("shop") String shop, @V("question") String question);
    }

    interface OfUser {
        @UserMessage("Say what this is: {{question}}")
        String answer(@V("question") String question);
    }

    interface Argument {
        @SystemMessage("Answer.")
        String answer(String question);
    }

    interface It {
        @SystemMessage("Answer.")
        @UserMessage("Of {{it}}")
        String answer(String question);
    }

    private final List<List<ChatMessage>> asked = new ArrayList<>();
    private final ChatModel model = new ChatModel() {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            asked.add(request.messages());
            return ChatResponse.builder().aiMessage(AiMessage.from("so")).build();
        }
    };

    @Test
    void theInputsOfTheMessagesChooseTheDemos() {
        both(Templates.class, UnaryOperator.identity()).forEach(service -> service.answer("x", "bbb"));
        both(OfUser.class, UnaryOperator.identity()).forEach(service -> service.answer("bbb"));
        both(Argument.class, UnaryOperator.identity()).forEach(service -> service.answer("bbb"));
        both(It.class, UnaryOperator.identity()).forEach(service -> service.answer("bbb"));

        assertThat(asked)
                .hasSize(8)
                .allSatisfy(messages -> assertThat(answers(messages)).containsExactly("of bbb"));
        for (int i = 0; i < 8; i += 2) {
            assertThat(asked.get(i)).isEqualTo(asked.get(i + 1));
        }
    }

    @Test
    void whatMemoryHoldsOfEarlierCallsChoosesNone() {
        UnaryOperator<AiServices<Templates>> remembering =
                builder -> builder.chatMemory(MessageWindowChatMemory.withMaxMessages(10));
        for (Templates service : both(Templates.class, remembering)) {
            service.answer("x", "aaa");
            service.answer("x", "ccc");
        }

        assertThat(asked).hasSize(4);
        assertThat(answers(asked.get(1))).containsExactly("of ccc", "so");
        assertThat(asked.subList(2, 4)).isEqualTo(asked.subList(0, 2));
    }

    @Test
    void aRequestThatDoesNotShowItsInputsIsRefused() {
        UnaryOperator<AiServices<Templates>> retrieving =
                builder -> builder.contentRetriever(query -> List.of(Content.from("a document")));

        assertThat(both(Templates.class, retrieving))
                .allSatisfy(service -> assertThatThrownBy(() -> service.answer("x", "aaa"))
                        .isInstanceOf(ServiceRequestException.class)
                        .hasMessageContaining("does not show the inputs [shop, question] of Templates.answer"));
        assertThat(asked).isEmpty();
    }

    private static List<String> answers(List<ChatMessage> messages) {
        return messages.stream()
                .filter(AiMessage.class::isInstance)
                .map(message -> ((AiMessage) message).text())
                .toList();
    }

    /** The service as tests build it, and as production does. */
    private <T> List<T> both(Class<T> type, UnaryOperator<AiServices<T>> builder) {
        List<Signature> signatures = Signature.allOf(type);
        Signature signature = signatures.get(0);
        List<Demonstration> pool = List.of(demo(signature, "aaa"), demo(signature, "bbb"), demo(signature, "ccc"));
        PromptSet prompts = new PromptSet(Map.of(
                signature.name(),
                new ModulePrompt(signature.seedInstruction(), pool, DemoChoice.nearest(1, LetterCounts.NAME))));
        AiServices<T> measured = Services.builder(type, signatures, prompts, model, CallListener.NONE);
        AiServices<T> production = AiServices.builder(type).chatModel(Services.model(signatures, prompts, model, true));
        return List.of(
                builder.apply(measured).build(), builder.apply(production).build());
    }

    private static Demonstration demo(Signature signature, String question) {
        return new Demonstration(
                Origin.LABELED,
                question,
                signature.inputs().size() == 1
                        ? Map.of(signature.inputs().get(0).name(), question)
                        : Map.of("shop", "x", "question", question),
                Map.of("answer", "of " + question));
    }
}
