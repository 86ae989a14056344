package dev.attune.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LocalChatModelIntegrationTests {

    private static LocalChatModel model;

    @BeforeAll
    static void openModel() {
        model = LocalChatModel.builder()
                .model("smollm2-135m")
                .contextLength(256)
                .maxOutputTokens(8)
                .parallel(2)
                .build();
    }

    @AfterAll
    static void closeModel() {
        model.close();
    }

    @Test
    void answersWithUsageAndFinishReason() {
        ChatResponse response = ask("What is the capital of France?", 3);

        assertThat(response.aiMessage().text()).isNotBlank();
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(3);
        assertThat(response.tokenUsage().inputTokenCount()).isBetween(10, 60);
        assertThat(response.modelName()).isEqualTo("smollm2-135m");
    }

    @Test
    void stopsAtAStopSequenceWithoutReturningIt() {
        String full = text(ask("Count from one to ten.", 8));
        String stop = full.substring(full.length() / 2, full.length() / 2 + 2);
        ChatResponse response = model.chat(request("Count from one to ten.")
                .maxOutputTokens(8)
                .stopSequences(List.of(stop))
                .build());

        assertThat(text(response)).isEqualTo(full.substring(0, full.indexOf(stop)));
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void theAnswerDoesNotDependOnWhatRanBefore() {
        List<ChatMessage> first = conversation("Name a color.");
        List<ChatMessage> second = conversation("Name an animal that can fly.");
        String fresh;
        try (LocalChatModel uncached = LocalChatModel.builder()
                .model("smollm2-135m")
                .contextLength(256)
                .maxOutputTokens(8)
                .promptCache(false)
                .build()) {
            fresh = text(uncached.chat(second));
        }

        String afterSibling = text(afterOther(first, second));
        String repeated = text(model.chat(second));
        List<ChatMessage> continued = new ArrayList<>(second);
        continued.add(AiMessage.from(repeated));
        continued.add(UserMessage.from("Why?"));
        model.chat(continued);
        String afterContinuation = text(model.chat(second));

        assertThat(List.of(afterSibling, repeated, afterContinuation)).containsOnly(fresh);
    }

    @Test
    void theSeedDecidesAtATemperature() {
        ChatRequest request =
                request("Invent a name.").temperature(1.5).topP(0.9).topK(50).build();

        assertThat(text(model.chat(request))).isEqualTo(text(model.chat(request)));
    }

    @Test
    void callsFromSeveralThreadsGetTheirOwnAnswers() throws Exception {
        List<String> questions = List.of(
                "Name a fruit.",
                "What is 2 + 2?",
                "Say hello.",
                "Name a river.",
                "Name a color.",
                "Why is the sky blue?");
        List<String> expected = questions.stream().map(q -> text(ask(q, 4))).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = questions.stream()
                    .map(question -> threads.submit(() -> text(ask(question, 4))))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPromptThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> ask("word ".repeat(300), 4))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("does not fit the context of 256 tokens");
    }

    @Test
    void anAnswerThatFillsTheContextEndsWithLength() {
        ChatResponse response = ask("word ".repeat(195), 100);

        assertThat(response.tokenUsage().totalTokenCount()).isLessThan(256);
    }

    @Test
    void charactersBeyondTheBasicPlaneReachTheModel() {
        int plain = ask("Say: x", 1).tokenUsage().inputTokenCount();
        int emoji = ask("Say: \uD83D\uDE00", 1).tokenUsage().inputTokenCount();

        assertThat(emoji - plain).isBetween(0, 4);
    }

    @Test
    void whatCannotBeHonouredIsRefused() {
        assertThatThrownBy(() -> model.chat(request("x")
                        .toolSpecifications(
                                ToolSpecification.builder().name("tool").build())
                        .build()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("tools");
        assertThatThrownBy(() -> model.chat(
                        request("x").responseFormat(ResponseFormat.JSON).build()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("response format JSON");
        assertThatThrownBy(() -> model.chat(request("x").modelName("gpt").build()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("'gpt'");
        assertThatThrownBy(() -> model.chat(UserMessage.from(ImageContent.from("http://localhost/image.png"))))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("not IMAGE");
        assertThatThrownBy(() -> model.chat(request("x").temperature(-1.0).build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("temperature must be 0 or more, is -1.0");
    }

    @Test
    void anInterruptedCallIsCancelledAndTheModelStaysUsable() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ask("Tell a long story.", 200)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(text(ask("Say hello.", 4))).isNotBlank();
    }

    @Test
    @Timeout(30)
    void closingReturnsSoonAndLaterCallsAreRefused() {
        LocalChatModel closed = LocalChatModel.builder()
                .model("smollm2-135m")
                .contextLength(256)
                .maxOutputTokens(1)
                .build();
        closed.chat("hello");

        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.chat("hello")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theProviderOpensByNameAndPassesOverOptionsOfOtherProviders() {
        ModelProvider provider =
                ServiceLoader.load(ModelProvider.class).iterator().next();
        ChatModel opened = provider.open(
                "smollm2-135m", ModelOptions.of(Map.of("base-url", "http://localhost", "max-output-tokens", "7")));
        assertThat(provider.scheme()).isEqualTo("local");
        assertThat(opened.defaultRequestParameters().maxOutputTokens()).isEqualTo(7);
    }

    private static ChatResponse afterOther(List<ChatMessage> other, List<ChatMessage> messages) {
        model.chat(other);
        return model.chat(messages);
    }

    private static List<ChatMessage> conversation(String question) {
        return List.of(
                SystemMessage.from("Answer the question in one word. Write nothing else."),
                UserMessage.from("What is the largest planet?"),
                AiMessage.from("Jupiter"),
                UserMessage.from(question));
    }

    private static ChatRequest.Builder request(String question) {
        return ChatRequest.builder().messages(UserMessage.from(question));
    }

    private static ChatResponse ask(String question, int maxOutputTokens) {
        return model.chat(request(question).maxOutputTokens(maxOutputTokens).build());
    }

    private static String text(ChatResponse response) {
        return response.aiMessage().text();
    }
}
