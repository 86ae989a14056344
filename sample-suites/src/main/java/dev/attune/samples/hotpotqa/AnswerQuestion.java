package dev.attune.samples.hotpotqa;

import dev.attune.runtime.annotations.Instruction;
import java.util.List;

/** Answers a question from passages. */
public interface AnswerQuestion extends Answering {

    /** The answer, in a few words. */
    @Override
    @Instruction("Answer the question in a few words.")
    String answer(List<String> context, String question);
}
