package dev.attune.samples.hotpotqa;

import dev.attune.annotations.Instruction;
import java.util.List;

/** Answers a question from passages. */
public interface AnswerQuestion {

    /** The answer, in a few words. */
    @Instruction("Answer the question in a few words.")
    String answer(List<String> context, String question);
}
