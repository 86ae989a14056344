package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.Temperature;
import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.ArtifactFileTests;
import dev.attune.runtime.artifact.Artifacts;
import dev.attune.runtime.artifact.MeasuredModel;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunedPromptsTests {

    private static final String RESOURCE = "dev/attune/runtime/artifact/artifact.json";

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
    void aModelThatIsAskedAsTheMeasuredOneHasNoDifferences() {
        assertThat(TunedPrompts.load(RESOURCE).differences(asking("m-2026-01-01", 0.5, 64)))
                .isEmpty();
    }

    @Test
    void aModelWhoseNameOnlyBeginsAlikeIsAnother() {
        assertThat(ModelDifferences.of(new MeasuredModel("openai:gpt-4o-mini", Map.of()), named("gpt-4o"), Set.of()))
                .containsExactly("they were tuned for openai:gpt-4o-mini, and this model is gpt-4o");
        assertThat(ModelDifferences.of(new MeasuredModel("openai:gpt-4", Map.of()), named("gpt-4o"), Set.of()))
                .hasSize(1);
        assertThat(ModelDifferences.of(new MeasuredModel("ollama:qwen3:8b", Map.of()), named("qwen3"), Set.of()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m-2026-01-01", "m-20260101", "m@20260101", "m-0613", "m-002", "m-latest", "m:latest"})
    void aVersionOfTheMeasuredModelIsNoOther(String name) {
        assertThat(ModelDifferences.of(new MeasuredModel("openai:m", Map.of()), named(name), Set.of()))
                .isEmpty();
        assertThat(ModelDifferences.of(new MeasuredModel("openai:" + name, Map.of()), named("m"), Set.of()))
                .isEmpty();
    }

    private static ChatRequestParameters named(String name) {
        return ChatRequestParameters.builder().modelName(name).build();
    }

    interface Shop {
        @SystemMessage("Help.")
        String answer(@UserMessage String question);
    }

    @Test
    void aStreamingModelThatIsAnotherIsToldInTheLogToo() {
        Path file = folder.resolve("tuned.json");
        ArtifactFile.write(Artifacts.of("Shop.answer", Shop.class, new ModulePrompt("Help well.", List.of())), file);
        List<String> logged = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(TunedPrompts.class.getName());
        Filter before = logger.getFilter();
        logger.setFilter(entry -> !logged.add(entry.getMessage()));
        try {
            TunedPrompts.load(file).streamingChatModel(Shop.class, new StreamingChatModel() {
                @Override
                public ChatRequestParameters defaultRequestParameters() {
                    return named("another");
                }
            });
        } finally {
            logger.setFilter(before);
        }
        assertThat(logged).singleElement().asString().contains("and this model is another");
    }

    @Test
    void differencesOfTheModelAreTold() {
        assertThat(TunedPrompts.load(RESOURCE).differences(asking("n", 0.7, null)))
                .containsExactly(
                        "they were tuned for openai:m, and this model is n",
                        "they were measured with temperature 0.5, and this model sets 0.7",
                        "they were measured with max output tokens 64, and this model sets none");
    }

    @Test
    void whatTheMeasuredModelWasLeftToChooseIsADifferenceIfProductionSetsIt() {
        ChatModel sharp = asking(
                "m",
                ChatRequestParameters.builder()
                        .temperature(0.5)
                        .maxOutputTokens(64)
                        .topP(0.1)
                        .build());

        assertThat(TunedPrompts.load(RESOURCE).differences(sharp))
                .containsExactly(
                        "they were measured with the top p that the model has by itself, and this model sets 0.1");
    }

    private static ChatModel asking(String name, double temperature, @Nullable Integer limit) {
        return asking(
                name,
                ChatRequestParameters.builder()
                        .temperature(temperature)
                        .maxOutputTokens(limit)
                        .build());
    }

    private static ChatModel asking(String name, ChatRequestParameters parameters) {
        ChatRequestParameters all =
                ChatRequestParameters.builder().modelName(name).build().overrideWith(parameters);
        return new ChatModel() {
            @Override
            public ChatRequestParameters defaultRequestParameters() {
                return all;
            }
        };
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
        TunedPrompts prompts = load("second", Fixture.PickIntent.class, new ModulePrompt("Choose.", List.of()));

        prompts.module("second", Fixture.PickIntent.class, model).intent("?");

        assertThat(model.asked().get(0).get(0).toString()).contains("Choose.");
    }

    @Test
    void whatIsNoModuleIsRefused() {
        TunedPrompts prompts = TunedPrompts.load(RESOURCE);

        assertThatThrownBy(() -> prompts.module(String.class, model)).isInstanceOf(SignatureException.class);
    }

    @Test
    void anInterfaceThatHasChangedIsRefusedWithWhatChanged() {
        TunedPrompts prompts = TunedPrompts.load(RESOURCE);

        assertThatThrownBy(() -> prompts.module("PickIntent", Fixture.SearchQuery.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessage(RESOURCE + " was tuned for another interface than " + Fixture.SearchQuery.class.getName()
                        + " is now: module PickIntent: input text is now question; module PickIntent: output intent is"
                        + " gone; module PickIntent: output searchQuery is new. Tune again, or take back the change of"
                        + " the interface");
    }

    interface PickIntentAtHighTemperature {
        @Instruction("Another seed instruction.")
        @Temperature(1.5) Fixture.Intent intent(String text);
    }

    interface PickIntentWithAnotherSeed {
        @Instruction("Another seed instruction.")
        Fixture.Intent intent(String text);
    }

    @Test
    void theTemperatureOfTheSourceIsPartOfWhatWasMeasured() {
        TunedPrompts prompts = TunedPrompts.load(RESOURCE);

        assertThatThrownBy(() -> prompts.module("PickIntent", PickIntentAtHighTemperature.class, model))
                .hasMessageContaining("module PickIntent: temperature was not set and is 1.5");
    }

    @Test
    void theSeedInstructionIsNotSinceTheTunedOneIsSent() {
        TunedPrompts.load(RESOURCE)
                .module("PickIntent", PickIntentWithAnotherSeed.class, model)
                .intent("stop it");

        assertThat(model.asked().get(0).get(0).toString()).contains("Think of \"naïve\" users");
    }

    @Test
    void anArtifactThatDoesNotSayWhichFieldsAModuleHadIsRefused() {
        Path file = folder.resolve("tuned.json");
        ArtifactFile.write(Artifacts.of("second", new ModulePrompt("Choose.", List.of())), file);

        assertThatThrownBy(() -> TunedPrompts.load(file).module("second", Fixture.PickIntent.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("it does not say which fields module second had");
    }

    @Test
    void demosOfOtherFieldsAreRefused() {
        Demonstration demo =
                new Demonstration(Origin.LABELED, "1", Map.of("query", "Where is Rome?"), Map.of("answer", "Italy"));
        TunedPrompts prompts =
                load("AnswerQuestion", Fixture.AnswerQuestion.class, new ModulePrompt("Answer.", List.of(demo)));

        assertThatThrownBy(() -> prompts.module(Fixture.AnswerQuestion.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("its demos of module AnswerQuestion have the fields [query], where "
                        + Fixture.AnswerQuestion.class.getName() + " has [context, question]")
                .hasMessageContaining("Tune again");
    }

    @Test
    void demosMayLackFields() {
        Demonstration demo =
                new Demonstration(Origin.LABELED, "1", Map.of("question", "Where is Rome?"), Map.of("answer", "Italy"));
        TunedPrompts prompts =
                load("AnswerQuestion", Fixture.AnswerQuestion.class, new ModulePrompt("Answer.", List.of(demo)));

        assertThat(prompts.module(Fixture.AnswerQuestion.class, ScriptedModel.answering("Answer: x"))
                        .answer(List.of(), "?"))
                .isEqualTo("x");
    }

    private TunedPrompts load(String module, Class<?> type, ModulePrompt prompt) {
        Path file = folder.resolve("tuned.json");
        ArtifactFile.write(Artifacts.of(module, type, prompt), file);
        return TunedPrompts.load(file);
    }
}
