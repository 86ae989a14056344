package dev.attune.runtime.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.CallListener;
import dev.attune.runtime.Modules;
import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.answer.AnswerParser;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.Artifacts;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.text.UnreadableException;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same prompt in each layout, message by message. */
class PromptLayoutTests {

    interface Sort {

        @Instruction("Sort the mail.")
        String kind(@Field("what it says") String body);
    }

    interface Route {

        @Instruction("Route the mail.")
        @ChainOfThought
        Routing route(String body);
    }

    record Routing(Team team, List<String> tags, int days) {}

    enum Team {
        SALES,
        HELP_DESK
    }

    private static final Signature SORT = Signature.of(Sort.class);
    private static final Signature ROUTE = Signature.of(Route.class);

    private static final ModulePrompt SORTING = SORT.seedPrompt()
            .withDemos(List.of(
                    new Demonstration(
                            Origin.LABELED, "1", Map.of("body", "It is \"broken\"."), Map.of("kind", "say \"help\"")),
                    new Demonstration(
                            Origin.LABELED, "2", Map.of("body", "How much?\nAnd when?"), Map.of("kind", "sales"))));

    private static final SystemMessage TASK = SystemMessage.from("""
            Sort the mail.

            You are given:
            Body: what it says

            Answer in this form:
            Kind: <the kind>""");

    @TempDir
    private Path folder;

    @Test
    void demosAreTurnsByDefault() {
        assertThat(SORTING.layout()).isEqualTo(PromptLayout.TURNS);
        assertThat(messages(SORTING))
                .containsExactly(
                        TASK,
                        UserMessage.from("Body: It is \"broken\"."),
                        AiMessage.from("Kind: say \"help\""),
                        UserMessage.from("Body:\nHow much?\nAnd when?"),
                        AiMessage.from("Kind: sales"),
                        UserMessage.from("Body: Hello"));
    }

    @Test
    void demosInsideOneMessageStandBeforeTheInputs() {
        assertThat(messages(SORTING.withLayout(PromptLayout.ONE_MESSAGE))).containsExactly(TASK, UserMessage.from("""
                        Examples:

                        Body: It is "broken".
                        Kind: say "help"

                        Body:
                        How much?
                        And when?
                        Kind: sales

                        Now answer this:

                        Body: Hello"""));
    }

    @Test
    void theInstructionMayFollowTheInputsWithoutASystemMessage() {
        assertThat(messages(SORTING.withLayout(PromptLayout.INSTRUCTION_LAST)))
                .containsExactly(
                        UserMessage.from("Body: It is \"broken\"."),
                        AiMessage.from("Kind: say \"help\""),
                        UserMessage.from("Body:\nHow much?\nAnd when?"),
                        AiMessage.from("Kind: sales"),
                        UserMessage.from("""
                                Body: Hello

                                Sort the mail.

                                You are given:
                                Body: what it says

                                Answer in this form:
                                Kind: <the kind>"""));
    }

    @Test
    void answersMayBeJson() {
        assertThat(messages(SORTING.withLayout(PromptLayout.JSON)))
                .containsExactly(
                        SystemMessage.from("""
                                Sort the mail.

                                You are given:
                                Body: what it says

                                Answer in this form:
                                {"kind": "<the kind>"}"""),
                        UserMessage.from("Body: It is \"broken\"."),
                        AiMessage.from("{\"kind\": \"say \\\"help\\\"\"}"),
                        UserMessage.from("Body:\nHow much?\nAnd when?"),
                        AiMessage.from("{\"kind\": \"sales\"}"),
                        UserMessage.from("Body: Hello"));
    }

    @Test
    void withoutDemosOneMessageIsTheDefault() {
        ModulePrompt prompt = SORT.seedPrompt().withLayout(PromptLayout.ONE_MESSAGE);

        assertThat(prompt).isEqualTo(SORT.seedPrompt());
        assertThat(messages(prompt)).containsExactly(TASK, UserMessage.from("Body: Hello"));
    }

    @Test
    void withoutDemosTheOtherLayoutsStay() {
        assertThat(messages(SORT.seedPrompt().withLayout(PromptLayout.INSTRUCTION_LAST)))
                .containsExactly(UserMessage.from("Body: Hello\n\n" + TASK.text()));
        assertThat(messages(SORT.seedPrompt().withLayout(PromptLayout.JSON)))
                .hasSize(2)
                .endsWith(UserMessage.from("Body: Hello"));
    }

    @Test
    void otherInstructionsAndDemosKeepTheLayout() {
        ModulePrompt prompt = SORTING.withLayout(PromptLayout.ONE_MESSAGE);

        assertThat(prompt.withInstruction("Other.").layout()).isEqualTo(PromptLayout.ONE_MESSAGE);
        assertThat(prompt.withDemos(prompt.demos().subList(1, 2)).layout()).isEqualTo(PromptLayout.ONE_MESSAGE);
    }

