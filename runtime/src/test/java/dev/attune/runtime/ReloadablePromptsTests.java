package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.Artifacts;
import dev.attune.runtime.signature.ModulePrompt;
import dev.langchain4j.service.SystemMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadablePromptsTests {

    interface Greeter {
        @SystemMessage("Say hello.")
        String greet(String name);
    }

    @TempDir
    Path folder;

    private final ScriptedModel model = ScriptedModel.answering("Intent: cancel");

    @Test
    void aModuleSendsTheNewPromptFromTheNextCallOn() {
        ReloadablePrompts prompts = ReloadablePrompts.load(write("PickIntent", Fixture.PickIntent.class, "Choose."));
        Fixture.PickIntent pickIntent = prompts.module(Fixture.PickIntent.class, model);
        pickIntent.intent("stop");
        write("PickIntent", Fixture.PickIntent.class, "Choose well.");
        pickIntent.intent("stop");

        assertThat(prompts.reload()).isTrue();
        pickIntent.intent("stop");

        assertThat(model.asked())
                .extracting(messages -> messages.get(0).toString())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Choose."),
                        second -> assertThat(second).contains("Choose."),
                        third -> assertThat(third).contains("Choose well."));
        assertThat(prompts.current().artifact().modules().get("PickIntent"))
                .satisfies(module -> assertThat(module.instruction()).isEqualTo("Choose well."));
    }

    @Test
    void anAiServiceSendsTheNewPromptToo() {
        ReloadablePrompts prompts = ReloadablePrompts.load(writeService("Say hi."));
        Greeter greeter = prompts.service(Greeter.class, model, UnaryOperator.identity());
        greeter.greet("Ann");
        writeService("Say good day.");

        prompts.reload();
        greeter.greet("Ann");

        assertThat(model.asked())
                .extracting(messages -> messages.get(0))
                .containsExactly(
                        dev.langchain4j.data.message.SystemMessage.from("Say hi."),
                        dev.langchain4j.data.message.SystemMessage.from("Say good day."));
    }

    @Test
    void aFileThatIsTheSameChangesNothing() {
        ReloadablePrompts prompts = ReloadablePrompts.load(write("PickIntent", Fixture.PickIntent.class, "Choose."));

        assertThat(prompts.reload()).isFalse();
    }

    @Test
    void aFileThatDoesNotFitIsRefusedAndAllGoesOnAsBefore() throws IOException {
        Path file = write("PickIntent", Fixture.PickIntent.class, "Choose.");
        ReloadablePrompts prompts = ReloadablePrompts.load(file);
        Fixture.PickIntent pickIntent = prompts.module(Fixture.PickIntent.class, model);
        write("PickIntent", Fixture.SearchQuery.class, "Search.");

        assertThatThrownBy(prompts::reload)
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("was tuned for another interface");
        Files.writeString(file, "{");
        assertThatThrownBy(prompts::reload).isInstanceOf(ArtifactException.class);

        pickIntent.intent("stop");
        assertThat(model.asked().get(0).get(0).toString()).contains("Choose.");
        assertThat(prompts.current().artifact().modules().get("PickIntent"))
                .satisfies(module -> assertThat(module.instruction()).isEqualTo("Choose."));
    }

    private Path write(String module, Class<?> type, String instruction) {
        Path file = folder.resolve("tuned.json");
        ArtifactFile.write(Artifacts.of(module, type, new ModulePrompt(instruction, List.of())), file);
        return file;
    }

    private Path writeService(String instruction) {
        return write("Greeter.greet", Greeter.class, instruction);
    }
}
