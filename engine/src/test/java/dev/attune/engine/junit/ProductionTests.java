package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.PureFixture;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TwoModuleProgram.Shout;
import dev.attune.engine.fixtures.TwoModuleProgram.Spell;
import dev.attune.runtime.Modules;
import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of prompts from a search to production: searched, accepted, on the class path, loaded as the guide says. */
class ProductionTests {

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void searchAndAccept() throws IOException {
        for (Mode mode : List.of(Mode.OPTIMIZE, Mode.ACCEPT)) {
            assertThat(ProgramLauncher.run(PureFixture.class, () -> settings(mode))
                            .failures())
                    .isEmpty();
        }
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(
                        new URL[] {folder.resolve("main/resources").toUri().toURL()}, before));
    }

    @AfterEach
    void leaveTheClassPath() throws IOException {
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void theAcceptedArtifactIsTheCandidateWithWhoAcceptedIt() {
        Settings settings = settings(Mode.AUTO);
        Artifact accepted = ArtifactFile.read(settings.artifacts().resolve(PureFixture.class.getName() + ".json"));
        assertThat(accepted.provenance().accepted()).singleElement().satisfies(acceptance -> {
            assertThat(acceptance.by()).isEqualTo("Ada");
            assertThat(Instant.parse(acceptance.at())).isBeforeOrEqualTo(Instant.now());
        });
        assertThat(accepted.with(accepted.provenance().asCandidate()))
                .isEqualTo(ArtifactFile.read(settings.output().resolve(PureFixture.class.getName() + "/mipro.json")));
    }

    @Test
    void productionSendsTheMessagesThatTheGateMeasured() {
        TunedPrompts prompts = TunedPrompts.load("attune/" + PureFixture.class.getName() + ".json");
        ScriptedModel production = new ScriptedModel(PureFixture::answer);
        prompts.module(Shout.class, production)
                .shout(prompts.module(Spell.class, production).word(200));

        ScriptedModel measured = new ScriptedModel(PureFixture::answer);
        Artifact artifact =
                ArtifactFile.read(settings(Mode.AUTO).output().resolve(PureFixture.class.getName() + "/mipro.json"));
        String word = measuredModule(Spell.class, artifact, measured).word(200);
        measuredModule(Shout.class, artifact, measured).shout(word);

        assertThat(production.requests())
                .extracting(ChatRequest::messages)
                .isEqualTo(
                        measured.requests().stream().map(ChatRequest::messages).toList());
        assertThat(artifact.modules().values()).allSatisfy(module -> {
            assertThat(module.instructionOrigin()).isNotBlank();
            assertThat(module.demosOrigin()).isNotBlank();
        });
    }

    private static <T> T measuredModule(Class<T> type, Artifact artifact, ScriptedModel model) {
        Signature signature = Signature.of(type);
        return Modules.create(type, signature, artifact.promptSet().module(signature.name()), model, call -> {});
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
