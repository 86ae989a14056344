package dev.attune.engine.propose;

import dev.attune.engine.predict.Program;
import dev.attune.engine.propose.answer.ModuleSections;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Proposes instructions for the modules of a program. The summary of the data and the description of the program are
 * written only once, for the first proposal that needs them. Proposals are asked for side by side, and judged in their order, so that no
 * result depends on time.
 *
 * <p>Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InstructionProposer {

    /** The calls that one proposal takes at worst: an answer that is cut, known already or copied is asked for once more. */
    public static final int MOST_CALLS = Answers.MOST;

    private final ProposerMaterial material;
    private final ProposerReading reading;
    private final Questions questions;
    private final ProposalCheck check;
    private final Answers answers;
    private final Map<String, KnownInstructions> known = new HashMap<>();
    private int advised;

    /**
     * Makes a proposer.
     *
     * @param material what it knows
     * @param reading how it reads the data, and calls the proposer model
     */
    public InstructionProposer(ProposerMaterial material, ProposerReading reading) {
        this.material = material;
        this.reading = reading;
        this.questions = new Questions(material, reading);
        ProposerContext context = new ProposerContext(material, reading, reading.random(), reading.threads());
        InstructionRequests requests = new InstructionRequests(material, context, reading.random());
        this.check = new ProposalCheck(material, requests.rules());
        this.answers = new Answers(reading, context, requests, check);
    }

    /** Returns one warning for each kind of answer refused so far, with the reason. */
    public List<String> warnings() {
        return reading.refusals().warnings();
    }

    /**
     * Proposes instructions for modules. The seed instruction of each comes first. Duplicates in nearly the same words, copies
     * of examples, answers that are not instructions and what breaks a constraint of the module are refused, so there may be fewer than
     * {@code count}. A frozen module has its seed instruction only.
     *
     * @param modules the modules, with how each proposal for them is made
     * @param count the number of instructions of each, including the seed instruction; at least 1. Each proposal takes one call, or
     *     {@link #MOST_CALLS} at worst
     * @return the proposals by module, in the order of the modules
     */
    public Map<String, List<Proposal>> propose(Map<Signature, ProposalSetup> modules, int count) {
        List<Ask> asks = new ArrayList<>();
        modules.forEach((module, proposing) -> {
            KnownInstructions known = known(module);
            if (check.isFrozen(module)) {
                return;
            }
            for (int i = 1; i < count; i++) {
                asks.add(new Ask(module, questions.proposal(module, known.nextIndex(), proposing), known));
            }
        });
        Map<String, List<Proposal>> proposals = new LinkedHashMap<>();
        modules.keySet().forEach(module -> {
            List<Proposal> own = new ArrayList<>();
            own.add(Proposal.seed(module));
            proposals.put(module.name(), own);
        });
        add(asks, proposals);
        return proposals;
    }

    /**
     * Proposes more instructions during a search, for every module in program order. None repeats an instruction that was tried
     * or proposed before, so there may be fewer than asked for.
     *
     * @param round what the search has learned
     * @param grounding what proposals are grounded in
     * @param temperature the temperature of the proposer model, 0 to 2
     */
    public Map<String, List<Proposal>> proposeMore(ProposalRound round, Grounding grounding, double temperature) {
        List<Ask> asks = new ArrayList<>();
        Map<String, List<Proposal>> proposals = new LinkedHashMap<>();
        for (Signature signature : program().signatures()) {
            proposals.put(signature.name(), new ArrayList<>());
            if (check.isFrozen(signature)) {
                continue;
            }
            List<TriedEffect> tried = round.tried().getOrDefault(signature.name(), List.of()).stream()
                    .sorted(Comparator.comparingDouble(TriedEffect::effect))
                    .toList();
            KnownInstructions knownHere = known(signature);
            tried.forEach(effect -> knownHere.add(effect.instruction()));
            knownHere.add(round.best().module(signature.name()).instruction());
            for (int i = 0; i < round.count(); i++) {
                Question question =
                        questions.more(signature, knownHere.nextIndex(), round, tried, grounding, temperature);
                asks.add(new Ask(signature, question, knownHere));
            }
        }
        add(asks, proposals);
        return proposals;
    }

    /**
     * Rewrites instructions from what came of runs with them, side by side. A rewritten instruction may say the same as an earlier one, but not
     * the same as the one that it is written from.
     *
     * @param reflections the questions; each takes one call, or {@link #MOST_CALLS} at worst
     * @param temperature the temperature of the proposer model, 0 to 2
     * @return the answers in the order of the questions; that to a frozen module is empty
     */
    public List<Reflection.Answer> reflect(List<Reflection> reflections, double temperature) {
        List<Ask> asks = new ArrayList<>();
        for (Reflection reflection : reflections) {
            Signature signature = reflection.module();
            KnownInstructions knownHere = new KnownInstructions();
            knownHere.add(reflection.current().module(signature.name()).instruction());
            int index = known(signature).nextIndex();
            Question question = questions.reflection(reflection, index, temperature);
            asks.add(new Ask(signature, question, knownHere, "reflection " + index + " on " + reflection.of()));
        }
        List<Ask> open =
                asks.stream().filter(ask -> !check.isFrozen(ask.signature())).toList();
        Iterator<Reflection.Answer> answered = answers.all(open).iterator();
        return asks.stream()
                .map(ask ->
                        check.isFrozen(ask.signature()) ? new Reflection.Answer(Optional.empty(), 0) : answered.next())
                .toList();
    }

    /**
     * Adds rules to the seed instructions of modules, inferred from worked examples, side by side. What differs from an earlier one in case,
     * spaces and punctuation alone is refused.
     *
     * @param inferences the questions; each takes one call, or {@link #MOST_CALLS} at worst
     * @param rules how many rules an instruction has at most
     * @param temperature the temperature of the proposer model, 0 to 2
     * @return the instructions in the order of the questions; empty if no answer could be used, or the module's instruction is frozen
     */
    public List<Optional<Proposal>> infer(List<Inference> inferences, int rules, double temperature) {
        List<Ask> asks = new ArrayList<>();
        for (Inference inference : inferences) {
            Question question =
                    questions.rules(inference, known(inference.module()).nextIndex(), rules, temperature);
            asks.add(new Ask(
                    inference.module(), question, known(inference.module()), "rules inferred from " + inference.of()));
        }
        Iterator<Reflection.Answer> answered = answers.all(asks.stream()
                        .filter(ask -> !check.isFrozen(ask.signature()))
                        .toList())
                .iterator();
        return asks.stream()
                .map(ask -> check.isFrozen(ask.signature())
                        ? Optional.<Proposal>empty()
                        : answered.next().proposal())
                .toList();
    }

    /**
     * Writes rules for modules from pairs of runs of one input, of which one went better, side by side. A rule is added to the instruction that
     * the module has.
     *
     * @param contrasts the questions; each takes one call, or {@link #MOST_CALLS} at worst
     * @param temperature the temperature of the proposer model, 0 to 2
     * @return the answers in the order of the questions
     */
    public List<Contrast.Answer> advise(List<Contrast> contrasts, double temperature) {
        List<Advice> asks = new ArrayList<>();
        for (Contrast contrast : contrasts) {
            Question question = questions.advice(contrast, ++advised, temperature);
            asks.add(new Advice(question, contrast.of(), material, check, reading.refusals()));
        }
        return answers.advised(asks);
    }

    /**
     * Proposes one instruction. It may say the same as an earlier one.
     *
     * @param index the number of the proposal for this module; it determines the tip, the demos and the runs
     * @return the proposal; empty if the answer was refused, or the module's instruction is frozen
     */
    public Optional<Proposal> proposeNext(Signature signature, int index, ProposalSetup proposing) {
        if (check.isFrozen(signature)) {
            return Optional.empty();
        }
        Ask ask = new Ask(signature, questions.proposal(signature, index, proposing), new KnownInstructions());
        return answers.all(List.of(ask)).get(0).proposal();
    }

    private void add(List<Ask> asks, Map<String, List<Proposal>> proposals) {
        List<Reflection.Answer> answered = answers.all(asks);
        for (int i = 0; i < asks.size(); i++) {
            List<Proposal> own =
                    proposals.computeIfAbsent(asks.get(i).signature().name(), name -> new ArrayList<>());
            answered.get(i).proposal().ifPresent(own::add);
        }
    }

    /**
     * Proposes instructions for all modules in one answer. They may say the same as earlier ones.
     *
     * @param index the number of the proposal
     * @param proposing how they are proposed; the history holds the instructions of all modules, one per line
     * @return the proposals by module; modules that are frozen or have no clear instruction in the answer are absent
     */
    public Map<String, Proposal> proposeAll(int index, ProposalSetup proposing) {
        Question question = questions.proposalForAll(index, proposing);
        ProposerAnswer answer = answers.forAllModules(question);
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        Map<String, ProposerAnswer> sections = ModuleSections.read(program().moduleNames(), answer);
        for (Signature signature : program().signatures()) {
            String module = signature.name();
            if (check.isFrozen(signature)) {
                continue;
            }
            ProposerAnswer section = sections.getOrDefault(module, answer);
            reading.refusals()
                    .instruction(module, check.judged(signature, section, new KnownInstructions()))
                    .ifPresent(text -> proposals.put(module, new Proposal(text, question.origin())));
        }
        return proposals;
    }

    private Program program() {
        return material.program();
    }

    private KnownInstructions known(Signature signature) {
        return known.computeIfAbsent(signature.name(), name -> {
            KnownInstructions instructions = new KnownInstructions();
            instructions.add(signature.seedInstruction());
            return instructions;
        });
    }
}
