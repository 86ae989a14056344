package dev.attune.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.sun.net.httpserver.HttpServer;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.OutOfQuotaException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers say beside plain answers. */
class ServerRepliesTests {

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
    void noUpgradeIsOfferedToAServerThatIsNotEncrypted() throws IOException {
        List<String> offered = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            offered.addAll(exchange.getRequestHeaders().keySet());
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/v1";
            assertThat(open(Map.of("base-url", url)).chat("1")).isEqualTo("Word: one");
        } finally {
            server.stop(0);
        }
        assertThat(offered).contains("Content-type").doesNotContain("Upgrade", "Http2-settings", "Authorization");
    }

    @Test
    void theQueryStringOfTheAddressIsSentAsItIs() {
        answer(okJson(ANSWER));
        open(Map.of("base-url", SERVER.baseUrl() + "/v1/?api-version=2024-10-21&key=a%2Fb+c"))
                .chat("1");
        SERVER.verify(postRequestedFor(urlEqualTo("/v1/chat/completions?api-version=2024-10-21&key=a%2Fb+c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"very-secret", "very%2Dsecret", "very%2fsecret+and%20more"})
    void whatTheQueryStringHoldsIsNotRepeatedWhenTheServerRepeatsIt(String secret) {
        String meant = java.net.URLDecoder.decode(secret, StandardCharsets.UTF_8);
        answer(aResponse().withStatus(403).withBody("{\"error\": \"no access with " + secret + " or " + meant + "\"}"));
        assertThatThrownBy(() -> open(Map.of("base-url", SERVER.baseUrl() + "/v1?key=" + secret))
                        .chat("1"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("no access with [hidden] or [hidden]")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error': {'message': 'Rate limit', 'code': 429}} | dev.langchain4j.exception.RateLimitException",
                "{'error': {'message': 'Down', 'code': '502'}} | dev.langchain4j.exception.InternalServerException",
                "{'error': {'message': 'Busy', 'type': 'overloaded_error'}} | dev.langchain4j.exception.InternalServerException",
                "{'error': {'message': 'Bad', 'code': 400}} | dev.langchain4j.exception.InvalidRequestException",
                "{'error': {'message': 'No key', 'code': 401}} | dev.langchain4j.exception.AuthenticationException",
                "{'object': 'error', 'message': 'Too long', 'code': 400} | dev.langchain4j.exception.InvalidRequestException",
                "{'choices': [{'error': {'message': 'Down', 'code': 502}}]} | dev.langchain4j.exception.InternalServerException",
                "{'choices': []} | dev.langchain4j.exception.InternalServerException",
                "{'choices': null} | dev.langchain4j.exception.InternalServerException",
                "{'error': {'message': 'What?', 'code': 'odd'}} | dev.attune.runtime.ServerException",
                "{'status': 'ok'} | dev.attune.runtime.ServerException"
            })
    void anErrorInsideASuccessIsAnErrorOfItsKind(String body, Class<?> kind) {
        answer(okJson(body.replace('\'', '"')));
        assertThatThrownBy(() -> model().chat("1"))
                .isExactlyInstanceOf(kind)
                .hasMessageStartingWith("status 200 from " + SERVER.baseUrl() + "/v1/chat/completions: ");
    }

    @Test
    void anErrorThatIsNoneDoesNotSpoilAnAnswer() {
        answer(okJson(ANSWER.replaceFirst("\\{", "{\"error\": null, ")));
        assertThat(model().chat("1")).isEqualTo("Word: one");
    }

    @Test
    void whatAServerBehindTheServerSaidIsTold() {
        answer(okJson("{\"error\": {\"message\": \"Provider returned error\", \"code\": 400, "
                + "\"metadata\": {\"raw\": \"the prompt is too long\", \"provider_name\": \"X\"}}}"));
        assertThatThrownBy(() -> model().chat("1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Provider returned error: the prompt is too long (400)");
    }

    @ParameterizedTest
    @CsvSource({"429, insufficient_quota", "402, ''", "403, billing_not_active", "200, insufficient_quota"})
    void anAccountWithoutMoneyIsKnownAsThat(int status, String code) {
        answer(aResponse()
                .withStatus(status)
                .withBody("{\"error\": {\"message\": \"You exceeded your quota\", \"code\": \"" + code + "\"}}"));
        assertThatThrownBy(() -> model().chat("1"))
                .isInstanceOf(OutOfQuotaException.class)
                .hasMessageContaining("You exceeded your quota");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusedKeySaysWhereTheKeyComesFrom(int status) {
        answer(aResponse().withStatus(status).withBody("{\"error\": {\"message\": \"Invalid key\"}}"));
        assertThatThrownBy(() -> model().chat("1"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Invalid key; no key was sent, since the environment variable "
                        + "ATTUNE_MODEL_API_KEY is not set");
        assertThatThrownBy(() -> open(Map.of("base-url", SERVER.baseUrl() + "/v1", "api-key", "sk-secret"))
                        .chat("1"))
                .hasMessageContaining("the key that was sent is that of the environment variable ATTUNE_MODEL_API_KEY");
    }

    @Test
    void aServerThatHasMovedIsToldWithItsNewAddressAndWithoutSecrets() {
        answer(aResponse().withStatus(307).withHeader("Location", "https://new.example/v1/chat/completions?key=hush"));
        assertThatThrownBy(() -> open(Map.of("base-url", SERVER.baseUrl())).chat("1"))
                .hasMessageStartingWith("status 307 from " + SERVER.baseUrl() + "/chat/completions: it has moved to "
                        + "https://new.example/v1/chat/completions; set attune.model.base-url to the new address")
                .hasMessageEndingWith(" or https://new.example/v1")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hush"));
    }

    @ParameterizedTest
    @CsvSource({"404, {\"detail\":\"Not Found\"}", "405, Method Not Allowed", "404, ''"})
    void aWrongAddressIsToldWithAHintAtTheUsualOne(int status, String body) {
        answer(aResponse().withStatus(status).withBody(body));
        assertThatThrownBy(() -> open(Map.of("base-url", SERVER.baseUrl())).chat("1"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageStartingWith("status " + status + " from " + SERVER.baseUrl() + "/chat/completions")
                .hasMessageContaining("the address of most servers ends in /v1: is it attune.model.base-url = "
                        + SERVER.baseUrl() + "/v1?");
    }

    @Test
    void aServerThatAnswersAnyAddressWithASuccessIsToldWithTheHintToo() {
        answer(okJson("{\"error\": \"Unexpected endpoint or method. (POST /chat/completions)\"}"));
        assertThatThrownBy(() -> open(Map.of("base-url", SERVER.baseUrl())).chat("1"))
                .hasMessageContaining("Unexpected endpoint or method")
                .hasMessageContaining("is it attune.model.base-url = " + SERVER.baseUrl() + "/v1?");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 502})
    void aWebPageIsALine(int status) {
        answer(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("<!DOCTYPE html>\n<html><head><style>p {color: red}</style>\n<title>502 Bad\n Gateway</title>"
                        + "</head><body><p>nginx</p>" + "<p>x</p>".repeat(5_000) + "</body></html>"));
        Throwable failure = catchThrowable(() -> model().chat("1"));
        assertThat(failure).isInstanceOf(RuntimeException.class).hasMessageContaining("502 Bad Gateway");
        assertThat(Objects.requireNonNull(failure.getMessage()))
                .hasSizeLessThan(400)
                .doesNotContain("<", "\n");
    }

    @Test
    void whatTheServerRefusesForItsContentIsKnownAsThat() {
        answer(aResponse()
                .withStatus(400)
                .withBody("{\"error\": {\"message\": \"The prompt was filtered\", \"code\": \"content_filter\"}}"));
        assertThatThrownBy(() -> model().chat("1"))
                .isInstanceOf(ContentFilteredException.class)
                .hasMessageContaining("The prompt was filtered (content_filter)");
    }

    @Test
    void aHostThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> open(Map.of("base-url", "http://no-such-host.invalid:8080/v1"))
                        .chat("1"))
                .hasMessageContaining("cannot talk to http://no-such-host.invalid:8080/v1/chat/completions")
                .hasMessageContaining("the name of its host is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "MAX_TOKENS, LENGTH",
        "model_length, LENGTH",
        "content_filter, CONTENT_FILTER",
        "SAFETY, CONTENT_FILTER",
        "eos, STOP"
    })
    void theReasonForWhichAnAnswerEndedIsKnown(String said, FinishReason reason) {
        answer(okJson(ANSWER.replace("\"stop\"", "\"" + said + "\"")));
        assertThat(chat().finishReason()).isEqualTo(reason);
    }

    @Test
    void anAnswerWithoutAMessageIsEmptyAndNoFault() {
        answer(okJson("{\"choices\": [{\"finish_reason\": \"length\", \"index\": 0}]}"));
        assertThat(chat().finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(chat().aiMessage().text()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning", "reasoning_content"})
    void reasoningWithoutAnAnswerIsKnownAsThat(String field) {
        answer(okJson("{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", "
                + "\"content\": null, \"" + field + "\": \"Let me see\"}}]}"));
        assertThat(chat().aiMessage().thinking()).isEqualTo("Let me see");
    }

    @Test
    void anAnswerInPartsIsTheTextOfItsParts() {
        answer(okJson(
                "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", \"content\": ["
                        + "{\"type\": \"thinking\", \"thinking\": [{\"type\": \"text\", \"text\": \"Hm\"}]}, "
                        + "{\"type\": \"text\", \"text\": \"Word: one\"}]}}]}"));
        assertThat(chat().aiMessage().text()).isEqualTo("Word: one");
    }

    private static ChatResponse chat() {
        return model().chat(dev.langchain4j.data.message.UserMessage.from("1"));
    }

    private static void answer(ResponseDefinitionBuilder reply) {
        SERVER.stubFor(any(anyUrl()).willReturn(reply));
    }

    private static ChatModel model() {
        return open(Map.of("base-url", SERVER.baseUrl() + "/v1"));
    }

    private static ChatModel open(Map<String, String> options) {
        return new OpenAiModelProvider().open("tiny", ModelOptions.of(options));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
