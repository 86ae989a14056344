package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.predict.Program;
import dev.attune.engine.propose.Question.Kind;
import dev.attune.engine.propose.answer.InstructionText;
import dev.attune.engine.propose.answer.ModuleSections;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
    public static final int MOST_CALLS = 2;

    /** Reflection has the runs of its question alone to go by. */
    private static final Grounding REFLECTIVE = new Grounding(false, false, false, false, true, List.of());

    private static final Grounding UNGROUNDED = new Grounding(false, false, false, false, false, List.of());

    private final ProposerMaterial material;
    private final ProposerReading reading;
    private final ProposerContext context;
    private final InstructionRequests requests;
    private final ProposalCheck check;
    private final WriterCalls calls;
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
        this.context = new ProposerContext(material, reading, reading.random(), reading.threads());
        this.requests = new InstructionRequests(material, context, reading.random());
        this.check = new ProposalCheck(material, requests.rules());
        this.calls = new WriterCalls(reading);
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
                asks.add(new Ask(module, question(module, known.nextIndex(), proposing), known));
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
                int index = knownHere.nextIndex();
                Question question = new Question(
                        grounding,
                        temperature,
                        index,
                        tip(grounding, purpose(signature), index),
                        round.best(),
                        round.runs(),
                        "Each number is the estimated change of the program's score against its first instruction, in units of "
                                + scale(round.runs()) + " The best stands last.",
                        grounding.history()
                                ? tried.stream()
                                        .map(effect -> String.format(
                                                Locale.ROOT,
                                                "- effect %+.3f: %s",
                                                effect.effect(),
                                                effect.instruction()))
                                        .toList()
                                : List.of(),
                        Kind.PROPOSAL,
                        List.of());
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
            Question question = new Question(
                    REFLECTIVE,
                    temperature,
                    index,
                    Tip.NONE,
                    reflection.current(),
                    reflection.runs(),
                    scoresOfRuns(),
                    List.of(),
                    Kind.REFLECTION,
                    List.of());
            asks.add(new Ask(signature, question, knownHere, "reflection " + index + " on " + reflection.of()));
        }
        List<Ask> open =
                asks.stream().filter(ask -> !check.isFrozen(ask.signature())).toList();
        Iterator<Reflection.Answer> answers = answered(open).iterator();
        return asks.stream()
                .map(ask ->
                        check.isFrozen(ask.signature()) ? new Reflection.Answer(Optional.empty(), 0) : answers.next())
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
            Question question = new Question(
                    UNGROUNDED,
                    temperature,
                    known(inference.module()).nextIndex(),
                    Tip.NONE,
                    PromptSet.seed(program().signatures()),
                    material.baseline(),
                    String.valueOf(rules),
                    List.of(),
                    Kind.RULES,
                    inference.examples());
            asks.add(new Ask(
                    inference.module(), question, known(inference.module()), "rules inferred from " + inference.of()));
        }
        Iterator<Reflection.Answer> answers = answered(asks.stream()
                        .filter(ask -> !check.isFrozen(ask.signature()))
                        .toList())
                .iterator();
        return asks.stream()
                .map(ask -> check.isFrozen(ask.signature())
                        ? Optional.<Proposal>empty()
                        : answers.next().proposal())
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
            Question question = new Question(
                    UNGROUNDED,
                    temperature,
                    ++advised,
                    Tip.NONE,
                    contrast.current(),
                    new Evaluation(List.of(contrast.better(), contrast.worse())),
                    scoresOfRuns(),
                    List.of(),
                    Kind.ADVICE,
                    List.of());
            asks.add(new Advice(question, contrast.of(), material, check, reading.refusals()));
        }
        List<Advice> open = asks;
        for (int attempt = 0; attempt < MOST_CALLS && !open.isEmpty(); attempt++) {
            int again = attempt;
            List<ProposerAnswer> answers = SideBySide.all(
                    reading.threads(),
                    open.stream()
                            .map(ask ->
                                    (Callable<ProposerAnswer>) () -> answerForAll(ask.question(), ask.advice(), again))
                            .toList());
            for (int i = 0; i < open.size(); i++) {
                open.get(i).read(answers.get(i));
            }
            open = open.stream().filter(ask -> !ask.advice().isEmpty()).toList();
        }
        return asks.stream().map(Advice::answer).toList();
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
        Ask ask = new Ask(signature, question(signature, index, proposing), new KnownInstructions());
        return answered(List.of(ask)).get(0).proposal();
    }

    private Question question(Signature signature, int index, ProposalSetup proposing) {
        return question(tip(proposing.grounding(), purpose(signature), index), index, proposing);
    }

    private Question question(Tip tip, int index, ProposalSetup proposing) {
        return new Question(
                proposing.grounding(),
                proposing.temperature(),
                index,
                tip,
                PromptSet.seed(program().signatures()),
                material.baseline(),
                "Each score is the mean of " + scale(material.baseline()) + " The best stands last.",
                proposing.grounding().history()
                        ? proposing.history().stream()
                                .map(tried -> String.format(
                                        Locale.ROOT, "- score %.3f: %s", tried.score(), tried.instruction()))
                                .toList()
                        : List.of(),
                Kind.PROPOSAL,
                List.of());
    }

    private String scoresOfRuns() {
        return String.format(
                Locale.ROOT,
                "Each score is one of the metric %s, from %s (worst) to %s (best).",
                material.objective().name(),
                number(material.objective().min()),
                number(material.objective().max()));
    }

    private String scale(Evaluation evaluation) {
        int examples = evaluation.scores().length;
        return String.format(
                Locale.ROOT,
                "the metric %s, from %s (worst) to %s (best)%s.",
                material.objective().name(),
                number(material.objective().min()),
                number(material.objective().max()),
                examples == 0 ? "" : ", over up to " + examples + (examples == 1 ? " example" : " examples"));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /**
     * A proposal to be asked for.
     *
     * @param signature the module
     * @param question what is asked
     * @param known what it must not repeat
     * @param origin where the proposal comes from, in words
     */
    private record Ask(Signature signature, Question question, KnownInstructions known, String origin) {

        Ask(Signature signature, Question question, KnownInstructions known) {
            this(signature, question, known, InstructionProposer.origin(question.index(), question.tip()));
        }

        /** Rules stand behind the instruction that they are added to. */
        ProposerAnswer whole(ProposerAnswer answer) {
            return question.kind() == Kind.RULES && answer instanceof Text rules
                    ? new Text(signature.seedInstruction() + WriterPrompts.FOLLOW + rules.text())
                    : answer;
        }
    }

    private void add(List<Ask> asks, Map<String, List<Proposal>> proposals) {
        List<Reflection.Answer> answered = answered(asks);
        for (int i = 0; i < asks.size(); i++) {
            List<Proposal> own =
                    proposals.computeIfAbsent(asks.get(i).signature().name(), name -> new ArrayList<>());
            answered.get(i).proposal().ifPresent(own::add);
        }
    }

    /** Asks for all side by side, judges the answers in order, and then asks once more for those that were refused with an advice. */
    private List<Reflection.Answer> answered(List<Ask> asks) {
        asks.stream()
                .map(ask -> ask.question().grounding())
                .distinct()
                .forEach(grounding -> context.write(
                        grounding, asks.stream().map(Ask::signature).distinct().toList()));
        Map<Integer, Proposal> proposals = new HashMap<>();
        Map<Integer, Integer> made = new HashMap<>();
        Map<Integer, String> open = new LinkedHashMap<>();
        for (int i = 0; i < asks.size(); i++) {
            open.put(i, "");
        }
        for (int attempt = 0; attempt < MOST_CALLS && !open.isEmpty(); attempt++) {
            Iterator<ProposerAnswer> answers = answers(asks, open, attempt).iterator();
            List<Integer> asked = List.copyOf(open.keySet());
            open.clear();
            for (int i : asked) {
                Ask ask = asks.get(i);
                made.merge(i, 1, Integer::sum);
                ProposerAnswer answer = check.judged(ask.signature(), ask.whole(answers.next()), ask.known());
                reading.refusals().instruction(ask.signature().name(), answer).ifPresent(text -> {
                    ask.known().add(text);
                    proposals.put(i, new Proposal(text, ask.origin()));
                });
                if (answer instanceof Refused refused && !refused.advice().isEmpty()) {
                    open.put(i, refused.advice());
                }
            }
        }
        return IntStream.range(0, asks.size())
                .mapToObj(i -> new Reflection.Answer(Optional.ofNullable(proposals.get(i)), made.getOrDefault(i, 0)))
                .toList();
    }

    /** @param open the positions of those to be asked for, each with the advice that it gets */
    private List<ProposerAnswer> answers(List<Ask> asks, Map<Integer, String> open, int attempt) {
        List<Callable<ProposerAnswer>> asking = new ArrayList<>();
        open.forEach((position, advice) -> {
            Ask ask = asks.get(position);
            asking.add(() -> InstructionText.read(
                    ask.signature().name(),
                    calls.ask(
                            thinks -> WriterPrompts.forModule(ask.question(), thinks),
                            limits -> requests.forModule(ask.signature(), ask.question(), limits),
                            ask.question(),
                            advice,
                            attempt)));
        });
        return SideBySide.all(reading.threads(), asking);
    }

    /**
     * Proposes instructions for all modules in one answer. They may say the same as earlier ones.
     *
     * @param index the number of the proposal
     * @param proposing how they are proposed; the history holds the instructions of all modules, one per line
     * @return the proposals by module; modules that are frozen or have no clear instruction in the answer are absent
     */
    public Map<String, Proposal> proposeAll(int index, ProposalSetup proposing) {
        Question question = question(tip(proposing.grounding(), "proposal for all modules", index), index, proposing);
        context.write(proposing.grounding(), List.of());
        ProposerAnswer answer = answerForAll(question, "", 0);
        if (answer instanceof Refused refused && !refused.advice().isEmpty()) {
            answer = answerForAll(question, refused.advice(), 1);
        }
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
                    .ifPresent(text -> proposals.put(module, new Proposal(text, origin(index, question.tip()))));
        }
        return proposals;
    }

    private ProposerAnswer answerForAll(Question question, String advice, int attempt) {
        return calls.ask(
                thinks -> WriterPrompts.forAll(question, thinks),
                limits -> requests.forAll(question, limits),
                question,
                advice,
                attempt);
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

    private static String purpose(Signature signature) {
        return "proposal for " + signature.name();
    }

    private Tip tip(Grounding grounding, String purpose, int index) {
        if (grounding.tips().isEmpty()) {
            return Tip.NONE;
        }
        RandomGenerator draw = reading.random().stream(purpose, index);
        return grounding.tips().get(draw.nextInt(grounding.tips().size()));
    }

    private static String origin(int index, Tip tip) {
        String hint = tip == Tip.NONE
                ? "no tip"
                : "tip: " + tip.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "proposal " + index + ", " + hint;
    }
}
