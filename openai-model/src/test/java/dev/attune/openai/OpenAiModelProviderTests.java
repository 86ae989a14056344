package dev.attune.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.notMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ServerException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiModelProviderTests {

    private static final String ANSWER = """
            {"id": "1", "object": "chat.completion", "created": 1, "model": "tiny", "choices": [{"index": 0,
             "message": {"role": "assistant", "content": "Word: one"}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}}
            """;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Test
    void aServerTakesJsonSchemasIfTheSettingsSaySo() {
        ModelOptions plain = ModelOptions.of(Map.of("base-url", "http://localhost:1/v1"));

        assertThat(new OpenAiModelProvider().open("m", plain).supportedCapabilities())
                .isEmpty();
        assertThat(new OpenAiModelProvider()
                        .open("m", plain.with("json-schemas", "true"))
                        .supportedCapabilities())
                .containsExactly(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        assertThatThrownBy(() -> new OpenAiModelProvider().open("m", plain.with("json-schemas", "yes")))
                .hasMessage("attune.model.openai.json-schemas is \"yes\"; it must be true or false");
    }

    @Test
    void anyServerThatSpeaksTheProtocolIsReached() {
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions")).willReturn(okJson(ANSWER)));
        ChatModel model = open(Map.of("base-url", SERVER.baseUrl() + "/v1", "api-key", "k", "max-output-tokens", "9"));
        assertThat(model.chat("1")).isEqualTo("Word: one");
        SERVER.verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer k"))
                .withRequestBody(matchingJsonPath("$.model", equalTo("tiny")))
                .withRequestBody(matchingJsonPath("$.max_tokens", equalTo("9")))
                .withRequestBody(notMatching("(?s).*temperature.*")));
    }

    @Test
    void aRateLimitOfTheServerIsKnownAsOne() {
        SERVER.stubFor(
                post(urlEqualTo("/v1/chat/completions")).willReturn(aResponse().withStatus(429)));
        ChatModel model = open(Map.of("base-url", SERVER.baseUrl() + "/v1"));
        assertThatThrownBy(() -> model.chat("1")).isInstanceOf(RateLimitException.class);
        SERVER.verify(1, postRequestedFor(urlEqualTo("/v1/chat/completions")));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 0", "99999999999999, 86400", "'Wed, 21 Oct 2015 07:28:00 GMT', 0"})
    void howLongAServerAsksToWaitIsKnown(String header, long seconds) {
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", header)));
        ChatModel model = open(Map.of("base-url", SERVER.baseUrl() + "/v1"));
        assertThatThrownBy(() -> model.chat("1"))
                .hasRootCauseInstanceOf(ServerException.class)
                .satisfies(e -> assertThat(((ServerException) Objects.requireNonNull(e.getCause())).retryAfter())
                        .isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void theKeyIsNotRepeatedWhenTheServerRepeatsIt() {
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .willReturn(aResponse().withStatus(401).withBody("Incorrect API key provided: sk-very-secret")));
        ChatModel model = open(Map.of("base-url", SERVER.baseUrl() + "/v1", "api-key", "sk-very-secret"));
        assertThatThrownBy(() -> model.chat("1"))
                .isInstanceOf(AuthenticationException.class)
                .hasStackTraceContaining("Incorrect API key provided: [key]")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("sk-very-secret"));
    }

    @Test
    void anAnswerThatStallsInItsMiddleIsATimeOut() {
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .willReturn(okJson(ANSWER).withChunkedDribbleDelay(4, 60_000)));
        ChatModel model = open(Map.of("base-url", SERVER.baseUrl() + "/v1", "timeout", "300ms"));
        assertThatThrownBy(() -> model.chat("1"))
                .isInstanceOf(TimeoutException.class)
                .hasStackTraceContaining("no answer in time from " + SERVER.baseUrl());
    }

    @Test
    void aServerThatCannotBeReachedIsNamed() {
        ChatModel model = open(Map.of("base-url", "http://localhost:1/v1"));
        assertThatThrownBy(() -> model.chat("1")).hasMessageContaining("cannot talk to http://localhost:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"data\": [{\"id\": \"tiny\"}]} | ''",
                "200 | {\"data\": [{\"id\": \"large\"}]} | does not list the model tiny, but large",
                "200 | {\"data\": []} | ''",
                "200 | <html> | ''",
                "404 | Not Found | ''",
                "401 | no key | answers with status 401",
                "503 | loading | answers with status 503"
            })
    void aServerIsAskedForItsModels(int status, String body, String complaint) {
        SERVER.stubFor(get(urlEqualTo("/v1/models"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(new OpenAiModelProvider()
                        .complaint(
                                "tiny", ModelOptions.of(Map.of("base-url", SERVER.baseUrl() + "/v1", "api-key", "k")))
                        .orElse(""))
                .isEqualTo(complaint);
        SERVER.verify(getRequestedFor(urlEqualTo("/v1/models")).withHeader("Authorization", equalTo("Bearer k")));
    }

    @Test
    void aServerThatIsNotThereDoesNotAnswer() {
        assertThat(new OpenAiModelProvider()
                        .complaint("tiny", ModelOptions.of(Map.of("base-url", "http://localhost:1/v1"))))
                .hasValueSatisfying(complaint -> assertThat(complaint)
                        .startsWith("does not answer: cannot talk to http://localhost:1/v1/models: nothing answers"));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void withoutKeyAndServerTheMessageShowsBothWays() {
        assertThatThrownBy(() -> new OpenAiModelProvider().open("gpt-4o", ModelOptions.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ATTUNE_MODEL_API_KEY")
                .hasMessageContaining("attune.model.base-url");
    }

    private static ChatModel open(Map<String, String> options) {
        return new OpenAiModelProvider().open("tiny", ModelOptions.of(options));
    }
}
