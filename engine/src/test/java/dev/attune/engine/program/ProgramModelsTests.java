package dev.attune.engine.program;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.annotations.Role;
import dev.attune.engine.config.Limits;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.RoleOptions;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.fixtures.ModelsOnly;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.journal.RecordedModelName;
import dev.attune.engine.journal.Recording;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.attune.runtime.Secret;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which models a run has that is given none. */
class ProgramModelsTests {

    private static final RecordedModelName TASK =
            new RecordedModelName("local:small", "local:small {max-output-tokens=16}");
    private static final RecordedModelName PROPOSER = new RecordedModelName("openai:large", "openai:large");

    @TempDir
    Path folder;

    @Test
    void aRunThatIsReplayedHasTheModelsOfItsRecording() {
        ProgramModels models = models(Mode.VERIFY, Map.of("task", TASK, "proposer", PROPOSER));
        assertThat(models.none()).isFalse();
        assertThat(models.names())
                .containsExactly(entry(Role.TASK, "local:small"), entry(Role.PROPOSER, "openai:large"));
        RoleModels opened = models.open(shared(ReplayMode.STRICT, Recording.blank(folder)));
        assertThat(opened.names()).isEqualTo(models.names());
        assertThat(opened.of(Role.TASK).name()).isEqualTo("local:small {max-output-tokens=16}");
    }

    @Test
    void withoutARecordingThereIsNone() {
        assertThat(models(Mode.VERIFY, Map.of()).none()).isTrue();
    }

    @Test
    void toAcceptAnArtifactNoneIsNeeded() {
        ProgramModels models = models(Mode.ACCEPT, Map.of());
        assertThat(models.none()).isFalse();
        assertThat(models.open(shared(ReplayMode.STRICT, Recording.blank(folder)))
                        .names())
                .containsExactly(entry(Role.TASK, "none, since none is asked"));
    }

    @Test
    void aRecordingKeepsItsModels() throws IOException {
        Path file = folder.resolve("a.recording.jsonl");
        Recording recording = Recording.blank(file);
        recording.played("task", TASK);
        recording.write();
        assertThat(Recording.read(file).models()).containsExactly(Map.entry("task", TASK));
    }

    @Test
    void aRunDoesNotDependOnWhichServersThereAre() {
        String one = served(Map.of("base-url", "http://a/v1")).circumstances();
        assertThat(served(Map.of("base-url", "http://a/v1,http://b/v1")).circumstances())
                .isEqualTo(one)
                .isNotEqualTo(served(Map.of()).circumstances());
    }

    @Test
    void theServersOfAModelAreNamedWithoutCredentials() {
        assertThat(served(Map.of("base-url", "http://a/v1?key=hush,http://b/v1"))
                        .served())
                .extracting(ProgramModels.Served::setting, ProgramModels.Served::servers)
                .containsExactly(tuple("openai:tiny", List.of("http://a/v1", "http://b/v1")));
    }

    @Test
    void theModelOfARoleIsOpenedAtItsOwnServerWithItsOwnKey() {
        Map<String, ModelOptions> opened = new HashMap<>();
        ModelProvider provider = new ModelProvider() {
            @Override
            public String scheme() {
                return "openai";
            }

            @Override
            public boolean isServed() {
                return true;
            }

            @Override
            public ChatModel open(String name, ModelOptions options) {
                opened.put(name + " at " + options.get("base-url").orElse(""), options);
                return new ChatModel() {};
            }
        };
        RoleOptions options = new RoleOptions(
                ModelOptions.of(Map.of("base-url", "http://here/v1", "api-key", "sk-common")),
                Map.of(
                        Role.PROPOSER, ModelOptions.of(Map.of("base-url", "http://there/v1", "api-key", "sk-own")),
                        Role.JUDGE, ModelOptions.of(Map.of("base-url", "http://elsewhere/v1"))));
        Settings settings = TestSettings.withModels(
                TestSettings.in(folder, Mode.OPTIMIZE, 1),
                Map.of(Role.TASK, "openai:same", Role.PROPOSER, "openai:same", Role.JUDGE, "openai:judge"),
                options,
                OptionalInt.empty());
        RunEnvironment environment = new RunEnvironment(
                () -> settings, new ModelRegistry(List.of(provider)), new RunListener() {}, () -> false);
        ProgramModels models = new ProgramModels(settings, environment, new ModelsOnly(Map.of()), 1, Map.of());

        RoleModels roles = models.open(shared(ReplayMode.OFF, Recording.blank(folder)));

        assertThat(opened.keySet())
                .containsExactlyInAnyOrder(
                        "same at http://here/v1", "same at http://there/v1", "judge at http://elsewhere/v1");
        assertThat(key(opened, "same at http://here/v1")).contains(new Secret("sk-common"));
        assertThat(key(opened, "same at http://there/v1")).contains(new Secret("sk-own"));
        assertThat(key(opened, "judge at http://elsewhere/v1")).isEmpty();
        assertThat(roles.servers())
                .containsEntry(Role.TASK, List.of("http://here/v1"))
                .containsEntry(Role.PROPOSER, List.of("http://there/v1"));
        assertThat(models.served()).hasSize(3);
    }

    private static Optional<Secret> key(Map<String, ModelOptions> opened, String model) {
        return Objects.requireNonNull(opened.get(model)).apiKey();
    }

    @Test
    void howTheModelOfARoleIsAskedIsPartOfWhatARunDependsOn() {
        ModelOptions none = ModelOptions.NONE;
        RoleOptions cold = new RoleOptions(none, Map.of(Role.JUDGE, ModelOptions.of(Map.of("temperature", "0"))));
        RoleOptions warm = new RoleOptions(none, Map.of(Role.JUDGE, ModelOptions.of(Map.of("temperature", "1"))));

        assertThat(served(cold).circumstances())
                .isNotEqualTo(served(warm).circumstances())
                .isNotEqualTo(served(Map.of()).circumstances());
    }

    private ProgramModels served(Map<String, String> options) {
        return served(RoleOptions.of(ModelOptions.of(options)));
    }

    private ProgramModels served(RoleOptions options) {
        Settings settings = TestSettings.withModels(
                TestSettings.in(folder, Mode.VERIFY, 1),
                Map.of(Role.TASK, "openai:tiny"),
                options,
                OptionalInt.empty());
        RunEnvironment environment =
                new RunEnvironment(() -> settings, new ModelRegistry(), new RunListener() {}, () -> false);
        return new ProgramModels(settings, environment, new ModelsOnly(Map.of()), 1, Map.of());
    }

    private ProgramModels models(Mode mode, Map<String, RecordedModelName> recorded) {
        Settings settings = TestSettings.in(folder, mode, 1);
        RunEnvironment environment =
                new RunEnvironment(() -> settings, new ModelRegistry(), new RunListener() {}, () -> false);
        return new ProgramModels(settings, environment, new ModelsOnly(Map.of()), 1, recorded);
    }

    private static SharedLayers shared(ReplayMode replay, Recording recording) {
        return new SharedLayers(
                new Budget(Limits.NONE, Clock.systemUTC()),
                new Meter(),
                Optional.empty(),
                Optional.empty(),
                replay,
                recording,
                notice -> {});
    }
}
