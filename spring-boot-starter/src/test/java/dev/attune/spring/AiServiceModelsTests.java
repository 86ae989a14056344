package dev.attune.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.spring.Modules.PickColour;
import dev.attune.spring.Modules.PickShape;
import dev.attune.spring.services.Assistant;
import dev.attune.spring.services.Clerk;
import dev.attune.spring.services.Services;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.spring.LangChain4jAutoConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AiServiceModelsTests {

    @TempDir
    private Path folder;

    private final ScriptedModel model = new ScriptedModel("Fine.");
    private final ApplicationContextRunner withoutModel = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(LangChain4jAutoConfig.class, AttuneAutoConfiguration.class))
            .withUserConfiguration(Services.class)
            .withBean(ServicePrompts.class, () -> AiServiceModelsTests::tuned);

    private ApplicationContextRunner application() {
        return withoutModel
                .withBean("model", ChatModel.class, () -> model)
                .withPropertyValues("attune.artifacts=" + folder);
    }

    /** Any artifact has a prompt of the assistant. */
    private static Optional<UnaryOperator<ChatModel>> tuned(TunedPrompts prompts, Class<?> service) {
        return service == Assistant.class ? Optional.of(Tuned::new) : Optional.empty();
    }

    record Tuned(ChatModel model) implements ChatModel {

        @Override
        public ChatResponse doChat(ChatRequest request) {
            return model.chat(request.toBuilder()
                    .messages(List.of(
                            SystemMessage.from("Tuned."), request.messages().get(1)))
                    .build());
        }
    }

    @BeforeEach
    void acceptOne() {
        ArtifactFile.write(TestArtifacts.accepted("com.example.A", PickColour.class), folder.resolve("a.json"));
    }

    @Test
    void aServiceSendsTheTunedPromptOfItsName() {
        application().run(context -> {
            assertThat(context.getBean(Assistant.class).answer("How are you?")).isEqualTo("Fine.");

            assertThat(model.asked()).contains("Tuned.", "How are you?").doesNotContain("Be brief.");
        });
    }

    @Test
    void aServiceWithoutTunedPromptSendsItsOwn() {
        application().run(context -> {
            context.getBean(Clerk.class).file("Dear clerk");

            assertThat(model.asked()).contains("Be exact.").doesNotContain("Tuned.");
        });
    }

    @Test
    void theModelItselfStaysAsItIsForEverybodyElse() {
        application()
                .run(context -> assertThat(context.getBean(ChatModel.class)).isSameAs(model));
    }

    @Test
    void aServiceOfTwoArtifactsIsRefused() {
        ArtifactFile.write(TestArtifacts.accepted("com.example.B", PickShape.class), folder.resolve("b.json"));

        application()
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ArtifactException.class)
                        .hasMessageStartingWith("AI service " + Assistant.class.getName()
                                + " has prompts in more than one artifact: [" + folder.resolve("a.json") + ", "
                                + folder.resolve("b.json") + "]"));
    }

    @Test
    void aTunedServiceWithoutModelIsRefused() {
        withoutModel
                .withPropertyValues("attune.artifacts=" + folder)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ArtifactException.class)
                        .hasMessageStartingWith("AI service " + Assistant.class.getName()
                                + " has tuned prompts but no ChatModel that could send them"));
    }

    @Test
    void aStarterOfLangchain4jThatMakesServicesInAnotherWayIsRefused() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AttuneAutoConfiguration.class))
                .withPropertyValues("attune.artifacts=" + folder)
                .withClassLoader(new FilteredClassLoader("dev.langchain4j.service.spring.AiServiceFactory"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("langchain4j's Spring Boot starter has changed"));
    }
}
