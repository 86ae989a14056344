package dev.attune.engine.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import dev.attune.annotations.Role;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.fixtures.ServedFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with a model that a server serves, as task model and as proposer. */
class ServedModelIntegrationTests {

    private static final String ANSWER = """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Word: w200"}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}}
            """;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder;

    @Test
    void aModelThatRefusesTemperatureAndTheUsualLimitIsSearchedAndGatedWithAWarning() {
        SERVER.stubFor(post(anyUrl()).atPriority(3).willReturn(okJson(ANSWER)));
        refuse(
                2,
                matchingJsonPath("$[?(@.temperature && @.temperature != 1)]"),
                "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.");
        refuse(
                1,
                matchingJsonPath("$.max_tokens"),
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.");
        ProgramResult run = run("openai:gpt-5", Map.of("base-url", SERVER.baseUrl() + "/v1", "temperature", "0"));
        assertThat(run.failures()).isEmpty();
        assertThat(run.optimization("mipro").warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("openai:gpt-5 refuses a temperature"));
        assertThat(run.gate("exact").reasons())
                .anySatisfy(reason -> assertThat(reason).startsWith("openai:gpt-5 refuses a temperature"));
    }

    @Test
    void aModelWhoseTemplateRefusesTheSystemRoleIsSearchedAndGatedWithAWarning() {
        SERVER.stubFor(post(anyUrl()).atPriority(3).willReturn(okJson(ANSWER)));
        SERVER.stubFor(post(anyUrl())
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.messages[?(@.role == 'system')]"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"Error rendering prompt with jinja template: "
                                + "\\\"Only user and assistant roles are supported!\\\".\"}")));
        ProgramResult run = run("openai:gemma", Map.of("base-url", SERVER.baseUrl() + "/v1"));
        assertThat(run.failures()).isEmpty();
        assertThat(run.gate("exact").reasons())
                .anySatisfy(reason -> assertThat(reason).startsWith("openai:gemma refuses the system role"));
    }

    @Test
    void anErrorInsideASuccessIsNoAnswerAndItsCodeDecidesThatItIsAskedAgain() {
        SERVER.stubFor(post(anyUrl()).atPriority(2).willReturn(okJson(ANSWER)));
        SERVER.stubFor(post(anyUrl())
                .atPriority(1)
                .withRequestBody(containing("Number: 200"))
                .inScenario("down")
                .whenScenarioStateIs("Started")
                .willSetStateTo("up")
                .willReturn(okJson("{\"error\": {\"message\": \"Provider returned error\", \"code\": 502}}")));
        ProgramResult run = run("openai:router", Map.of("base-url", SERVER.baseUrl() + "/v1"));
        assertThat(run.failures()).isEmpty();
        assertThat(run.gate("exact").winner().notCounted()).isZero();
        assertThat(run.gate("exact").winner().estimate().mean()).isEqualTo(0.25);
    }

    @Test
    void aSecretOfTheAddressIsInNoFileOfARun() throws IOException {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(ANSWER)));
        run(
                "openai:tiny",
                Map.of(
                        "base-url",
                        SERVER.baseUrl() + "/v1?api-version=2024-10-21&key=hush-hush",
                        "api-key",
                        "sk-hush"));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written).hasSizeGreaterThan(1);
            for (Path file : written) {
                assertThat(Files.readString(file)).doesNotContain("hush");
            }
        }
    }

    @Test
    void aServerThatIsNotThereCostsNoExampleAndIsWarnedOf() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(ANSWER)));
        SERVER.stubFor(get(anyUrl()).willReturn(okJson("{\"data\": [{\"id\": \"other\"}]}")));
        ProgramResult run =
                run("openai:tiny", Map.of("base-url", "http://localhost:1/v1," + SERVER.baseUrl() + "/v1?key=hush"));
        assertThat(run.failures()).isEmpty();
        assertThat(run.preflight().checks())
                .filteredOn(check -> check.name().equals("servers"))
                .extracting(Check::message)
                .satisfiesExactlyInAnyOrder(
                        gone -> assertThat(gone).startsWith("http://localhost:1/v1 does not answer: "),
                        other -> assertThat(other)
                                .isEqualTo(SERVER.baseUrl() + "/v1 does not list the model tiny, but other"));
        assertThat(run.optimization("mipro").warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("The server http://localhost:1/v1 failed and was left out once"));
        assertThat(run.optimization("mipro").servers())
                .containsExactly(entry(Role.TASK, List.of("http://localhost:1/v1", SERVER.baseUrl() + "/v1")));
        assertThat(run.gate("exact").winner().notCounted()).isZero();
    }

    private static void refuse(int priority, StringValuePattern body, String message) {
        SERVER.stubFor(post(anyUrl())
                .atPriority(priority)
                .withRequestBody(body)
                .willReturn(aResponse().withStatus(400).withBody("{\"error\": {\"message\": \"" + message + "\"}}")));
    }

    private ProgramResult run(String model, Map<String, String> options) {
        Settings settings = TestSettings.withReplay(
                TestSettings.impatient(TestSettings.in(folder, Mode.OPTIMIZE, 2)), ReplayMode.RECORD);
        return ProgramLauncher.run(
                ServedFixture.class,
                () -> TestSettings.withModels(settings, Map.of(Role.TASK, model), options, OptionalInt.empty()));
    }
}
