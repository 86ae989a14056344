package dev.attune.engine.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.TestStacks;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.model.budget.Price;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A model at several servers, over HTTP. */
class SeveralServersTests {

    private static final String ANSWER = """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Word: one"}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}}
            """;

    private static final String NOWHERE = "http://localhost:1/v1";

    @RegisterExtension
    static final WireMockExtension FIRST = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    static final WireMockExtension SECOND = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final ModelRegistry registry = new ModelRegistry();
    private final Meter meter = new Meter();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aDeadEndpointHandsItsWorkToTheOthers() {
        SECOND.stubFor(post(anyUrl()).willReturn(okJson(ANSWER)));
        ModelStack stack = stack(NOWHERE, url(SECOND));
        for (int i = 0; i < 10; i++) {
            assertThat(stack.model().chat("question " + i)).isEqualTo("Word: one");
        }
        SECOND.verify(10, postRequestedFor(anyUrl()));
        assertThat(meter.usage().calls()).isEqualTo(10);
        assertThat(stack.notes("openai:tiny"))
                .singleElement()
                .asString()
                .startsWith("The server " + NOWHERE + " failed and was left out once")
                .contains("nothing answers there");
        assertThat(stack.servers()).containsExactly(NOWHERE, url(SECOND));
    }

    @Test
    void aFailedRequestGoesToAnotherServerAtOnce() {
        FIRST.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        SECOND.stubFor(post(anyUrl()).willReturn(okJson(ANSWER)));
        ModelStack stack = stack(url(FIRST), url(SECOND));
        for (int i = 0; i < 10; i++) {
            assertThat(stack.model().chat("question " + i)).isEqualTo("Word: one");
        }
        FIRST.verify(3, postRequestedFor(anyUrl()));
        SECOND.verify(10, postRequestedFor(anyUrl()));
    }

    @Test
    void allDeadIsAnOutage() {
        FIRST.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        SECOND.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        ModelStack stack = stack(url(FIRST), url(SECOND));
        assertThatThrownBy(() -> stack.model().chat("question")).hasStackTraceContaining("localhost");
        int attempts = TestStacks.FAST.attempts();
        FIRST.verify(attempts, postRequestedFor(anyUrl()));
        SECOND.verify(attempts, postRequestedFor(anyUrl()));
    }

    @Test
    void aModelThatIsNotServedIsOpenedOnce() {
        ModelOptions options = ModelOptions.of(Map.of("base-url", url(FIRST) + "," + url(SECOND)));
        assertThat(registry.open("openai:tiny", options)).hasSize(2);
        assertThat(new ModelRegistry(List.of(new InProcess())).open("in-process:tiny", options))
                .singleElement()
                .satisfies(model -> assertThat(model.server()).isEmpty());
    }

    private static String url(WireMockExtension server) {
        return server.baseUrl() + "/v1";
    }

    private ModelStack stack(String... servers) {
        ModelOptions options = ModelOptions.of(Map.of("base-url", String.join(",", servers)));
        return ModelStack.served(
                Endpoint.configured("openai:tiny", "servers", Map.of(), Map.of(), Price.FREE),
                () -> registry.open("openai:tiny", options),
                TestStacks.FAST,
                TestStacks.shared(Budget.unlimited(), meter));
    }

    private static final class InProcess implements ModelProvider {

        @Override
        public String scheme() {
            return "in-process";
        }

        @Override
        public ChatModel open(String name, ModelOptions options) {
            return new ScriptedModel(asked -> "Word: one");
        }
    }
}
