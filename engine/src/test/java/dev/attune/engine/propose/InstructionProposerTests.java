package dev.attune.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Tip;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.evaluate.Program;
import dev.attune.engine.fixtures.NumberData;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.Spell;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.Demonstration;
import dev.attune.runtime.Demonstration.Origin;
import dev.attune.runtime.Signature;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionProposerTests {

    private static final Signature SPELL = Signature.of(Spell.class);
    private static final DemoSet DEMOS = new DemoSet(
            "demos",
            Map.of(
                    "Spell",
                    List.of(new Demonstration(
                            Origin.BOOTSTRAPPED, "n1", Map.of("number", "77"), Map.of("word", "seven")))));

    private final AtomicInteger answers = new AtomicInteger();
    private final ScriptedModel model =
            new ScriptedModel(asked -> asked.system().contains("write instructions")
                    ? "Instruction: variant " + answers.incrementAndGet()
                    : "SUMMARY OR DESCRIPTION");

    @Test
    void theSeedInstructionComesFirstAndNoPaidProposalIsThrownAway() {
        List<Proposal> proposals = propose(new Grounding(false, false, false, false, List.of()), 4);
        assertThat(proposals)
                .extracting(Proposal::instruction)
                .containsExactly("Spell the number.", "variant 1", "variant 2", "variant 3");
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void proposalsAreGroundedInAllThatIsOn() {
        propose(new Grounding(true, true, true, true, List.of(Tip.PERSONA)), 2);
        assertThat(lastRequest())
                .contains("Summary of the data:\nSUMMARY")
                .contains("Program:\nSUMMARY")
                .contains("Role of the module:\nSUMMARY")
                .contains("- number: 77 => word: seven")
                .contains("- score 0.250: Spell the number.")
                .contains("persona");
    }

    @Test
    void whatIsOffIsNeitherWrittenNorPaid() {
        propose(new Grounding(false, false, false, false, List.of()), 2);
        assertThat(lastRequest()).doesNotContain("Summary", "Role", "77", "score");
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void theSummaryIsWrittenOnceForAllModulesAndProposals() {
        propose(new Grounding(true, false, false, false, List.of()), 5);
        assertThat(model.requests().stream()
                        .map(InstructionProposerTests::text)
                        .filter(text -> text.startsWith("Observations:")))
                .hasSize(1);
    }

    @Test
    void theDataAreReadInAtMostTenBatches() {
        propose(new Grounding(true, false, false, false, List.of()), 2);
        assertThat(model.requests().stream()
                        .map(InstructionProposerTests::text)
                        .filter(text -> text.startsWith("Examples:")))
                .hasSize(10);
    }

    @Test
    void aProposalThatSaysTheSameIsGivenOnce() {
        ScriptedModel parrot = new ScriptedModel(asked -> "Spell  the NUMBER");
        List<Proposal> proposals = proposer(parrot)
                .propose(SPELL, 4, new Proposing(new Grounding(false, false, false, false, List.of()), 0.7, List.of()));
        assertThat(proposals).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Instruction: Do it.|Do it.",
                "**Instruction:** Do it.|Do it.",
                "Proposed instruction: Do it.|Do it.",
                "\"Do it.\"|Do it.",
                "\"Do\" it and \"that\"|\"Do\" it and \"that\"",
            })
    void whatModelsPutAroundAnInstructionIsTakenAway(String answer, String instruction) {
        assertThat(InstructionText.clean(answer)).isEqualTo(instruction);
    }

    @Test
    void anAnswerForAllModulesIsReadModuleByModule() {
        ScriptedModel all = new ScriptedModel(asked -> "Here you are:\n- **Spell**: Spell it well.\nOther: nothing");
        Map<String, Proposal> proposals = proposer(all)
                .proposeAll(1, new Proposing(new Grounding(false, false, false, false, List.of()), 0.7, List.of()));
        assertThat(proposals).containsOnlyKeys("Spell");
        assertThat(proposals.get("Spell")).extracting(Proposal::instruction).isEqualTo("Spell it well.");
    }

    private List<Proposal> propose(Grounding grounding, int count) {
        return proposer(model)
                .propose(SPELL, count, new Proposing(grounding, 0.7, List.of(new Tried("Spell the number.", 0.25))));
    }

    private static InstructionProposer proposer(ScriptedModel model) {
        Program program = new Program("Fixture", "fixture", List.of(SPELL), modules -> input -> input);
        return new InstructionProposer(
                program, NumberData.numbers(0, 200), List.of(), List.of(DEMOS), number -> model, new RandomStreams(1));
    }

    private String lastRequest() {
        return text(model.requests().get(model.requests().size() - 1));
    }

    private static String text(dev.langchain4j.model.chat.request.ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }
}
