package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.SchemaFixture;
import dev.attune.engine.fixtures.SchemaFixture.Numbers;
import dev.attune.engine.fixtures.SchemaFixture.Parity;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.ArtifactException;
import dev.langchain4j.model.chat.Capability;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that take JSON schemas for the answers of AI Services, from the search to production. */
class SchemaTests {

    @TempDir
    Path folder;

    @Test
    void aSearchAsksWithSchemasAndSoDoesProduction() {
        assertThat(run(settings(Mode.OPTIMIZE)).gate("right").verdict()).isEqualTo(Verdict.PASSED);

        assertThat(prompts().artifact().measuredWith().askedWithSchemas()).isTrue();
        assertThat(prompts()
                        .service(Numbers.class, new SchemaFixture.Strict(), UnaryOperator.identity())
                        .parity("7"))
                .isEqualTo(Parity.ODD);
    }

    @Test
    void aModelOfProductionThatTakesNoneIsRefused() {
        run(settings(Mode.OPTIMIZE));
        SchemaFixture.Strict without = new SchemaFixture.Strict() {
            @Override
            public Set<Capability> supportedCapabilities() {
                return Set.of();
            }
        };

        assertThatThrownBy(() -> prompts().chatModel(Numbers.class, without))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("was measured with JSON schemas for the answers of " + Numbers.class.getName())
                .hasMessageContaining("add RESPONSE_FORMAT_JSON_SCHEMA to its supported capabilities");
    }

    @Test
    void aRecordingKnowsThatItsModelTakesSchemas() {
        run(TestSettings.withReplay(settings(Mode.OPTIMIZE), ReplayMode.RECORD));

        ProgramResult replayed = run(TestSettings.withReplay(settings(Mode.OPTIMIZE), ReplayMode.STRICT));

        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.gate("right").verdict()).isEqualTo(Verdict.PASSED);
    }

    private TunedPrompts prompts() {
        return TunedPrompts.load(settings(Mode.OPTIMIZE)
                .output()
                .resolve(SchemaFixture.class.getName())
                .resolve("labeled-few-shot.json"));
    }

    private static ProgramResult run(Settings settings) {
        return ProgramLauncher.run(SchemaFixture.class, () -> settings);
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
