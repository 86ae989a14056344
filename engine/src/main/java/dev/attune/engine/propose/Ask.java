package dev.attune.engine.propose;

import dev.attune.engine.propose.Question.Kind;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import dev.attune.runtime.signature.Signature;

/**
 * A proposal to be asked for.
 *
 * @param signature the module
 * @param question what is asked
 * @param known what it must not repeat
 * @param origin where the proposal comes from, in words
 */
record Ask(Signature signature, Question question, KnownInstructions known, String origin) {

    Ask(Signature signature, Question question, KnownInstructions known) {
        this(signature, question, known, question.origin());
    }

    /** Rules stand behind the instruction that they are added to. */
    ProposerAnswer whole(ProposerAnswer answer) {
        return question.kind() == Kind.RULES && answer instanceof Text rules
                ? new Text(signature.seedInstruction() + WriterPrompts.FOLLOW + rules.text())
                : answer;
    }
}
