package dev.attune.engine.propose;

import dev.attune.engine.propose.answer.InstructionText;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Asks the proposer model, side by side, and judges its answers in the order of the questions, so that no result depends on time. Not
 * thread-safe.
 */
final class Answers {

    /** An answer that is cut, known already or copied is asked for once more. */
    static final int MOST = 2;

    private final ProposerReading reading;
    private final ProposerContext context;
    private final InstructionRequests requests;
    private final ProposalCheck check;
    private final WriterCalls calls;

    Answers(ProposerReading reading, ProposerContext context, InstructionRequests requests, ProposalCheck check) {
        this.reading = reading;
        this.context = context;
        this.requests = requests;
        this.check = check;
        this.calls = new WriterCalls(reading);
    }

    /**
     * Asks for all side by side, judges the answers in order, and then asks once more for those that were refused with an advice.
     *
     * @return the answers in the order of the questions
     */
    List<Reflection.Answer> all(List<Ask> asks) {
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
        for (int attempt = 0; attempt < MOST && !open.isEmpty(); attempt++) {
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

    /** Asks for rules for all modules, one answer or two for each question. */
    List<Contrast.Answer> advised(List<Advice> asks) {
        List<Advice> open = asks;
        for (int attempt = 0; attempt < MOST && !open.isEmpty(); attempt++) {
            int again = attempt;
            List<Callable<ProposerAnswer>> asking = new ArrayList<>();
            open.forEach(ask -> asking.add(() -> forAllModules(ask.question(), ask.advice(), again)));
            List<ProposerAnswer> answers = SideBySide.all(reading.threads(), asking);
            for (int i = 0; i < open.size(); i++) {
                open.get(i).read(answers.get(i));
            }
            open = open.stream().filter(ask -> !ask.advice().isEmpty()).toList();
        }
        return asks.stream().map(Advice::answer).toList();
    }

    /** Asks for instructions of all modules in one answer, and once more if the first is refused with an advice. */
    ProposerAnswer forAllModules(Question question) {
        context.write(question.grounding(), List.of());
        ProposerAnswer answer = forAllModules(question, "", 0);
        return answer instanceof Refused refused && !refused.advice().isEmpty()
                ? forAllModules(question, refused.advice(), 1)
                : answer;
    }

    private ProposerAnswer forAllModules(Question question, String advice, int attempt) {
        return calls.ask(
                thinks -> WriterPrompts.forAll(question, thinks),
                limits -> requests.forAll(question, limits),
                question,
                advice,
                attempt);
    }
}
