package dev.attune.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.spring.Modules.PickColour;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ArtifactInfoTests {

    @TempDir
    private Path folder;

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AttuneAutoConfiguration.class));

    @Test
    void theEndpointSaysWhichArtifactsAreInUseAndNotWhatTheySay() {
        Path file = accept();

        inFolder().run(context -> {
            Info.Builder info = new Info.Builder();
            context.getBean("attuneInfoContributor", InfoContributor.class).contribute(info);

            LoadedArtifact loaded =
                    context.getBean(TunedPromptsRegistry.class).artifacts().get(0);
            assertThat(loaded.sha256()).matches("[0-9a-f]{64}");
            assertThat(info.build().getDetails())
                    .isEqualTo(Map.of(
                            "attune",
                            Map.of(
                                    "artifacts",
                                    List.of(Map.of(
                                            "program", "com.example.ColoursTest",
                                            "file", file.toString(),
                                            "sha256", loaded.sha256(),
                                            "run", "0123456789abcdef",
                                            "acceptedBy", "Ada Lovelace",
                                            "acceptedAt", "2026-03-01T09:30:00Z",
                                            "tunedForModel", "openai:m",
                                            "measuredWith", Map.of(),
                                            "modules", List.of("PickColour"))))));
        });
    }

    @Test
    void itCanBeSwitchedOff() {
        accept();

        inFolder()
                .withPropertyValues("management.info.attune.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("attuneInfoContributor"));
    }

    private ApplicationContextRunner inFolder() {
        return application.withPropertyValues("attune.artifacts=" + folder);
    }

    private Path accept() {
        Path file = folder.resolve("com.example.ColoursTest.json");
        ArtifactFile.write(TestArtifacts.accepted("com.example.ColoursTest", PickColour.class), file);
        return file;
    }
}