    /** What demos show as an answer is what the reader makes of such an answer. */
    @Test
    void anAnswerInJsonIsReadAsItsDemosShowIt() throws UnreadableException {
        Map<String, String> outputs = Map.of(
                "reasoning",
                "First {this}: \"that\".\nTeam: none",
                "team",
                "help desk",
                "tags",
                "[1] a b\n[2] c",
                "days",
                "2");
        ModulePrompt prompt = ROUTE.seedPrompt()
                .withDemos(List.of(new Demonstration(Origin.BOOTSTRAPPED, "1", Map.of("body", "b"), outputs)))
                .withLayout(PromptLayout.JSON);
        List<ChatMessage> messages = Modules.messages(ROUTE, prompt, Map.of("body", "Hello"));

        assertThat(((SystemMessage) messages.get(0)).text())
                .endsWith("{\"reasoning\": \"<think step by step>\", \"team\": \"<one of SALES, HELP_DESK>\","
                        + " \"tags\": \"<a list, one item a line>\", \"days\": \"<a whole number>\"}");
        AnswerParser.Answer answer = AnswerParser.parse(ROUTE, ((AiMessage) messages.get(2)).text());
        assertThat(answer.result()).isEqualTo(new Routing(Team.HELP_DESK, List.of("a b", "c"), 2));
        assertThat(answer.texts()).containsEntry("reasoning", "First {this}: \"that\".\nTeam: none");
    }

    @Test
    void aRepairAsksForTheFormOfTheLayout() {
        ScriptedModel model = ScriptedModel.answering("{}", "{\"team\": \"SALES\", \"tags\": [\"a\"], \"days\": 1}");

        Modules.create(Route.class, ROUTE, ROUTE.seedPrompt().withLayout(PromptLayout.JSON), model, CallListener.NONE)
                .route("Hello");

        List<ChatMessage> repair = model.asked().get(1);
        assertThat(((UserMessage) repair.get(repair.size() - 1)).singleText())
                .contains("in this form:\n{\"reasoning\": \"<think step by step>\"");
    }

    @ParameterizedTest
    @EnumSource(PromptLayout.class)
    void productionSendsWhatAnArtifactSays(PromptLayout layout) {
        ModulePrompt prompt = SORTING.withLayout(layout);
        Path file = write(prompt);
        ScriptedModel model = ScriptedModel.answering("Kind: k");

        TunedPrompts.load(file).module(Sort.class, model).kind("Hello");

        assertThat(model.asked()).containsExactly(messages(prompt));
        assertThat(ArtifactFile.read(file).promptSet().module("Sort")).isEqualTo(prompt);
        assertThat(file)
                .content()
                .satisfies(content -> assertThat(content.contains("\"layout\"")).isEqualTo(!layout.isDefault()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"SIDEWAYS\"", "\"\"", "\"TURNS\"", "\"json\"", "null", "3", "{}", "[\"JSON\"]", "true"})
    void aFileWithAnotherLayoutIsRefusedAndNamesTheMember(String layout) throws IOException {
        Path file = folder.resolve("wrong.json");
        String content = Files.readString(write(SORTING.withLayout(PromptLayout.JSON)));
        Files.writeString(file, content.replace("\"layout\" : \"JSON\"", "\"layout\" : " + layout));

        assertThatThrownBy(() -> ArtifactFile.read(file))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("at modules.Sort.layout");
    }

    @Test
    void anUnknownLayoutIsRefusedWithThoseThatThereAre() throws IOException {
        Path file = folder.resolve("wrong.json");
        String content = Files.readString(write(SORTING.withLayout(PromptLayout.JSON)));
        Files.writeString(file, content.replace("\"layout\" : \"JSON\"", "\"layout\" : \"SIDEWAYS\""));

        assertThatThrownBy(() -> ArtifactFile.read(file))
                .hasMessageContaining("\"SIDEWAYS\" is no layout of a prompt; this version knows [ONE_MESSAGE,"
                        + " INSTRUCTION_LAST, JSON], and of the default one nothing is said");
    }

    @Test
    void aFileWhoseLayoutSomebodyChangedIsRefused() throws IOException {
        Path file = folder.resolve("wrong.json");
        String content = Files.readString(write(SORTING.withLayout(PromptLayout.JSON)));
        Files.writeString(file, content.replace("\"layout\" : \"JSON\"", "\"layout\" : \"ONE_MESSAGE\""));

        assertThatThrownBy(() -> ArtifactFile.read(file))
                .hasMessageContaining("the prompt of module Sort has changed since");
    }

    private Path write(ModulePrompt prompt) {
        Path file = folder.resolve(prompt.layout().name().toLowerCase(Locale.ROOT) + ".artifact.json");
        Artifact artifact = Artifacts.of("Sort", Sort.class, prompt);
        ArtifactFile.write(artifact, file);
        return file;
    }

    private static List<ChatMessage> messages(ModulePrompt prompt) {
        return Modules.messages(SORT, prompt, Map.of("body", "Hello"));
    }
}
