package dev.attune.engine.model.dialect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import dev.attune.engine.fixtures.TestStacks;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.model.ModelStack;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.runtime.ModelOptions;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that refuses what gpt-5 and the o-series refuse, and models with other wishes. */
class DialectTests {

    private static final String ANSWER = """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Word: one"}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}}
            """;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @BeforeEach
    void refuseWhatGpt5Refuses() {
        SERVER.stubFor(post(anyUrl()).atPriority(4).willReturn(okJson(ANSWER)));
        refuse(
                3,
                "$.temperature",
                matchingJsonPath("$[?(@.temperature && @.temperature != 1)]"),
                "Unsupported value: 'temperature' does not support 0.0 with this model. Only the default (1) value is supported.",
                "temperature");
        refuse(
                2,
                "$.max_tokens",
                matchingJsonPath("$.max_tokens"),
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                "max_tokens");
        refuse(
                1,
                "both",
                matchingJsonPath("$[?(@.max_tokens && @.max_completion_tokens)]"),
                "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
                "max_tokens");
    }

    private static void refuse(int priority, String name, StringValuePattern body, String message, String parameter) {
        SERVER.stubFor(post(anyUrl())
                .withName(name)
                .atPriority(priority)
                .withRequestBody(body)
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\": {\"message\": \"" + message
                                + "\", \"type\": \"invalid_request_error\", \"param\": \"" + parameter
                                + "\", \"code\": \"unsupported_value\"}}")));
    }

    private static ChatModel opened(Map<String, String> options) {
        return new ModelRegistry()
                .open("openai:gpt-5", ModelOptions.of(options))
                .get(0)
                .model();
    }

    static Stream<Function<String, ChatModel>> models() {
        return Stream.of(
                url -> opened(Map.of("base-url", url)),
                url -> opened(Map.of("base-url", url, "temperature", "0", "max-output-tokens", "500")),
                url -> own(url).build(),
                url -> own(url).maxCompletionTokens(500).build(),
                url -> own(url).customParameters(Map.of("max_completion_tokens", 500))
                        .build(),
                url -> own(url).temperature(0.0).maxTokens(500).build(),
                url -> own(url).temperature(0.0)
                        .maxCompletionTokens(500)
                        .listeners(List.of(new ChatModelListener() {}))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelThatRefusesTemperatureAndTheUsualLimitIsAskedAsItWants(Function<String, ChatModel> kind) {
        ModelStack stack = stack(kind.apply(SERVER.baseUrl() + "/v1"));
        assertThat(ask(stack, "a")).isEqualTo("Word: one");
        SERVER.resetRequests();
        assertThat(ask(stack, "b")).isEqualTo("Word: one");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath("$.max_completion_tokens", equalTo("256")))
                .withRequestBody(matchingJsonPath("$.max_tokens", absent())));
        assertThat(stack.notes("gpt-5"))
                .singleElement()
                .asString()
                .startsWith("gpt-5 refuses a temperature: it is asked without the one that is set");
    }

    @Test
    void theOwnLimitOfAModelStaysWhereARequestHasNone() {
        ModelStack stack =
                stack(own(SERVER.baseUrl() + "/v1").maxCompletionTokens(500).build());
        stack.model().chat("a");
        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath("$.max_completion_tokens", equalTo("500"))));
        assertThat(stack.notes("x")).isEmpty();
    }

    @Test
    void aModelThatTakesItAllIsAskedAsItWas() {
        SERVER.resetAll();
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(ANSWER)));
        ModelStack stack = stack(own(SERVER.baseUrl() + "/v1").build());
        ask(stack, "a");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath("$.max_tokens", equalTo("256")))
                .withRequestBody(matchingJsonPath("$.temperature", equalTo("0.7"))));
        assertThat(stack.notes("x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
                "System role not supported",
                "Error rendering prompt with jinja template: \"Only user and assistant roles are supported!\".",
                "Conversation roles must alternate user/assistant/user/assistant/...",
                "Developer instruction is not enabled for models/gemma-3-27b-it"
            })
    void aModelThatRefusesTheSystemRoleIsToldInTheFirstUserMessage(String refusal) {
        Picky model = new Picky(
                request -> request.messages().stream().anyMatch(SystemMessage.class::isInstance),
                new InvalidRequestException(refusal));
        ModelStack stack = stack(model);
        assertThat(ask(stack, "a")).isEqualTo("yes");
        assertThat(ask(stack, "b")).isEqualTo("yes");
        assertThat(model.asked).hasSize(3);
        assertThat(model.asked.get(2).messages()).containsExactly(UserMessage.from("You spell.\n\nb"));
        assertThat(stack.notes("m"))
                .containsExactly(
                        "m refuses the system role: instructions stand at the beginning of the first user message.");
    }

    @Test
    void aRefusalOfTheSystemRoleWithTheStatusOfAFaultIsOneToo() {
        Picky model = new Picky(
                request -> request.messages().get(0) instanceof SystemMessage,
                new InternalServerException("{\"error\":{\"code\":500,\"message\":\"System role not supported\"}}"));
        assertThat(ask(stack(model), "a")).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 4096 tokens; max_tokens is 256",
                "max_tokens is too large: 5000. This model supports at most 4096 completion tokens",
                "temperature must be between 0 and 1",
                "the model of the system is not supported here",
                "Unknown model"
            })
    void anotherRefusalIsNoLesson(String refusal) {
        Picky model = new Picky(request -> true, new InvalidRequestException(refusal));
        ModelStack stack = stack(model);
        assertThatThrownBy(() -> ask(stack, "a"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(refusal);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void aLessonThatDoesNotHelpIsNotRemembered() {
        Picky model = new Picky(
                request -> true,
                new InvalidRequestException("temperature is not supported by the tool of this prompt"));
        ModelStack stack = stack(model);
        assertThatThrownBy(() -> ask(stack, "a")).isInstanceOf(InvalidRequestException.class);
        assertThat(stack.notes("m")).isEmpty();
    }

    @Test
    void aModelThatGivesNullIsNamed() {
        ChatModel model = new ChatModel() {
            @Override
            @SuppressWarnings("NullAway") // as a mock does
            public ChatResponse doChat(ChatRequest request) {
                return null;
            }
        };
        assertThatThrownBy(() -> ask(stack(model), "a")).hasMessageContaining("returned null");
    }

    private static ModelStack stack(ChatModel model) {
        return TestStacks.of(model, Budget.unlimited(), new Meter());
    }

    private static OpenAiChatModel.OpenAiChatModelBuilder own(String url) {
        return OpenAiChatModel.builder()
                .baseUrl(url)
                .apiKey("k")
                .modelName("gpt-5")
                .maxRetries(0);
    }

    /** As a proposer is asked: with a temperature and a limit of the request. */
    private static String ask(ModelStack stack, String text) {
        List<ChatMessage> messages = List.of(SystemMessage.from("You spell."), UserMessage.from(text));
        return stack.model()
                .chat(ChatRequest.builder()
                        .messages(messages)
                        .temperature(0.7)
                        .maxOutputTokens(256)
                        .build())
                .aiMessage()
                .text();
    }

    /** Refuses some requests. */
    private static final class Picky implements ChatModel {

        private final Function<ChatRequest, Boolean> refuses;
        private final RuntimeException refusal;
        private final List<ChatRequest> asked = new CopyOnWriteArrayList<>();

        Picky(Function<ChatRequest, Boolean> refuses, RuntimeException refusal) {
            this.refuses = refuses;
            this.refusal = refusal;
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            asked.add(request);
            if (refuses.apply(request)) {
                throw refusal;
            }
            return ChatResponse.builder()
                    .aiMessage(dev.langchain4j.data.message.AiMessage.from("yes"))
                    .build();
        }
    }
}
