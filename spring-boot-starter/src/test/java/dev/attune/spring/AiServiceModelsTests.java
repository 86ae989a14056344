package dev.attune.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.spring.services.plain.Assistant;
import dev.attune.spring.services.plain.Clerk;
import dev.attune.spring.services.plain.Services;
import dev.attune.spring.services.streaming.Narrator;
import dev.attune.spring.services.streaming.StreamingServices;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.spring.LangChain4jAutoConfig;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AiServiceModelsTests {

    private static final String TUNED = "Tuned Assistant.answer of com.example.A.";

    @TempDir
    private Path folder;

    private final ScriptedModel model = new ScriptedModel("Fine.");

    private ApplicationContextRunner with(Class<?> services) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LangChain4jAutoConfig.class, AttuneAutoConfiguration.class))
                .withUserConfiguration(services)
                .withPropertyValues("attune.artifacts=" + folder);
    }

    private ApplicationContextRunner application() {
        return with(Services.class).withBean("model", ChatModel.class, () -> model);
    }

    @BeforeEach
    void acceptTheAssistant() {
        accept("A", Assistant.class);
    }

    @Test
    void aServiceSendsTheTunedPromptOfItsNameWithoutALineOfCode() {
        application().run(context -> {
            assertThat(context.getBean(Assistant.class).answer("How are you?")).isEqualTo("Fine.");

            assertThat(model.asked()).contains(TUNED, "How are you?").doesNotContain("Be brief.");
        });
    }

    @Test
    void aServiceWithoutTunedPromptSendsItsOwn() {
        application().run(context -> {
            context.getBean(Clerk.class).file("Dear clerk");

            assertThat(model.asked()).contains("Be exact.").doesNotContain("Tuned");
        });
    }

    @Test
    void theModelItselfStaysAsItIsForEverybodyElse() {
        application()
                .run(context -> assertThat(context.getBean(ChatModel.class)).isSameAs(model));
    }

    @Test
    void eachServiceHasThePromptOfItsOwnArtifact() {
        accept("B", Clerk.class);

        application().run(context -> {
            context.getBean(Clerk.class).file("Dear clerk");

            assertThat(model.asked()).contains("Tuned Clerk.file of com.example.B.");
        });
    }

    @Test
    void aServiceThatStreamsSendsTheTunedPromptToo() {
        accept("A", Narrator.class);
        CompletableFuture<String> answer = new CompletableFuture<>();

        with(StreamingServices.class)
                .withBean(StreamingChatModel.class, () -> new Streaming(model))
                .run(context -> {
                    context.getBean(Narrator.class)
                            .tell("whales")
                            .onPartialResponse(part -> {})
                            .onCompleteResponse(response ->
                                    answer.complete(response.aiMessage().text()))
                            .onError(answer::completeExceptionally)
                            .start();

                    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("Fine.");
                    assertThat(model.asked())
                            .contains("Tuned Narrator.tell of com.example.A.", "whales")
                            .doesNotContain("Tell a story.");
                });
    }

    /** Gives the whole answer at once. */
    record Streaming(ChatModel model) implements StreamingChatModel {

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onCompleteResponse(model.chat(request));
        }
    }

    @Test
    void aServiceOfTwoArtifactsIsRefused() {
        accept("B", Assistant.class);

        assertRefused(
                application(),
                "AI Service " + Assistant.class.getName() + " has prompts in more than one artifact: ["
                        + folder.resolve("A.json") + ", " + folder.resolve("B.json") + "]");
    }

    @Test
    void aTunedServiceWithoutModelIsRefused() {
        assertRefused(
                with(Services.class),
                "AI Service " + Assistant.class.getName() + " has tuned prompts but no model that could send them");
    }

    @Test
    void aStarterOfLangchain4jThatMakesServicesInAnotherWayIsRefused() {
        assertRefused(
                new ApplicationContextRunner()
                        .withConfiguration(AutoConfigurations.of(AttuneAutoConfiguration.class))
                        .withPropertyValues("attune.artifacts=" + folder)
                        .withClassLoader(new FilteredClassLoader("dev.langchain4j.service.spring.AiServiceFactory")),
                "langchain4j's Spring Boot starter has changed");
    }

    private void accept(String program, Class<?> service) {
        ArtifactFile.write(
                TestArtifacts.accepted("com.example." + program, service), folder.resolve(program + ".json"));
    }

    private static void assertRefused(ApplicationContextRunner application, String message) {
        application.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(message));
    }
}
