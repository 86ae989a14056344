package dev.attune.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.spring.Modules.PickColour;
import dev.attune.spring.Modules.PickShape;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

class AttuneAutoConfigurationTests {

    private static final String COLOURS = "com.example.ColoursTest";
    private static final String SHAPES = "com.example.ShapesTest";

    @TempDir
    private Path folder;

    private final ScriptedModel model = new ScriptedModel("Colour: blue");
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AttuneAutoConfiguration.class));

    @Test
    void theOnlyArtifactIsABean() {
        accept(COLOURS, PickColour.class);

        inFolder().run(context -> {
            context.getBean(TunedPrompts.class).module(PickColour.class, model).colour("the sky");

            assertThat(model.asked()).contains("Tuned PickColour of " + COLOURS);
            assertThat(context.getBean(TunedPromptsRegistry.class).programs()).containsExactly(COLOURS);
        });
    }

    @Test
    void severalArtifactsAreFoundByTheirProgramAndByTheirModules() {
        accept(COLOURS, PickColour.class);
        accept(SHAPES, PickShape.class);

        inFolder().run(context -> {
            TunedPromptsRegistry registry = context.getBean(TunedPromptsRegistry.class);
            registry.module(PickColour.class, model).colour("the sky");

            assertThat(model.asked()).contains("Tuned PickColour of " + COLOURS);
            assertThat(registry.of(SHAPES).artifact().program()).isEqualTo(SHAPES);
            assertThatThrownBy(() -> registry.of("ShapesTest"))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessage(
                            "there is no artifact of ShapesTest; there are those of [" + COLOURS + ", " + SHAPES + "]");
        });
    }

    record NeedsPrompts(TunedPrompts prompts) {}

    @Test
    void ofSeveralArtifactsNoneIsGuessedWhereOneIsInjected() {
        accept(COLOURS, PickColour.class);
        accept(SHAPES, PickShape.class);

        inFolder()
                .withBean(NeedsPrompts.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ArtifactException.class)
                        .hasMessageStartingWith(
                                "there are 2 artifacts, so that there is no one bean of type TunedPrompts: ")
                        .hasMessageEndingWith("Inject TunedPromptsRegistry and choose one by its program, or set"
                                + " attune.artifacts to one file"));
    }

    @Test
    void oneFileIsChosenOfSeveral() {
        accept(COLOURS, PickColour.class);
        Path shapes = accept(SHAPES, PickShape.class);

        application
                .withPropertyValues("attune.artifacts=" + shapes.toUri())
                .withBean(NeedsPrompts.class)
                .run(context -> assertThat(
                                context.getBean(TunedPrompts.class).artifact().program())
                        .isEqualTo(SHAPES));
    }

    @Test
    void aPathWithoutPrefixIsOneOfTheFileSystem() {
        accept(COLOURS, PickColour.class);

        application
                .withPropertyValues("attune.artifacts=" + folder)
                .run(context -> assertThat(context).hasSingleBean(TunedPrompts.class));
    }

    @Test
    void aModuleThatTwoArtifactsHaveIsRefused() {
        accept(COLOURS, PickColour.class);
        accept(SHAPES, PickShape.class, PickColour.class);

        inFolder().run(context -> {
            TunedPromptsRegistry registry = context.getBean(TunedPromptsRegistry.class);

            assertThatThrownBy(() -> registry.module(PickColour.class, model))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining("module PickColour has a prompt in more than one artifact")
                    .hasMessageContaining("registry.of(\"" + COLOURS + "\").module(PickColour.class, model)");
        });
    }

    @Test
    void aModuleThatNoArtifactHasIsRefused() {
        accept(COLOURS, PickColour.class);

        inFolder()
                .run(context -> assertThatThrownBy(() ->
                                context.getBean(TunedPromptsRegistry.class).module(PickShape.class, model))
                        .isInstanceOf(ArtifactException.class)
                        .hasMessageStartingWith("no artifact has a prompt for module PickShape; searched were"));
    }

    @Test
    void withoutArtifactTheApplicationDoesNotStart() {
        assertRefused(
                inFolder(),
                "there is no artifact in attune.artifacts=file:" + folder + "/. Accept one with -Dattune.mode=accept,"
                        + " which writes it to src/main/resources/attune, or set attune.artifacts to the folder or file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:no-such/", "classpath:attune/no-such.json", "file:no-such/", "no-such"})
    void aPlaceThatDoesNotExistIsRefused(String place) {
        assertRefused(
                application.withPropertyValues("attune.artifacts=" + place),
                "there is no artifact in attune.artifacts=" + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/a.json", "classpath*:attune/", "no\0such"})
    void whatIsNoPlaceIsRefused(String place) {
        assertRefused(
                application.withPropertyValues("attune.artifacts=" + place),
                "attune.artifacts=" + place + " is no place for artifacts: begin it with classpath: or file:");
    }

    @Test
    void aFileThatIsNoArtifactIsRefused() throws IOException {
        accept(COLOURS, PickColour.class);
        Files.writeString(folder.resolve("other.json"), "{}");

        assertRefused(inFolder(), folder.resolve("other.json") + " is not an Attune artifact");
    }

    @Test
    void anEditedArtifactIsRefused() throws IOException {
        Path file = accept(COLOURS, PickColour.class);
        Files.writeString(file, Files.readString(file).replace("Tuned PickColour", "Edited PickColour"));

        assertRefused(inFolder(), file + " is not what Attune wrote");
    }

    @Test
    void aCandidateIsRefused() {
        Path file = write(TestArtifacts.candidate(COLOURS, PickColour.class), "a.json");

        assertRefused(inFolder(), file + " is a candidate that nobody has accepted");
    }

    @Test
    void twoArtifactsOfOneProgramAreRefused() {
        Path one = write(TestArtifacts.accepted(COLOURS, PickColour.class), "a.json");
        Path other = write(TestArtifacts.accepted(COLOURS, PickColour.class), "b.json");

        assertRefused(inFolder(), "there are two artifacts of " + COLOURS + ": " + one + " and " + other);
    }

    @Test
    void artifactsOfTheClassPathAreThoseOfTheApplication() throws IOException {
        accept(COLOURS, PickColour.class);

        try (URLClassLoader classes = classPath(folder)) {
            application
                    .withClassLoader(classes)
                    .withPropertyValues("attune.artifacts=classpath:/")
                    .run(context -> {
                        LoadedArtifact loaded = context.getBean(TunedPromptsRegistry.class)
                                .artifacts()
                                .get(0);
                        assertThat(loaded.file()).isEqualTo(COLOURS + ".json");
                        assertThat(loaded.program()).isEqualTo(COLOURS);
                    });
        }
    }

    @Test
    void aFileThatIsTwiceOnTheClassPathIsRefused() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path other = Files.createDirectories(folder.resolve("other"));
        write(TestArtifacts.accepted(COLOURS, PickColour.class), "one/a.json");
        write(TestArtifacts.accepted(COLOURS, PickColour.class), "other/a.json");

        try (URLClassLoader classes = classPath(one, other)) {
            assertRefused(
                    application.withClassLoader(classes).withPropertyValues("attune.artifacts=classpath:a.json"),
                    "a.json is on the class path twice, as "
                            + one.resolve("a.json").toUri().toURL() + " and as ");
        }
    }

    static class Colours {

        @Bean
        PickColour pickColour(TunedPrompts prompts, ChatModel model) {
            return prompts.module(PickColour.class, model);
        }
    }

    @Test
    void aModuleIsABeanByOneLine() {
        accept(COLOURS, PickColour.class);

        inFolder()
                .withBean(ChatModel.class, () -> model)
                .withUserConfiguration(Colours.class)
                .run(context -> {
                    assertThat(context.getBean(PickColour.class).colour("the sky"))
                            .isEqualTo("blue");
                    assertThat(model.asked()).contains("Tuned PickColour of " + COLOURS);
                });
    }

    @Test
    void anApplicationsOwnPromptsTakePrecedence() {
        accept(COLOURS, PickColour.class);
        TunedPrompts own = TunedPrompts.load(accept(SHAPES, PickShape.class));

        inFolder()
                .withBean("own", TunedPrompts.class, () -> own)
                .run(context -> assertThat(context.getBean(TunedPrompts.class)).isSameAs(own));
    }

    @Test
    void theApplicationStartsInATestThatIsAboutToFindItsFirstArtifact() {
        inFolder()
                .withPropertyValues("attune.measured-program=" + COLOURS)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(TunedPromptsRegistry.class)
                        .extracting(TunedPromptsRegistry::programs)
                        .isEqualTo(Set.of()));
    }

    @Test
    void theArtifactOfTheProgramThatIsMeasuredIsNotRead() throws IOException {
        Files.writeString(folder.resolve(COLOURS + ".json"), "of an older version");
        accept(SHAPES, PickShape.class);

        inFolder()
                .withPropertyValues("attune.measured-program=" + COLOURS)
                .run(context -> assertThat(
                                context.getBean(TunedPromptsRegistry.class).programs())
                        .containsExactly(SHAPES));
    }

    @Test
    void aBeanThatNeedsTunedPromptsBeforeThereAreAnyIsToldToTakeItsModules() {
        assertRefused(
                inFolder()
                        .withPropertyValues("attune.measured-program=" + COLOURS)
                        .withBean("needy", Needy.class),
                "there is no artifact: this application runs in the test that finds its prompts");
    }

    record Needy(TunedPrompts prompts) {}

    @Test
    void aRefusalIsShownAsOneSentenceWithoutStackTrace() {
        ArtifactException refusal = new ArtifactException("there is no artifact", null);

        FailureAnalysis shown = new ArtifactFailureAnalyzer().analyze(new IllegalStateException(refusal));

        assertThat(shown).extracting(FailureAnalysis::getDescription).isEqualTo("there is no artifact");
    }

    @Test
    void neitherActuatorNorLangchain4jsStarterIsNeeded() {
        accept(COLOURS, PickColour.class);

        inFolder()
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "dev.langchain4j.service.spring"))
                .run(context -> assertThat(context)
                        .hasSingleBean(TunedPrompts.class)
                        .doesNotHaveBean("attuneInfoContributor")
                        .doesNotHaveBean(AiServiceModels.class));
    }

    @Test
    void thePropertyIsDescribedForEditors() throws IOException {
        try (InputStream metadata =
                AttuneProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(metadata).isNotNull();
            assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"attune.artifacts\"", "\"defaultValue\"", "where the accepted artifacts are");
        }
    }

    private ApplicationContextRunner inFolder() {
        return application.withPropertyValues("attune.artifacts=file:" + folder + "/");
    }

    private Path accept(String program, Class<?>... modules) {
        return write(TestArtifacts.accepted(program, modules), program + ".json");
    }

    private Path write(Artifact artifact, String name) {
        Path file = folder.resolve(name);
        ArtifactFile.write(artifact, file);
        return file;
    }

    private static URLClassLoader classPath(Path... roots) throws MalformedURLException {
        URL[] urls = new URL[roots.length];
        for (int i = 0; i < roots.length; i++) {
            urls[i] = roots[i].toUri().toURL();
        }
        return new URLClassLoader(urls, AttuneAutoConfigurationTests.class.getClassLoader());
    }

    private static void assertRefused(ApplicationContextRunner application, String message) {
        application.run(context -> assertThat(refusal(context.getStartupFailure()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(message));
    }

    /** Its cause says what is wrong and not what to do. */
    private static @Nullable Throwable refusal(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ArtifactException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
