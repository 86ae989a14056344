package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.Artifacts;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.V;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demos of AI Services show their own values, or are refused: the same whether or not langchain4j says whose call a request is. */
class DemosOfServicesTests {

    interface Shop {
        @SystemMessage("Answer for {{shop}}.")
        @dev.langchain4j.service.UserMessage("In {{place}}: {{question}}")
        String answer(@V("shop") String shop, @V("place") String place, @V("question") String question);
    }

    interface It {
        @dev.langchain4j.service.UserMessage("Say what this is: {{it}}")
        String answer(String thing);
    }

    interface Argument {
        @SystemMessage("Answer.")
        String answer(String question);
    }

    interface Mood {
        @SystemMessage("Rate.")
        int stars(String text);
    }

    interface Customers {
        @SystemMessage("Answer.")
        @dev.langchain4j.service.UserMessage("{{customer}} asks on {{current_date}}: {{question}} Why?")
        String answer(@MemoryId @V("customer") String customer, @V("question") String question);
    }

    private static final Map<String, String> WHOLE = Map.of("shop", "Toys", "place", "Rome", "question", "Trains?");

    private final List<List<ChatMessage>> asked = new ArrayList<>();
    private final ChatModel model = new ChatModel() {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            asked.add(request.messages());
            return ChatResponse.builder().aiMessage(AiMessage.from("so")).build();
        }
    };

    @TempDir
    private Path folder;

    @Test
    void aDemoWithoutAnInputThatItsMessageShowsIsRefused() {
        refused(
                Shop.class,
                prompt(Shop.class, Map.of("shop", "Toys", "question", "Trains?"), Map.of("answer", "yes")),
                "module Shop.answer has demos of which one is a demo without a text for its input place, which its message shows"
                        + " (example 1)");
        refused(It.class, prompt(It.class, Map.of(), Map.of("answer", "yes")), "without a text for its input thing");
        refused(
                Argument.class,
                prompt(Argument.class, Map.of(), Map.of("answer", "yes")),
                "without a text for its input question");
    }

    @Test
    void anInputThatOnlyTheSystemMessageShowsMayBeMissing() {
        PromptSet prompts = prompt(Shop.class, Map.of("place", "Rome", "question", "Trains?"), Map.of("answer", "yes"));

        both(Shop.class, prompts).forEach(shop -> shop.answer("Books", "Bonn", "Novels?"));

        assertThat(demosShown()).containsExactly("In Rome: Trains?", "In Rome: Trains?");
        assertThat(asked.get(0)).isEqualTo(asked.get(1));
    }

    @Test
    void aVariableThatIsNoInputHasTheValueOfTheCall() {
        PromptSet prompts = prompt(Customers.class, Map.of("question", "Trains?"), Map.of("answer", "yes"));

        both(Customers.class, prompts, remembering()).forEach(service -> service.answer("ann", "Novels?"));

        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).isEqualTo(asked.get(1));
        assertThat(demosShown()).allMatch(text -> text.matches("ann asks on \\d{4}-\\d\\d-\\d\\d: Trains\\? Why\\?"));
    }

    @Test
    void aRequestThatDoesNotShowAVariableOfTheDemosIsRefused() {
        PromptSet prompts = prompt(Customers.class, Map.of("question", "Trains?"), Map.of("answer", "yes"));
        UnaryOperator<AiServices<Customers>> retrieving = builder -> DemosOfServicesTests.<Customers>remembering()
                .apply(builder)
                .contentRetriever(query -> List.of(Content.from("a document")));

        assertThat(both(Customers.class, prompts, retrieving))
                .allSatisfy(
                        service -> assertThatThrownBy(() -> service.answer("ann", "Novels?"))
                                .isInstanceOf(ServiceRequestException.class)
                                .hasMessageContaining(
                                        "does not show the variables [customer, current_date] of Customers.answer, which its demos need"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aDemoWithoutItsAnswerIsRefused() {
        refused(
                Shop.class,
                prompt(Shop.class, WHOLE, Map.of()),
                "a demo without a text for its output answer (example 1)");
        refused(
                Mood.class,
                prompt(Mood.class, Map.of("text", "Fine!"), Map.of("stars", "many")),
                "a demo with \"many\" as its stars: ");
    }

    @Test
    void anInstructionWithOtherVariablesThanTheTemplateIsRefused() {
        refused(
                Shop.class,
                new PromptSet(Map.of("Shop.answer", new ModulePrompt("Answer.", List.of()))),
                "module Shop.answer has an instruction without the variable {{shop}}");
        refused(
                Shop.class,
                new PromptSet(Map.of("Shop.answer", new ModulePrompt("Of {{shop}}: {{question}}", List.of()))),
                "module Shop.answer has an instruction with a variable that has no value ({{question}})");
    }

    @Test
    void anArtifactWithSuchADemoIsRefusedAndNamesTheFile() {
        PromptSet prompts = prompt(Shop.class, Map.of("shop", "Toys"), Map.of("answer", "yes"));
        Path file = folder.resolve("shop.json");
        Artifact artifact = Artifacts.of("Shop.answer", Shop.class, prompts.module("Shop.answer"));
        ArtifactFile.write(artifact, file);
        TunedPrompts tuned = TunedPrompts.load(file);

        assertThatThrownBy(() -> tuned.chatModel(Shop.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(file + " cannot be sent: module Shop.answer has demos of which one is a demo"
                        + " without a text for its input place");
    }

    private void refused(Class<?> type, PromptSet prompts, String sentence) {
        List<Signature> signatures = Signature.allOf(type);

        assertThatThrownBy(() -> Services.builder(type, signatures, prompts, model, CallListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> Services.model(signatures, prompts, model, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    /** The user messages of the demos, the first of each request. */
    private List<String> demosShown() {
        return asked.stream()
                .map(messages -> messages.stream()
                        .filter(UserMessage.class::isInstance)
                        .map(message -> ((UserMessage) message).singleText())
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static <T> UnaryOperator<AiServices<T>> remembering() {
        return builder -> builder.chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(10));
    }

    private <T> List<T> both(Class<T> type, PromptSet prompts) {
        return both(type, prompts, UnaryOperator.identity());
    }

    /** The service as tests build it, and as production does. */
    private <T> List<T> both(Class<T> type, PromptSet prompts, UnaryOperator<AiServices<T>> builder) {
        List<Signature> signatures = Signature.allOf(type);
        AiServices<T> measured = Services.builder(type, signatures, prompts, model, CallListener.NONE);
        AiServices<T> production = AiServices.builder(type).chatModel(Services.model(signatures, prompts, model, true));
        return List.of(
                builder.apply(measured).build(), builder.apply(production).build());
    }

    private static PromptSet prompt(Class<?> type, Map<String, String> inputs, Map<String, String> outputs) {
        Signature signature = Signature.allOf(type).get(0);
        Demonstration demo = new Demonstration(Origin.LABELED, "1", inputs, outputs);
        return new PromptSet(Map.of(signature.name(), new ModulePrompt(signature.seedInstruction(), List.of(demo))));
    }
}
