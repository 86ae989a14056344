package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleRecorderTests {

    interface Support {
        @SystemMessage("You answer for {{shop}}.")
        @UserMessage("Question: {{question}}")
        String answer(@V("shop") String shop, @V("question") String question);

        @SystemMessage("Count the stars.")
        int stars(String review);
    }

    @TempDir
    Path folder;

    @Test
    void eachCallIsALineInTheFileOfItsMethod() throws IOException {
        Support support = support(ScriptedModel.answering("Yes.", "4", "No."), folder, UnaryOperator.identity());

        support.answer("Books", "Do you have \"Emma\"?\nSoon?");
        support.stars("Good.");
        support.answer("Toys", "Any trains?");

        assertThat(Files.readAllLines(folder.resolve("Support.answer.jsonl")))
                .containsExactly(
                        "{\"shop\":\"Books\",\"question\":\"Do you have \\\"Emma\\\"?\\nSoon?\",\"answer\":\"Yes.\"}",
                        "{\"shop\":\"Toys\",\"question\":\"Any trains?\",\"answer\":\"No.\"}");
        assertThat(Files.readAllLines(folder.resolve("Support.stars.jsonl")))
                .containsExactly("{\"review\":\"Good.\",\"stars\":\"4\"}");
    }

    @Test
    void whatMayNotBeKeptIsTakenOutOfInputsAndOutputs() throws IOException {
        UnaryOperator<String> digits = text -> text.replaceAll("\\d+", "#");

        support(ScriptedModel.answering("Account 77 is open."), folder, digits).answer("Books", "Is 4711 open?");

        assertThat(folder.resolve("Support.answer.jsonl"))
                .content()
                .contains("Is # open?", "Account # is open.")
                .doesNotContain("4711", "77");
    }

    @Test
    void aCallWithoutAnAnswerIsNotWritten() {
        Support support = support(ScriptedModel.answering("many"), folder, UnaryOperator.identity());

        assertThatThrownBy(() -> support.stars("Good.")).isInstanceOf(RuntimeException.class);

        assertThat(folder.resolve("Support.stars.jsonl")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenFailsNoCall() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        assertThat(support(ScriptedModel.answering("Yes."), file, UnaryOperator.identity())
                        .answer("Books", "Open?"))
                .isEqualTo("Yes.");
    }

    private static Support support(ScriptedModel model, Path folder, UnaryOperator<String> redaction) {
        return AiServices.builder(Support.class)
                .chatModel(model)
                .registerListeners(ExampleRecorder.of(Support.class, folder, redaction))
                .build();
    }
}
