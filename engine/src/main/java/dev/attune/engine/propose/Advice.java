package dev.attune.engine.propose;

import dev.attune.engine.propose.answer.InstructionText;
import dev.attune.engine.propose.answer.ModuleSections;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import dev.attune.runtime.signature.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one question for rules comes to, in one answer or two. One thread at a time. */
final class Advice {

    private final Question question;
    private final String of;
    private final List<Signature> signatures;
    private final ProposalCheck check;
    private final RefusedAnswers refusals;
    private final Map<String, Proposal> instructions = new HashMap<>();
    private String advice = "";
    private int calls;

    Advice(Question question, String of, ProposerMaterial material, ProposalCheck check, RefusedAnswers refusals) {
        this.question = question;
        this.of = of;
        this.signatures = material.program().signatures();
        this.check = check;
        this.refusals = refusals;
    }

    Question question() {
        return question;
    }

    /** What a second answer should do better; empty if none is needed. */
    String advice() {
        return advice;
    }

    Contrast.Answer answer() {
        return new Contrast.Answer(instructions, calls);
    }

    /** Takes what can be used of an answer. It says itself which modules need no rule; of one module alone, it needs no name. */
    void read(ProposerAnswer answer) {
        calls++;
        advice = "";
        Map<String, ProposerAnswer> sections = sections(answer);
        for (Signature signature : signatures) {
            ProposerAnswer section = sections.get(signature.name());
            if (section == null || check.isFrozen(signature)) {
                continue;
            }
            KnownInstructions known = new KnownInstructions();
            String current = question.current().module(signature.name()).instruction();
            known.add(current);
            ProposerAnswer judged = check.judged(
                    signature,
                    section instanceof Text rule ? new Text(current + "\n\n" + rule.text()) : section,
                    known);
            refusals.instruction(signature.name(), judged)
                    .ifPresent(text -> instructions.put(
                            signature.name(),
                            new Proposal(text, "rule of contrast " + question.index() + " on " + of)));
            if (judged instanceof Refused refused && advice.isEmpty()) {
                advice = refused.advice();
            }
        }
        if (!instructions.isEmpty()) {
            advice = "";
        }
    }

    private Map<String, ProposerAnswer> sections(ProposerAnswer answer) {
        List<String> names = signatures.stream().map(Signature::name).toList();
        Map<String, ProposerAnswer> named = ModuleSections.named(names, answer);
        if (!named.isEmpty()) {
            return named;
        }
        return names.size() == 1
                ? Map.of(names.get(0), InstructionText.read(names.get(0), answer))
                : ModuleSections.read(names, answer);
    }
}
