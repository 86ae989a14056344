package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.predict.Program;
import dev.attune.engine.propose.Question.Kind;
import dev.attune.engine.propose.answer.InstructionText;
import dev.attune.engine.propose.answer.MarkedAnswer;
import dev.attune.engine.propose.answer.ModuleSections;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import dev.attune.runtime.annotations.PromptPart;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

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

    /** Tells the second answers from the first ones of other proposals. */
    private static final long SECOND = 1L << 32;

    /** Reflection has the runs of its question alone to go by. */
    private static final Grounding REFLECTIVE = new Grounding(false, false, false, false, true, List.of());

    private static final Grounding UNGROUNDED = new Grounding(false, false, false, false, false, List.of());

    /** Stands between an instruction and the rules that were inferred. */
    private static final String FOLLOW = "\n\nFollow these rules:\n";

    private static final String GENERAL = """
            It must help with inputs that nobody has seen yet: state the rules, the facts of the domain and the way to solve \
            the task, as far as the information shows them, and never quote an example. The form of the answer is added to it \
            by itself.""";
    private static final String WRITE = """
            You write instructions for language models. Use the information below to write a better instruction for the module: \
            it should make the model give the right outputs for its inputs.\s""" + GENERAL;
    private static final String WRITE_ALL = """
            You write instructions for language models. Use the information below to write a better instruction for each module \
            of the program.\s""" + GENERAL;
    private static final String REFLECT = """
            You write instructions for language models. Below are the current instruction of a module and what came of a few runs with \
            it: what went in, what was expected, what came out, and what the metric says of it. Write a better instruction: keep what is \
            right in the current one, and mend what made these runs go wrong. State every rule, every fact of the domain and every \
            detail of the task that the runs and the feedback show, since the module will not see them again; if a way to \
            solve the task has worked, state it too.\s""" + GENERAL;
    private static final String INFER = """
            You write instructions for language models. Below are examples of what a module is given and of its right outputs. Infer the \
            rules that lead from the inputs to the outputs: at most %d, brief, one a line, each of a kind that another one does not cover. \
            They are added to the current instruction, so leave out what it says.\s""" + GENERAL;
    private static final String THINK =
            " Think first: what goes wrong in the runs that failed, why, and what the good ones do.";
    private static final String THEN =
            " Then answer with the instruction between " + MarkedAnswer.OPEN + " and " + MarkedAnswer.CLOSE + ".";
    private static final String THEN_ALL = " Then answer between " + MarkedAnswer.OPEN + " and " + MarkedAnswer.CLOSE
            + " with one line for each module, its name and a colon before the instruction.";
    private static final String AT_ONCE =
            " Answer with the instruction only, between " + MarkedAnswer.OPEN + " and " + MarkedAnswer.CLOSE + ".";
    private static final String AT_ONCE_ALL =
            " Answer with one line for each module, its name and a colon before the instruction.";

    private final ProposerMaterial material;
    private final ProposerReading reading;
    private final ProposerContext context;
    private final InstructionRequests requests;
    private final Map<String, KnownInstructions> known = new HashMap<>();
    private @Nullable LeakCheck leaks;

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
            if (isFrozen(module)) {
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
            if (isFrozen(signature)) {
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
                    String.format(
                            Locale.ROOT,
                            "Each score is one of the metric %s, from %s (worst) to %s (best).",
                            material.objective().name(),
                            number(material.objective().min()),
                            number(material.objective().max())),
                    List.of(),
                    Kind.REFLECTION,
                    List.of());
            asks.add(new Ask(signature, question, knownHere, "reflection " + index + " on " + reflection.of()));
        }
        List<Ask> open = asks.stream().filter(ask -> !isFrozen(ask.signature())).toList();
        Iterator<Reflection.Answer> answers = answered(open).iterator();
        return asks.stream()
                .map(ask -> isFrozen(ask.signature()) ? new Reflection.Answer(Optional.empty(), 0) : answers.next())
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
        Iterator<Reflection.Answer> answers = answered(
                        asks.stream().filter(ask -> !isFrozen(ask.signature())).toList())
                .iterator();
        return asks.stream()
                .map(ask -> isFrozen(ask.signature())
                        ? Optional.<Proposal>empty()
                        : answers.next().proposal())
                .toList();
    }

    /**
     * Proposes one instruction. It may say the same as an earlier one.
     *
     * @param index the number of the proposal for this module; it determines the tip, the demos and the runs
     * @return the proposal; empty if the answer was refused, or the module's instruction is frozen
     */
    public Optional<Proposal> proposeNext(Signature signature, int index, ProposalSetup proposing) {
        if (isFrozen(signature)) {
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
                    ? new Text(signature.seedInstruction() + FOLLOW + rules.text())
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
        Map<Integer, Integer> calls = new HashMap<>();
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
                calls.merge(i, 1, Integer::sum);
                ProposerAnswer answer = judged(ask.signature(), ask.whole(answers.next()), ask.known());
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
                .mapToObj(i -> new Reflection.Answer(Optional.ofNullable(proposals.get(i)), calls.getOrDefault(i, 0)))
                .toList();
    }

    /** @param open the positions of those to be asked for, each with the advice that it gets */
    private List<ProposerAnswer> answers(List<Ask> asks, Map<Integer, String> open, int attempt) {
        List<Callable<ProposerAnswer>> calls = new ArrayList<>();
        open.forEach((position, advice) -> {
            Ask ask = asks.get(position);
            calls.add(() -> InstructionText.read(
                    ask.signature().name(),
                    call(
                            task(ask.question()),
                            THEN,
                            AT_ONCE,
                            limits -> requests.forModule(ask.signature(), ask.question(), limits),
                            ask.question(),
                            advice,
                            attempt)));
        });
        return SideBySide.all(reading.threads(), calls);
    }

    private static String task(Question question) {
        return switch (question.kind()) {
            case PROPOSAL -> WRITE;
            case REFLECTION -> REFLECT;
            case RULES -> INFER.replace("%d", question.scale());
        };
    }

    private ProposerAnswer call(
            String write,
            String then,
            String atOnce,
            Function<RequestLimits, String> request,
            Question question,
            String advice,
            int attempt) {
        RequestLimits limits = RequestLimits.of(reading.calls().maxOutputTokens());
        String system = write + (limits.thinks() ? THINK + then : atOnce);
        String more = advice.isEmpty() ? "" : "\n" + advice;
        return reading.calls()
                .ask(
                        system,
                        request.apply(limits) + more,
                        () -> request.apply(limits.half()) + more,
                        question.temperature(),
                        question.index() + attempt * SECOND);
    }

    /** Refuses what breaks a rule of the module, copies an example or was proposed before. */
    private ProposerAnswer judged(Signature signature, ProposerAnswer read, KnownInstructions knownHere) {
        if (!(read instanceof Text text)) {
            return read;
        }
        Optional<String> broken = rules(signature).instruction(text.text());
        if (broken.isPresent()) {
            String reason = "an instruction " + broken.get();
            return new Refused(
                    reason, "Your last answer was " + reason + ". Keep to what a new instruction must be like.");
        }
        Optional<String> leak = leaks().find(text.text(), open(signature), LeakCheck.constants(signature));
        if (leak.isPresent()) {
            return new Refused(leak.get(), "Your last instruction copied from an example. Use words of your own.");
        }
        return knownHere.holds(text.text())
                ? new Refused(
                        "an instruction that is known already",
                        "This instruction is known already, so write one that says something else: "
                                + Shortened.line(text.text(), 300))
                : read;
    }

    /** What an instruction may quote: all that the program says of itself. */
    private List<String> open(Signature signature) {
        List<String> texts = new ArrayList<>();
        texts.add(program().about().description());
        texts.add(ProgramDescription.systemMessage(signature, signature.seedInstruction()));
        program().signatures().forEach(module -> texts.add(module.describe() + "\n" + module.seedInstruction()));
        return texts;
    }

    private LeakCheck leaks() {
        LeakCheck check = leaks;
        if (check == null) {
            List<Example<?, ?>> examples = new ArrayList<>(material.train());
            examples.addAll(material.validation());
            check = new LeakCheck(examples);
            leaks = check;
        }
        return check;
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
        ProposerAnswer answer = callAll(question, "", 0);
        if (answer instanceof Refused refused && !refused.advice().isEmpty()) {
            answer = callAll(question, refused.advice(), 1);
        }
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        Map<String, ProposerAnswer> sections = ModuleSections.read(program().moduleNames(), answer);
        for (Signature signature : program().signatures()) {
            String module = signature.name();
            if (isFrozen(signature)) {
                continue;
            }
            ProposerAnswer section = sections.getOrDefault(module, answer);
            reading.refusals()
                    .instruction(module, judged(signature, section, new KnownInstructions()))
                    .ifPresent(text -> proposals.put(module, new Proposal(text, origin(index, question.tip()))));
        }
        return proposals;
    }

    private ProposerAnswer callAll(Question question, String advice, int attempt) {
        return call(
                WRITE_ALL,
                THEN_ALL,
                AT_ONCE_ALL,
                limits -> requests.forAll(question, limits),
                question,
                advice,
                attempt);
    }

    private PromptRules rules(Signature signature) {
        return Objects.requireNonNull(requests.rules().get(signature.name()));
    }

    private boolean isFrozen(Signature signature) {
        return rules(signature).isFrozen(PromptPart.INSTRUCTION);
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
