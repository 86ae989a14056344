package dev.attune.engine.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.fixtures.TestStacks;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.runtime.ModelOptions;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelRegistryTests {

    private static final String ANSWER = """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Word: one"}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}}
            """;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    static Stream<ResponseDefinitionBuilder> passingFailures() {
        return Stream.of(
                okJson(ANSWER.substring(0, ANSWER.length() / 2)),
                aResponse().withStatus(429).withHeader("Retry-After", "0"),
                aResponse().withStatus(503),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    @ParameterizedTest
    @MethodSource("passingFailures")
    void aFailureThatPassesIsTriedAgain(ResponseDefinitionBuilder failure) {
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .willReturn(failure)
                .inScenario("half")
                .whenScenarioStateIs("Started")
                .willSetStateTo("whole"));
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .willReturn(okJson(ANSWER))
                .inScenario("half")
                .whenScenarioStateIs("whole"));
        try (ModelRegistry models = new ModelRegistry()) {
            ChatModel model = models.open("openai:tiny", ModelOptions.of(Map.of("base-url", SERVER.baseUrl() + "/v1")))
                    .get(0)
                    .model();
            assertThat(TestStacks.of(model, Budget.unlimited(), new Meter())
                            .model()
                            .chat("1"))
                    .isEqualTo("Word: one");
        }
    }

    @Test
    void aModelThatItsProviderRefusesIsNamed() {
        try (ModelRegistry models = new ModelRegistry()) {
            assertThatThrownBy(() -> models.open("openai:gpt-4o", ModelOptions.NONE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("cannot open the model openai:gpt-4o: OpenAI asks for a key");
        }
    }

    @Test
    void anUnknownSchemeIsRefusedWithTheKnownOnes() {
        try (ModelRegistry models = new ModelRegistry()) {
            assertThatThrownBy(() -> models.open("local:smollm2-135m", ModelOptions.NONE))
                    .hasMessageContaining("providers for [fake, openai]")
                    .hasMessageContaining("attune-local-model");
        }
    }

    @Test
    void aSchemeWhoseModuleIsLeftOutIsRefusedWithTheModule() {
        try (ModelRegistry models = new ModelRegistry(List.of())) {
            assertThatThrownBy(() -> models.open("openai:gpt-4o", ModelOptions.NONE))
                    .hasMessageEndingWith("; add the dependency dev.attune:attune-openai-model");
        }
    }

    @Test
    void oneSettingIsOpenedOnce() {
        try (ModelRegistry models = new ModelRegistry()) {
            ModelOptions options = ModelOptions.of(Map.of("base-url", "http://localhost:1"));
            assertThat(models.open("openai:a", options)).isSameAs(models.open("openai:a", options));
        }
    }
}
