package dev.attune.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.predict.Program;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.engine.program.RunEnvironment;
import dev.attune.runtime.artifact.ArtifactException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of classes and optimizers become names of files, and not all of them come from a Java compiler. */
class HostileNamesTests {

    private static final String CLASS = "com.example.ATest";

    @TempDir
    Path folder;

    @Test
    void theFilesOfAProgramAreNamedAfterItsClassAndOptimizer() {
        Settings settings = TestSettings.in(folder, Mode.AUTO, 1);
        ArtifactStore artifacts = new ArtifactStore(settings, "com.example.Outer$ATest");

        assertThat(artifacts.accepted()).isEqualTo(settings.artifacts().resolve("com.example.Outer$ATest.json"));
        assertThat(artifacts.candidate("mipro"))
                .isEqualTo(settings.output().resolve("com.example.Outer$ATest/mipro.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../ATest", "/ATest", "com/example/ATest", "..", "A\u0000Test", "C:\\ATest"})
    void noFileIsNamedAfterAClassThatIsAPath(String className) {
        ArtifactStore artifacts = new ArtifactStore(TestSettings.in(folder, Mode.AUTO, 1), className);

        assertThatThrownBy(artifacts::accepted).isInstanceOf(ArtifactException.class);
        assertThatThrownBy(artifacts::readAccepted).isInstanceOf(ArtifactException.class);
        assertThatThrownBy(() -> artifacts.candidate("mipro")).isInstanceOf(ArtifactException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "..", "/evil", "a/b", "", "nul"})
    void anOptimizerWithSuchANameFailsThePreflightBeforeAnyCodeOfTheProgramRuns(String optimizer) {
        ProgramDefinition definition = new ProgramDefinition(
                CLASS,
                "A",
                Program.About.NOTHING,
                List.of(),
                List.of(new MetricSpec("exact", 0, 1, null)),
                List.of(new OptimizerSpec(optimizer, new Nothing(), 0)),
                null,
                Set.of(),
                () -> {
                    throw new AssertionError("the program was made");
                });
        RunEnvironment environment = new RunEnvironment(
                () -> TestSettings.in(folder, Mode.AUTO, 1), new ModelRegistry(), new RunListener() {}, () -> false);

        try (ProgramSession session = new ProgramSession(definition, environment, 1)) {
            assertThatThrownBy(() -> session.preflight(new LeafInfo("id", CLASS, "A", List.of())))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                            "Preflight failed: \"" + optimizer + ".json\" cannot be the name of a file");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private record Nothing() implements Optimizer {

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public List<PhaseEstimate> estimate(Workload workload) {
            return List.of();
        }

        @Override
        public OptimizationResult optimize(OptimizationTask task) {
            throw new AssertionError("it was searched");
        }
    }
}
