package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.answer.Fixture.Intent;
import dev.attune.runtime.answer.Fixture.PickIntent;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.Artifacts;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.service.UserMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VotingTests {

    private final List<ModuleCall> calls = new ArrayList<>();

    @Test
    void mostAnswersDecide() {
        ScriptedModel model = model(Map.of("A", "cancel", "B", "book hotel", "C", "book hotel"));
        assertThat(pick(model, "A", "B", "C")).isEqualTo(Intent.BOOK_HOTEL);
        assertThat(model.asked()).hasSize(3);
    }

    @Test
    void nobodyIsAskedWhoCannotChangeTheResult() {
        ScriptedModel model = model(Map.of("A", "cancel", "B", "Cancel", "C", "book hotel"));
        assertThat(pick(model, "A", "B", "C")).isEqualTo(Intent.CANCEL);
        assertThat(model.asked()).hasSize(2);
    }

    @Test
    void aTieGoesToTheBestPrompt() {
        ScriptedModel model = model(Map.of("A", "book flight", "B", "cancel", "C", "book hotel"));
        assertThat(pick(model, "A", "B", "C")).isEqualTo(Intent.BOOK_FLIGHT);
        ScriptedModel two = model(Map.of("A", "?", "B", "cancel", "C", "book hotel"));
        assertThat(pick(two, "A", "B", "C")).isEqualTo(Intent.CANCEL);
    }

    @Test
    void anAnswerThatCannotBeReadHasNoVoteAndIsRepairedFirst() {
        ScriptedModel model = model(Map.of("A", "?", "B", "cancel", "C", "cancel"));
        assertThat(pick(model, "A", "B", "C")).isEqualTo(Intent.CANCEL);
        assertThat(model.asked()).hasSize(4);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.repaired()).isTrue();
            assertThat(call.endings()).hasSize(4);
            assertThat(call.answer()).isEqualTo("Intent: cancel");
            assertThat(call.outputs()).containsEntry("intent", "cancel");
        });
    }

    @Test
    void aVoterIsAskedToRepairItsAnswerInItsOwnLayout() {
        ModulePrompt json = new ModulePrompt("B", List.of(), DemoChoice.ALL, PromptLayout.JSON);
        ModulePrompt labeled = new ModulePrompt("A", List.of());
        ScriptedModel model = model(Map.of("A", "cancel", "B", "?"));
        Modules.create(
                        PickIntent.class,
                        Signature.of(PickIntent.class),
                        ModulePrompt.voting(List.of(labeled, json, json)),
                        model,
                        calls::add)
                .intent("text");
        List<ChatMessage> repair = model.asked().get(2);
        assertThat(((dev.langchain4j.data.message.UserMessage) repair.get(repair.size() - 1)).singleText())
                .contains("in this form:\n{\"intent\": ");
    }

    @Test
    void whereNobodyCanBeReadTheCallFailsAsThatOfTheBestPrompt() {
        ScriptedModel model = model(Map.of("A", "first", "B", "second", "C", "third"));
        assertThatThrownBy(() -> pick(model, "A", "B", "C"))
                .isInstanceOfSatisfying(
                        UnreadableAnswerException.class,
                        e -> assertThat(e.answer()).isEqualTo("Intent: first"));
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.answer()).isEqualTo("Intent: first"));
    }

    @Test
    void anOutageOfOneVoterIsOneOfTheCall() {
        ScriptedModel model = ScriptedModel.answering(request -> {
            throw new IllegalStateException("down");
        });
        assertThatThrownBy(() -> pick(model, "A", "B", "C"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("down");
    }

    @Test
    void votersWithTheSamePromptAreAskedOnceAndCountAsManyTimes() {
        ScriptedModel model = model(Map.of("A", "cancel", "B", "book hotel", "C", "book flight"));
        assertThat(pick(model, "A", "B", "B", "C", "A")).isEqualTo(Intent.CANCEL);
        assertThat(model.asked()).hasSize(3);
    }

    interface Think {
        @Instruction("Think.")
        @ChainOfThought
        String answer(String text);
    }

    @Test
    void answersAgreeWhateverTheirReasoningSays() {
        ScriptedModel model = ScriptedModel.answering(
                "Reasoning: one\nAnswer: no", "Reasoning: two\nAnswer: yes", "Reasoning: three\nAnswer: yes");
        assertThat(Modules.create(Think.class, Signature.of(Think.class), voting("A", "B", "C"), model, calls::add)
                        .answer("text"))
                .isEqualTo("yes");
        assertThat(calls.get(0).outputs()).containsEntry("reasoning", "two");
    }

    @Test
    void votersAreOddInNumberFewAndNoEnsemblesThemselves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> voting("A", "B"))
                .withMessage("an odd number of prompts of a module votes, at most 9; not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> voting("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"));
        ModulePrompt ensemble = voting("A", "B", "C");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModulePrompt(
                        "A", List.of(), ensemble.choice(), ensemble.layout(), List.of(ensemble, ensemble)))
                .withMessage("a prompt that votes with others has no voters of its own");
    }

    @Test
    void productionVotesAsTheTestDid(@TempDir Path folder) {
        Path file = folder.resolve("tuned.json");
        ArtifactFile.write(Artifacts.of("PickIntent", PickIntent.class, voting("A", "B", "C")), file);
        ScriptedModel measured = model(Map.of("A", "cancel", "B", "book hotel", "C", "book hotel"));
        pick(measured, "A", "B", "C");
        ScriptedModel production = model(Map.of("A", "cancel", "B", "book hotel", "C", "book hotel"));
        assertThat(TunedPrompts.load(file).module(PickIntent.class, production).intent("text"))
                .isEqualTo(Intent.BOOK_HOTEL);
        assertThat(production.asked()).isEqualTo(measured.asked());
    }

    interface Shop {
        @dev.langchain4j.service.SystemMessage("Help.")
        String answer(@UserMessage String question);
    }

    @Test
    void anAiServiceIsRefusedPromptsThatVote(@TempDir Path folder) {
        Path file = folder.resolve("tuned.json");
        ArtifactFile.write(Artifacts.of("Shop.answer", Shop.class, voting("A", "B", "C")), file);
        TunedPrompts prompts = TunedPrompts.load(file);
        ScriptedModel model = ScriptedModel.answering("yes");
        assertThatThrownBy(() -> prompts.chatModel(Shop.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("module Shop.answer has 3 prompts that vote, and an AI Service sends one");
        List<Signature> signatures = Signature.allOf(Shop.class);
        PromptSet set = new PromptSet(Map.of("Shop.answer", voting("A", "B", "C")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Services.model(signatures, set, model, true))
                .withMessageContaining("3 prompts that vote");
    }

    private Intent pick(ScriptedModel model, String... instructions) {
        return Modules.create(PickIntent.class, Signature.of(PickIntent.class), voting(instructions), model, calls::add)
                .intent("text");
    }

    private static ModulePrompt voting(String... instructions) {
        return ModulePrompt.voting(List.of(instructions).stream()
                .map(instruction -> new ModulePrompt(instruction, List.of()))
                .toList());
    }

    /** Answers by the first letter of the instruction. */
    private static ScriptedModel model(Map<String, String> answers) {
        return ScriptedModel.answering(request -> "Intent: "
                + answers.get(((SystemMessage) request.messages().get(0)).text().substring(0, 1)));
    }
}
