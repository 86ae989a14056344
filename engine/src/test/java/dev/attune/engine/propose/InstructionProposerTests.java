package dev.attune.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Tip;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.fixtures.NumberData;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.Spell;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.annotations.Frozen;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstructionProposerTests {

    private static final Signature SPELL = Signature.of(Spell.class);
    private static final DemoSet DEMOS = new DemoSet(
            "demos",
            Map.of(
                    "Spell",
                    List.of(new Demonstration(
                            Origin.BOOTSTRAPPED, "n1", Map.of("number", "77"), Map.of("word", "seven")))));

    private static final Grounding UNGROUNDED = new Grounding(false, false, false, false, false, List.of());

    private final List<String> progress = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final ScriptedModel model =
            new ScriptedModel(asked -> asked.system().contains("write instructions")
                    ? "Instruction: variant " + answers.incrementAndGet()
                    : "SUMMARY OR DESCRIPTION");

    @Test
    void theSeedInstructionComesFirstAndNoPaidProposalIsThrownAway() {
        List<Proposal> proposals = propose(new Grounding(false, false, false, false, false, List.of()), 4);
        assertThat(proposals)
                .extracting(Proposal::instruction)
                .containsExactly("Spell the number.", "variant 1", "variant 2", "variant 3");
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void proposalsAreGroundedInAllThatIsOn() {
        propose(new Grounding(true, true, true, true, true, List.of(Tip.PERSONA)), 2);
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
        propose(new Grounding(false, false, false, false, false, List.of()), 2);
        assertThat(lastRequest()).doesNotContain("Summary", "Role", "77", "score");
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void theSummaryIsWrittenOnceForAllModulesAndProposals() {
        propose(new Grounding(true, false, false, false, false, List.of()), 5);
        assertThat(model.requests().stream()
                        .map(InstructionProposerTests::text)
                        .filter(text -> text.startsWith("Observations:")))
                .hasSize(1);
    }

    @Test
    void theDataAreReadInAtMostTenBatches() {
        propose(new Grounding(true, false, false, false, false, List.of()), 2);
        assertThat(model.requests().stream()
                        .map(InstructionProposerTests::text)
                        .filter(text -> text.startsWith("Examples:")))
                .hasSize(10);
    }

    @Test
    void equalProposalsAreGivenOnce() {
        assertThat(instructions(
                        "Spell it.", " Spell it.\n", "Spell the number.", "Spell it.", "SPELL it!", "spell  it"))
                .containsExactly("Spell the number.", "Spell it.");
    }

    @Test
    void aDuplicateIsAskedForOnceMoreAndSaidInAWarning() {
        InstructionProposer proposer =
                answering("spell the  Number!", "spell the number", "Spell it.", "Read it aloud.");

        assertThat(proposer.propose(Map.of(SPELL, proposing(UNGROUNDED)), 3).getOrDefault("Spell", List.of()))
                .extracting(Proposal::instruction)
                .containsExactly("Spell the number.", "Spell it.", "Read it aloud.");
        assertThat(proposer.warnings())
                .singleElement()
                .asString()
                .contains("2 of 4 proposals for Spell were refused", "2 × an instruction that is known already");
    }

    @Constraints(keep = "Spell the number.", forbidden = "please", maxInstructionTokens = 12)
    interface ConstrainedSpell extends Spell {}

    @Test
    void theProposerIsToldTheConstraintsAndWhatBreaksThemIsAskedForOnceMore() {
        AtomicInteger next = new AtomicInteger();
        List<String> given =
                List.of("Spell it.", "Please: Spell the number.", "Be short. Spell the number.", "Word it.");
        ScriptedModel constrained = new ScriptedModel(asked -> given.get(next.getAndIncrement()));
        Signature module = Signature.of(ConstrainedSpell.class).named("Spell");
        InstructionProposer proposer = proposer(module, number -> constrained, OptionalInt.empty());

        assertThat(proposer.propose(Map.of(module, proposing(UNGROUNDED)), 3).getOrDefault("Spell", List.of()))
                .extracting(Proposal::instruction)
                .containsExactly("Spell the number.", "Be short. Spell the number.");
        assertThat(text(constrained.requests().get(0)))
                .contains(
                        "What the new instruction must be like:\nIt must contain this text word for word: Spell the number."
                                + "\nIt must not contain this text, in any case: please\nIt must have at most 12 tokens");
        assertThat(text(constrained.requests().get(2)))
                .endsWith(
                        "\nYour last answer was an instruction without a text that it must keep (\"Spell the number.\"). "
                                + "Keep to what a new instruction must be like.");
        assertThat(proposer.warnings())
                .containsExactly("3 of 4 proposals for Spell were refused, so the search may have fewer candidates: "
                        + "2 × an instruction without a text that it must keep, "
                        + "1 × an instruction that contains a forbidden text.");
    }

    @Frozen(PromptPart.INSTRUCTION)
    interface FrozenSpell extends Spell {}

    @Test
    void aFrozenInstructionIsNotAskedFor() {
        Signature module = Signature.of(FrozenSpell.class).named("Spell");
        InstructionProposer proposer = proposer(module, number -> model, OptionalInt.empty());
        Grounding all = new Grounding(true, true, true, true, true, List.of(Tip.PERSONA));

        assertThat(proposer.propose(Map.of(module, proposing(all)), 3).getOrDefault("Spell", List.of()))
                .extracting(Proposal::instruction)
                .containsExactly("Spell the number.");
        assertThat(proposer.proposeNext(module, 1, proposing(all))).isEmpty();
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void proposalsThatDifferInMarksThatMeanSomethingOrInAnotherScriptAreDifferent() {
        assertThat(instructions("A -> B", "A / B", "A -> C", "A + B")).hasSize(5);
        assertThat(instructions("Назови число словом.", "Запиши число буквами.", "Скажи, как читается число."))
                .hasSize(4);
        assertThat(instructions("数字を言葉で書いてください。", "数字を読んでください。")).hasSize(3);
    }

    @Test
    void theThoughtsBeforeAnInstructionAreNoPartOfIt() {
        assertThat(instructions("<think>Shall I? Here is the new instruction: no.</think>\n\nInstruction: Spell it."))
                .containsExactly("Spell the number.", "Spell it.");
    }

    @Test
    void whatIsNoInstructionIsRefusedWithAWarning() {
        InstructionProposer proposer = answering(
                "<think>I wonder whether",
                "",
                "I'm sorry, but I cannot do that.",
                "Here is one:\n```\nSpell",
                "Spell it.");

        assertThat(proposer.propose(Map.of(SPELL, proposing(UNGROUNDED)), 6).getOrDefault("Spell", List.of()))
                .extracting(Proposal::instruction)
                .containsExactly("Spell the number.", "Spell it.");
        assertThat(proposer.warnings())
                .containsExactly(
                        "4 of 5 proposals for Spell were refused, so the search may have fewer candidates: 1 × a thought "
                                + "that does not"
                                + " end, 1 × empty, 1 × talk about an instruction instead of one, 1 × a fence that "
                                + "does not end.");
        assertThat(progress)
                .hasSize(4)
                .first()
                .isEqualTo("refused one of the proposals for Spell: a thought that does not end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONTENT_FILTER|filtered by the server",
                "TOOL_EXECUTION|a call of a tool",
            })
    void anAnswerThatTheServerDidNotFinishIsRefused(FinishReason finish, String reason) {
        InstructionProposer proposer = proposer(ending("Spell it, as", finish), OptionalInt.of(512));

        assertThat(proposer.propose(Map.of(SPELL, proposing(UNGROUNDED)), 3).getOrDefault("Spell", List.of()))
                .hasSize(1);
        assertThat(proposer.warnings()).singleElement().asString().contains("2 of 2 proposals", "2 × " + reason);
    }

    @Test
    void anAnswerThatIsCutAtTheLimitIsAskedForOnceMoreAndThenDiscarded() {
        InstructionProposer proposer = proposer(ending("Spell it, as", FinishReason.LENGTH), OptionalInt.of(512));

        assertThat(proposer.propose(Map.of(SPELL, proposing(UNGROUNDED)), 2).getOrDefault("Spell", List.of()))
                .hasSize(1);
        assertThat(proposer.warnings())
                .singleElement()
                .asString()
                .contains(
                        "2 of 2 proposals",
                        "2 × cut at the token limit (attune.model.proposer.max-output-tokens = 512)");
    }

    @Test
    void theSecondAnswerIsReadWhereTheFirstOneWasCutAndTheModelIsToldWhy() {
        List<ChatRequest> requests = new ArrayList<>();
        List<Long> rollouts = new ArrayList<>();
        ChatModel cutOnce = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                requests.add(request);
                return ending("Spell it.", requests.size() == 1 ? FinishReason.LENGTH : FinishReason.STOP)
                        .chat(request);
            }
        };
        InstructionProposer proposer = proposer(
                number -> {
                    rollouts.add(number);
                    return cutOnce;
                },
                OptionalInt.of(512));

        assertThat(proposer.propose(Map.of(SPELL, proposing(UNGROUNDED)), 2).getOrDefault("Spell", List.of()))
                .hasSize(2);
        assertThat(text(requests.get(0))).doesNotContain("cut off");
        assertThat(text(requests.get(1))).contains("Your last answer was cut off");
        assertThat(rollouts).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aRequestThatIsTooLongForTheModelIsMadeShorter() {
        List<ChatRequest> requests = new ArrayList<>();
        ChatModel small = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                requests.add(request);
                if (requests.size() == 1) {
                    throw new InvalidRequestException("the prompt is longer than the context");
                }
                return ending("Spell it.", FinishReason.STOP).chat(request);
            }
        };
        List<Tried> history = IntStream.range(0, 200)
                .mapToObj(i -> new Tried("Instruction of some length, number " + i, i))
                .toList();
        InstructionProposer proposer = proposer(small, OptionalInt.empty());

        ProposalSetup setup =
                new ProposalSetup(new Grounding(false, false, false, true, false, List.of()), 0.7, history);
        assertThat(proposer.propose(Map.of(SPELL, setup), 2).getOrDefault("Spell", List.of()))
                .hasSize(2);
        assertThat(text(requests.get(1)).length())
                .isLessThan(text(requests.get(0)).length() * 2 / 3);
        assertThat(text(requests.get(1))).contains("number 199").doesNotContain("number 100");
    }

    @Test
    void anInstructionBetweenMarksIsReadWithoutTheThoughtsBeforeIt() {
        assertThat(instructions(
                        "The runs fail, since I see digits.\n\n<instruction>\nSpell it in letters.\n</instruction>"))
                .containsExactly("Spell the number.", "Spell it in letters.");
    }

    @ParameterizedTest
    @EnumSource(
            value = FinishReason.class,
            names = {"STOP", "OTHER"})
    void anAnswerThatCameToItsEndIsRead(FinishReason finish) {
        assertThat(proposer(ending("Spell it.", finish), OptionalInt.of(512))
                        .propose(Map.of(SPELL, proposing(UNGROUNDED)), 2)
                        .getOrDefault("Spell", List.of()))
                .hasSize(2);
    }

    @Test
    void aLimitIsSentWhereThereIsOne() {
        proposer(model, OptionalInt.of(512)).propose(Map.of(SPELL, proposing(UNGROUNDED)), 2);
        proposer(model, OptionalInt.empty()).propose(Map.of(SPELL, proposing(UNGROUNDED)), 2);

        assertThat(model.requests()).extracting(ChatRequest::maxOutputTokens).containsExactly(512, null);
    }

    @Test
    void whatIsCutOrAllThoughtGroundsNoProposal() {
        ScriptedModel thinking = new ScriptedModel(asked -> asked.system().contains("write instructions")
                ? "Spell it, variant " + answers.incrementAndGet()
                : "<think>The data are");
        InstructionProposer proposer = proposer(thinking, OptionalInt.empty());

        assertThat(proposer.propose(
                                Map.of(SPELL, proposing(new Grounding(true, true, false, false, false, List.of()))), 3)
                        .getOrDefault("Spell", List.of()))
                .hasSize(3);
        assertThat(text(thinking.requests().get(thinking.requests().size() - 1)))
                .doesNotContain("think", "Summary of the data", "Program:", "Role of the module");
        assertThat(proposer.warnings())
                .containsExactly(
                        "1 of 1 answers for the description of the program were refused, so proposals are grounded in "
                                + "less: 1 × a"
                                + " thought that does not end.",
                        "1 of 1 answers for the role of Spell were refused, so proposals are grounded in less: 1 × a "
                                + "thought that"
                                + " does not end.",
                        "10 of 10 answers for the summary of the data were refused, so proposals are grounded in "
                                + "less: 10 × a thought"
                                + " that does not end.");
    }

    @Test
    void thoughtsAreNoPartOfASummaryOrADescription() {
        ScriptedModel thinking = new ScriptedModel(asked -> asked.system().contains("write instructions")
                ? "Spell it."
                : asked.user().contains("Observations so far")
                        ? "<think>Nothing new?</think>COMPLETE"
                        : "<think>Hm.</think>NUMBERS");
        proposer(thinking, OptionalInt.empty())
                .propose(Map.of(SPELL, proposing(new Grounding(true, true, false, false, false, List.of()))), 2);

        assertThat(text(thinking.requests().get(thinking.requests().size() - 1)))
                .contains("Summary of the data:\nNUMBERS", "Program:\nNUMBERS", "Role of the module:\nNUMBERS");
        assertThat(thinking.requests().stream()
                        .map(InstructionProposerTests::text)
                        .filter(text -> text.startsWith("Examples:")))
                .as("the first batch, and the one of which there was nothing to add")
                .hasSize(2);
    }

    @Test
    void anAnswerForAllModulesIsReadModuleByModule() {
        ScriptedModel all = new ScriptedModel(asked -> "Here you are:\n- **Spell**: Spell it well.");
        Map<String, Proposal> proposals = proposer(all, OptionalInt.empty()).proposeAll(1, proposing(UNGROUNDED));
        assertThat(proposals).containsOnlyKeys("Spell");
        assertThat(proposals.get("Spell")).extracting(Proposal::instruction).isEqualTo("Spell it well.");
    }

    @Test
    void anAnswerForAllModulesThatIsCutChangesNone() {
        InstructionProposer proposer =
                proposer(ending("Spell: Spell it, as", FinishReason.LENGTH), OptionalInt.empty());

        assertThat(proposer.proposeAll(1, proposing(UNGROUNDED))).isEmpty();
        assertThat(proposer.warnings())
                .singleElement()
                .asString()
                .contains("cut at the token limit of the model itself");
    }

    private List<String> instructions(String... answers) {
        List<Proposal> proposals = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        ScriptedModel each = new ScriptedModel(asked -> answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
        proposals.addAll(proposer(each, OptionalInt.empty())
                .propose(Map.of(SPELL, proposing(UNGROUNDED)), answers.length + 1)
                .getOrDefault("Spell", List.of()));
        return proposals.stream().map(Proposal::instruction).toList();
    }

    private InstructionProposer answering(String... answers) {
        AtomicInteger next = new AtomicInteger();
        return proposer(new ScriptedModel(asked -> answers[next.getAndIncrement()]), OptionalInt.empty());
    }

    private static ChatModel ending(String answer, FinishReason finish) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(answer))
                        .finishReason(finish)
                        .build();
            }
        };
    }

    private static ProposalSetup proposing(Grounding grounding) {
        return new ProposalSetup(grounding, 0.7, List.of());
    }

    private List<Proposal> propose(Grounding grounding, int count) {
        return proposer(model, OptionalInt.empty())
                .propose(
                        Map.of(SPELL, new ProposalSetup(grounding, 0.7, List.of(new Tried("Spell the number.", 0.25)))),
                        count)
                .getOrDefault("Spell", List.of());
    }

    private InstructionProposer proposer(ChatModel model, OptionalInt maxOutputTokens) {
        return proposer(number -> model, maxOutputTokens);
    }

    private InstructionProposer proposer(LongFunction<ChatModel> rollouts, OptionalInt maxOutputTokens) {
        return proposer(SPELL, rollouts, maxOutputTokens);
    }

    private InstructionProposer proposer(
            Signature module, LongFunction<ChatModel> rollouts, OptionalInt maxOutputTokens) {
        Program program = new Program("Fixture", "fixture", List.of(module), modules -> input -> input);
        ProposerReading reading = new ProposerReading(
                NumberData.numbers(0, 200),
                new ProposerCalls(rollouts, maxOutputTokens),
                new RandomStreams(1),
                progress::add,
                Runnable::run);
        return new InstructionProposer(
                new ProposerMaterial(
                        program,
                        NumberData.numbers(0, 200),
                        NumberData.numbers(300, 20),
                        new MetricDefinition("exact", 0, 1, (example, output) -> Score.of(0)),
                        new Evaluation(List.of()),
                        List.of(DEMOS)),
                reading);
    }

    private String lastRequest() {
        return text(model.requests().get(model.requests().size() - 1));
    }

    private static String text(ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }
}
