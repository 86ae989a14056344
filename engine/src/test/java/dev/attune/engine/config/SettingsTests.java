package dev.attune.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.annotations.Role;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.attune.runtime.Secret;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTests {

    @Test
    void withoutAnySettingTheModeIsAuto() {
        Settings settings = Settings.read(new Properties(), Map.of());
        assertThat(settings.mode()).isEqualTo(Mode.AUTO);
        assertThat(settings.models()).isEmpty();
        assertThat(settings.concurrency()).isEmpty();
    }

    @Test
    void aTestSplitMayJudgeTwentyCandidatesOrAsManyAsTheSettingSays() {
        assertThat(Settings.read(new Properties(), Map.of()).askedAtMost()).isEqualTo(20);
        assertThat(read("attune.gate.asked-at-most", "50").askedAtMost()).isEqualTo(50);
        assertThatThrownBy(() -> read("attune.gate.asked-at-most", "0"))
                .hasMessage("attune.gate.asked-at-most is \"0\"; it must be a whole number of at least 1");
    }

    @Test
    void theWorthOfChangesTakesTwoFifthsOfTheGatesCallsOrTheShareThatIsSet() {
        assertThat(Settings.read(new Properties(), Map.of()).attribution()).isEqualTo(0.4);
        assertThat(read("attune.gate.attribution", "0").attribution()).isZero();
        assertThat(read("attune.gate.attribution", "1.5").attribution()).isEqualTo(1.5);
        for (String wrong : List.of("-0.1", "NaN", "101", "half")) {
            assertThatThrownBy(() -> read("attune.gate.attribution", wrong))
                    .hasMessage("attune.gate.attribution is \"" + wrong + "\"; it must be a number from 0 to 100");
        }
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesTheNearestKnownOne() {
        assertThatThrownBy(() -> read("attune.budget.call", "7"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("unknown setting attune.budget.call; the nearest known one is attune.budget.calls");
    }

    @Test
    void anUnknownEnvironmentVariableIsAnErrorInItsOwnSpelling() {
        assertThatThrownBy(() -> Settings.read(new Properties(), Map.of("ATTUNE_MODELL", "x")))
                .hasMessage("unknown setting ATTUNE_MODELL; the nearest known one is ATTUNE_MODEL");
    }

    @Test
    void systemPropertiesGoBeforeEnvironmentVariables() {
        Properties system = new Properties();
        system.setProperty("attune.mode", "verify");
        assertThat(Settings.read(system, Map.of("ATTUNE_MODE", "optimize")).mode())
                .isEqualTo(Mode.VERIFY);
        assertThat(Settings.read(new Properties(), Map.of("ATTUNE_MODE", "optimize"))
                        .mode())
                .isEqualTo(Mode.OPTIMIZE);
    }

    @Test
    void eachRoleHasAModelOfItsOwn() {
        Properties system = new Properties();
        system.setProperty("attune.model", "local:smollm2-135m");
        system.setProperty("attune.model.proposer", "openai:gpt-4o");
        assertThat(Settings.read(system, Map.of()).models())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Role.TASK, "local:smollm2-135m", Role.PROPOSER, "openai:gpt-4o"));
    }

    @Test
    void aKeyOnTheCommandLineIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> read("attune.model.api-key", "sk-secret"))
                .hasMessageContaining("ATTUNE_MODEL_API_KEY")
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void aKeyInTheEnvironmentIsAnOptionOfTheModel() {
        assertThat(Settings.read(new Properties(), Map.of("ATTUNE_MODEL_API_KEY", "sk-secret"))
                        .modelOptions()
                        .common())
                .satisfies(options -> assertThat(options.apiKey()).contains(new Secret("sk-secret")))
                .satisfies(options -> assertThat(options.toString()).doesNotContain("sk-secret"));
    }

    @Test
    void aRoleHasItsOwnServerAndKeyAndNoKeyOfAnother() {
        Properties system = new Properties();
        system.setProperty("attune.model", "openai:small");
        system.setProperty("attune.model.base-url", "http://localhost:8080/v1");
        system.setProperty("attune.model.temperature", "0");
        system.setProperty("attune.model.proposer", "openai:large");
        system.setProperty("attune.model.proposer.base-url", "https://api.example.com/v1");
        system.setProperty("attune.model.judge", "openai:other");
        system.setProperty("attune.model.judge.timeout", "2s");
        RoleOptions withoutOwnKey = Settings.read(system, Map.of("ATTUNE_MODEL_API_KEY", "sk-common"))
                .modelOptions();
        RoleOptions withOwnKey = Settings.read(
                        system, Map.of("ATTUNE_MODEL_API_KEY", "sk-common", "ATTUNE_MODEL_PROPOSER_API_KEY", "sk-own"))
                .modelOptions();

        assertThat(withoutOwnKey.of(Role.PROPOSER).values())
                .containsEntry("base-url", "https://api.example.com/v1")
                .containsEntry("temperature", "0");
        assertThat(withoutOwnKey.of(Role.PROPOSER).apiKey()).isEmpty();
        assertThat(withOwnKey.of(Role.PROPOSER).apiKey()).contains(new Secret("sk-own"));
        assertThat(withOwnKey.of(Role.JUDGE).apiKey()).contains(new Secret("sk-common"));
        assertThat(withOwnKey.of(Role.JUDGE).timeout()).contains(Duration.ofSeconds(2));
        assertThat(withOwnKey.of(Role.TASK)).isEqualTo(withOwnKey.common());
    }

    @Test
    void optionsOfARoleWithoutAModelOfItsOwnAreRefused() {
        assertThatThrownBy(() -> read("attune.model.teacher.base-url", "http://localhost:8080/v1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "attune.model.teacher.base-url is set, and attune.model.teacher is not: name the model that it is"
                                + " for, or set attune.model.base-url for the model of all roles");
    }

    @Test
    void theKeyOfARoleIsReadFromTheEnvironmentOnly() {
        assertThatThrownBy(() -> read("attune.model.proposer.api-key", "sk-secret"))
                .hasMessageContaining("ATTUNE_MODEL_PROPOSER_API_KEY")
                .hasMessageNotContaining("sk-secret");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "20m, 1200", "2h, 7200", "45, 45"})
    void timesHaveUnits(String text, long seconds) {
        assertThat(read("attune.budget.time", text).limits().time()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "attune.mode, fast, 'auto, verify, optimize, accept or compare'",
        "attune.model, smollm2, openai:MODEL or local:FILE-OR-NAME",
        "attune.concurrency, 0, a whole number of at least 1",
        "attune.concurrency, many, a whole number",
        "attune.budget.time, soon, 'a time such as 90s, 20m or 2h'",
        "attune.model.temperature, 3, a number from 0 to 2",
        "attune.seed, x, a whole number",
        "attune.replay, on, 'off, record or strict'",
        "attune.budget.usd, cheap, an amount of US dollars such as 2.50",
        "attune.budget.usd, 0, an amount of US dollars above 0 and up to 1000000",
        "attune.model.requests-per-minute, 0, a whole number of at least 1",
        "attune.model.proposer.max-output-tokens, 0, a whole number of at least 1",
        "attune.model.proposer.max-output-tokens, 3000000000, a whole number up to 2147483647",
        "attune.concurrency, 3000000000, a whole number up to 2147483647",
    })
    void aWrongValueIsNamedWithWhatWouldDo(String key, String value, String would) {
        assertThatThrownBy(() -> read(key, value)).hasMessage(key + " is \"" + value + "\"; it must be " + would);
    }

    @Test
    void aModelProviderHasSettingsOfItsOwn() {
        Properties system = new Properties();
        system.setProperty("attune.model.echo.voice", "low");
        assertThat(Settings.read(system, Map.of(), List.of(new Echo()))
                        .modelOptions()
                        .common()
                        .values())
                .containsEntry("echo.voice", "low");
        assertThatThrownBy(() -> Settings.read(system, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown setting attune.model.echo.voice");
    }

    private static final class Echo implements ModelProvider {

        @Override
        public String scheme() {
            return "echo";
        }

        @Override
        public Set<String> options() {
            return Set.of("voice");
        }

        @Override
        public ChatModel open(String name, ModelOptions options) {
            throw new AssertionError("no model is opened to read settings");
        }
    }

    private static Settings read(String key, String value) {
        Properties system = new Properties();
        system.setProperty(key, value);
        return Settings.read(system, Map.of());
    }

    @Test
    void acceptedArtifactsAreWhereProductionFindsThemAndRecordingsWhereItDoesNot() {
        Layout layout = Settings.read(new Properties(), Map.of()).layout();
        assertThat(layout.artifacts()).isEqualTo(Path.of("src/main/resources/attune"));
        assertThat(layout.recordings()).isEqualTo(Path.of("src/test/resources/attune"));
        assertThat(layout.output()).isEqualTo(Path.of("target/attune"));
    }

    @Test
    void aFolderInTheProjectIsNamedFromItsRootOn(@TempDir Path elsewhere) {
        Path inside = Path.of("build", "prompts");

        assertThat(read("attune.artifacts", inside.toAbsolutePath().toString())
                        .layout()
                        .artifacts())
                .isEqualTo(inside);
        assertThat(read("attune.artifacts", elsewhere.toString()).layout().artifacts())
                .isEqualTo(elsewhere);
    }

    @ParameterizedTest
    @CsvSource({
        "build.gradle, , build/attune",
        "build.gradle.kts, , build/attune",
        "settings.gradle, , build/attune",
        "build.gradle, pom.xml, target/attune",
        "pom.xml, , target/attune",
        "README.md, , target/attune"
    })
    void aProjectOfGradleIsLeftItsResultsInTheFolderOfGradle(
            String file, @Nullable String another, String output, @TempDir Path project) throws IOException {
        Files.createFile(project.resolve(file));
        if (another != null) {
            Files.createFile(project.resolve(another));
        }
        SettingSource source = new SettingSource(new Properties(), Map.of(), key -> Optional.empty(), Set.of());
        assertThat(Layout.of(source, project).output()).isEqualTo(Path.of(output));
    }

    @Test
    void aCommandForGradleSetsTheModeByItsEnvironmentVariable() {
        assertThat(BuildTool.GRADLE.test(Mode.ACCEPT, false, "org.example.Outer$ATest"))
                .isEqualTo("ATTUNE_MODE=accept gradle test --tests 'Outer$ATest'");
        assertThat(BuildTool.MAVEN.test(Mode.ACCEPT, false, "org.example.ATest"))
                .isEqualTo("mvn test -Dattune.mode=accept -Dtest=ATest");
        assertThat(BuildTool.GRADLE_WRAPPER.test(Mode.VERIFY, true, "org.example.ATest"))
                .isEqualTo("ATTUNE_MODE=verify ATTUNE_REPLAY=strict ./gradlew test --tests ATest");
        assertThat(BuildTool.MAVEN.test(Mode.VERIFY, true, "org.example.ATest"))
                .isEqualTo("mvn test -Dattune.mode=verify -Dattune.replay=strict -Dtest=ATest");
    }

    @Test
    void theWrapperOfGradleIsUsedWhereThereIsOne(@TempDir Path root) throws IOException {
        Path module = Files.createDirectory(root.resolve("module"));
        Files.createFile(module.resolve("build.gradle"));
        assertThat(BuildTool.of(module)).isEqualTo(BuildTool.GRADLE);
        Files.createFile(root.resolve("gradlew"));
        assertThat(BuildTool.of(module)).isEqualTo(BuildTool.GRADLE_WRAPPER);
    }

    @Test
    void whatIsShownOnDemandIsNamed() {
        Properties system = new Properties();
        assertThat(Settings.read(system, Map.of()).shown()).isEmpty();
        system.setProperty("attune.show", "prompts");
        assertThat(Settings.read(system, Map.of()).shown()).containsExactly(Shown.PROMPTS);
        system.setProperty("attune.show", "answers");
        assertThatThrownBy(() -> Settings.read(system, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("attune.show is \"answers\"; it must be prompts");
    }

    @Test
    void theSettingsRefuseAnAddressThatIsNone() {
        Properties system = new Properties();
        system.setProperty("attune.model.base-url", "http://a/v1,http://b/v1");
        assertThat(Settings.read(system, Map.of()).modelOptions().common().get("base-url"))
                .contains("http://a/v1,http://b/v1");
        system.setProperty("attune.model.base-url", "http://a/v1,b/v1");
        assertThatThrownBy(() -> Settings.read(system, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("attune.model.base-url: entry 2 is \"b/v1\"; it must begin with http://");
        system.setProperty("attune.model.base-url", "localhost:11434");
        assertThatThrownBy(() -> Settings.read(system, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("attune.model.base-url is \"localhost:11434\"; it must begin with http://");
    }
}
