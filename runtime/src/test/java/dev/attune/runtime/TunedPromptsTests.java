package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.Demonstration.Origin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunedPromptsTests {

    private static final String RESOURCE = "dev/attune/runtime/artifact.json";

    @TempDir
    private Path folder;

    private final ScriptedModel model = ScriptedModel.answering("Intent: cancel");

    @Test
    void anArtifactIsLoadedFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("tuned.json"), ArtifactFileTests.golden());

        assertThat(TunedPrompts.load(file).artifact()).isEqualTo(Artifacts.full());
        assertThat(TunedPrompts.load(file.toString()).artifact()).isEqualTo(Artifacts.full());
    }

    @Test
    void anArtifactIsLoadedFromTheClassPath() {
        assertThat(TunedPrompts.load(RESOURCE).artifact()).isEqualTo(Artifacts.full());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such.json", "dev/attune/runtime/no-such.json"})
    void aNameThatIsNeitherIsAnErrorThatSaysWhereItWasLookedFor(String name) {
        assertThatThrownBy(() -> TunedPrompts.load(name))
                .isInstanceOf(ArtifactException.class)
                .hasMessage("there is no artifact " + name + ": neither a resource of that name on the class path nor "
                        + "the file " + Path.of(name).toAbsolutePath());
    }

    @Test
    void aNameThatNoFileCanHaveIsAnError() {
        assertThatThrownBy(() -> TunedPrompts.load("no\0such"))
                .isInstanceOf(ArtifactException.class)
                .hasMessage("there is no artifact no\0such: neither a resource of that name on the class path");
    }

    @Test
    void aSlashBeforeTheNameOfAResourceIsPointedOut() {
        assertThatThrownBy(() -> TunedPrompts.load("/" + RESOURCE))
                .isInstanceOf(ArtifactException.class)
                .hasMessageEndingWith(
                        "; there is a resource " + RESOURCE + ", whose name has no slash at its beginning");
    }

    @Test
    void theClassPathOfTheContextClassLoaderComesFirstAndThenThatOfTheLibrary() throws IOException {
        Files.writeString(folder.resolve("tuned.json"), ArtifactFileTests.golden());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(application);
            assertThat(TunedPrompts.load("tuned.json").artifact()).isEqualTo(Artifacts.full());
            assertThat(TunedPrompts.load(RESOURCE).artifact()).isEqualTo(Artifacts.full());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatThrownBy(() -> TunedPrompts.load(folder.resolve("no-such.json")))
                .isInstanceOf(ArtifactException.class);
    }

    @Test
    void aModuleCarriesItsTunedPrompt() {
        TunedPrompts.load(RESOURCE).module(Fixture.PickIntent.class, model).intent("stop it");

        assertThat(model.asked().get(0)).hasSize(6);
        assertThat(model.asked().get(0).get(0).toString()).contains("Think of \"naïve\" users: 日本 🐋");
    }

    @Test
    void productionSendsTheMessagesThatWereMeasured() {
        Signature signature = Signature.of(Fixture.PickIntent.class);
        ModulePrompt prompt = Artifacts.full().promptSet().module("PickIntent");
        Modules.create(Fixture.PickIntent.class, signature, prompt, model, CallListener.NONE)
                .intent("stop it");

        TunedPrompts.load(RESOURCE).module(Fixture.PickIntent.class, model).intent("stop it");

        assertThat(model.asked().get(1)).isEqualTo(model.asked().get(0));
    }

    @Test
    void aModuleWithoutPromptIsNamedWithThoseThatHaveOne() {
        TunedPrompts prompts = TunedPrompts.load(RESOURCE);

        assertThatThrownBy(() -> prompts.module(Fixture.Judge.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessage(RESOURCE + " has no prompt for module Judge; it has [PickIntent, AnswerQuestion]");
    }

    @Test
    void severalModulesOfOneInterfaceAreToldApartByName() {
        TunedPrompts prompts = load("second", new ModulePrompt("Choose.", List.of()));

        prompts.module("second", Fixture.PickIntent.class, model).intent("?");

        assertThat(model.asked().get(0).get(0).toString()).contains("Choose.");
    }

    @Test
    void whatIsNoModuleIsRefused() {
        TunedPrompts prompts = TunedPrompts.load(RESOURCE);

        assertThatThrownBy(() -> prompts.module(String.class, model)).isInstanceOf(SignatureException.class);
    }

    @Test
    void anInterfaceWhoseFieldsAreNotThoseOfTheDemosIsRefused() {
        TunedPrompts prompts = TunedPrompts.load(RESOURCE);

        assertThatThrownBy(() -> prompts.module("PickIntent", Fixture.SearchQuery.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("its demos of module PickIntent have the fields [text], where "
                        + Fixture.SearchQuery.class.getName() + " has [question]")
                .hasMessageContaining("Tune again");
    }

    @Test
    void demosMayLackFields() {
        Demonstration demo =
                new Demonstration(Origin.LABELED, "1", Map.of("question", "Where is Rome?"), Map.of("answer", "Italy"));
        TunedPrompts prompts = load("AnswerQuestion", new ModulePrompt("Answer.", List.of(demo)));

        assertThat(prompts.module(Fixture.AnswerQuestion.class, ScriptedModel.answering("Answer: x"))
                        .answer(List.of(), "?"))
                .isEqualTo("x");
    }

    private TunedPrompts load(String module, ModulePrompt prompt) {
        Path file = folder.resolve("tuned.json");
        ArtifactFile.write(Artifacts.of(module, prompt), file);
        return TunedPrompts.load(file);
    }
}
