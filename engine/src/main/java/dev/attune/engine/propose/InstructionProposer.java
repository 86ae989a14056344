package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Program;
import dev.attune.engine.propose.answer.InstructionText;
import dev.attune.engine.propose.answer.ModuleSections;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * Proposes instructions for the modules of a program. The summary of the data and the description of the program are
 * written only once, for the first proposal that needs them.
 *
 * <p>Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InstructionProposer {

    private static final int DEMOS_SHOWN = 3;
    private static final String WRITE = """
            You write instructions for language models. Use the information below to write a better instruction for the module: \
            it should make the model give the right outputs for its inputs. Answer with the instruction only.""";
    private static final String WRITE_ALL = """
            You write instructions for language models. Use the information below to write a better instruction for each module \
            of the program. Answer with one line for each module, its name and a colon before the instruction.""";

    private final Program program;
    private final List<DemoSet> demoSets;
    private final RandomStreams random;
    private final ProposerCalls calls;
    private final RefusedAnswers refusals;
    private final ProposerContext context;

    /**
     * Makes a proposer.
     *
     * @param program the program
     * @param train the training examples, to be summarized
     * @param runs runs of the program, which show its structure
     * @param demoSets demo sets; each proposal shows the demos of one of them
     * @param calls asks the proposer model
     * @param random the streams of this phase
     * @param progress receives a line for each refused answer
     */
    public InstructionProposer(
            Program program,
            List<? extends Example<?, ?>> train,
            List<Prediction> runs,
            List<DemoSet> demoSets,
            ProposerCalls calls,
            RandomStreams random,
            Consumer<String> progress) {
        this.program = program;
        this.demoSets = List.copyOf(demoSets);
        this.random = random;
        this.calls = calls;
        this.refusals = new RefusedAnswers(progress);
        this.context = new ProposerContext(program, train, runs, calls, refusals, random);
    }

    /** Returns one warning for each kind of answer refused so far, with the reason. */
    public List<String> warnings() {
        return refusals.warnings();
    }

    /**
     * Proposes instructions for one module. The seed instruction comes first. Duplicates are dropped, and answers that
     * are not instructions are refused, so there may be fewer than {@code count}.
     *
     * @param signature the module
     * @param count the number of instructions, including the seed instruction; at least 1. This takes {@code count - 1}
     *     calls
     * @param proposing how each is proposed
     */
    public List<Proposal> propose(Signature signature, int count, ProposalSetup proposing) {
        Set<String> seen = new LinkedHashSet<>();
        List<Proposal> proposals = new ArrayList<>();
        seen.add(signature.seedInstruction().strip());
        proposals.add(Proposal.seed(signature));
        for (int index = 1; index < count; index++) {
            proposeNext(signature, index, proposing)
                    .filter(proposal -> seen.add(proposal.instruction()))
                    .ifPresent(proposals::add);
        }
        return proposals;
    }

    /**
     * Proposes one instruction.
     *
     * @param index the number of the proposal for this module; it determines the tip and the demos
     * @return the proposal; empty if the answer was refused
     */
    public Optional<Proposal> proposeNext(Signature signature, int index, ProposalSetup proposing) {
        Grounding grounding = proposing.grounding();
        Tip tip = tip(grounding, "proposal for " + signature.name(), index);
        ProposerRequest request = new ProposerRequest();
        ground(request, grounding);
        if (grounding.program()) {
            request.section("Role of the module", context.role(signature));
        }
        request.section("Module", signature.describe());
        request.demos(demosShown(signature, grounding, index));
        request.history(grounding.history() ? proposing.history() : List.of());
        request.section("Current instruction", signature.seedInstruction());
        request.section("Tip", Tips.text(tip));
        ProposerAnswer answer =
                calls.ask(WRITE, request.text("Write the new instruction."), proposing.temperature(), index);
        return refusals.instruction(signature.name(), InstructionText.read(signature.name(), answer))
                .map(instruction -> new Proposal(instruction, origin(index, tip)));
    }

    /**
     * Proposes instructions for all modules in one answer.
     *
     * @param index the number of the proposal
     * @param proposing how they are proposed; the history holds the instructions of all modules, one per line
     * @return the proposals by module; modules without a clear instruction in the answer are absent
     */
    public Map<String, Proposal> proposeAll(int index, ProposalSetup proposing) {
        Grounding grounding = proposing.grounding();
        Tip tip = tip(grounding, "proposal for all modules", index);
        ProposerRequest request = new ProposerRequest();
        ground(request, grounding);
        for (Signature signature : program.signatures()) {
            request.section("Module", signature.describe() + "\nCurrent instruction: " + signature.seedInstruction());
            request.demos(demosShown(signature, grounding, index));
        }
        request.history(grounding.history() ? proposing.history() : List.of());
        request.section("Tip", Tips.text(tip));
        ProposerAnswer answer =
                calls.ask(WRITE_ALL, request.text("Write the new instructions."), proposing.temperature(), index);
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        ModuleSections.read(program.moduleNames(), answer)
                .forEach((module, section) -> refusals.instruction(module, section)
                        .ifPresent(text -> proposals.put(module, new Proposal(text, origin(index, tip)))));
        return proposals;
    }

    private void ground(ProposerRequest request, Grounding grounding) {
        if (grounding.data()) {
            request.section("Summary of the data", context.dataSummary());
        }
        if (grounding.program()) {
            request.section("Program", context.programDescription());
        }
    }

    private Tip tip(Grounding grounding, String purpose, int index) {
        if (grounding.tips().isEmpty()) {
            return Tip.NONE;
        }
        RandomGenerator draw = random.stream(purpose, index);
        return grounding.tips().get(draw.nextInt(grounding.tips().size()));
    }

    private List<Demonstration> demosShown(Signature signature, Grounding grounding, int index) {
        List<List<Demonstration>> filled = demoSets.stream()
                .map(set -> set.of(signature.name()))
                .filter(demos -> !demos.isEmpty())
                .toList();
        if (!grounding.demos() || filled.isEmpty()) {
            return List.of();
        }
        return filled.get(index % filled.size()).stream().limit(DEMOS_SHOWN).toList();
    }

    private static String origin(int index, Tip tip) {
        String hint = tip == Tip.NONE
                ? "no tip"
                : "tip: " + tip.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "proposal " + index + ", " + hint;
    }
}
