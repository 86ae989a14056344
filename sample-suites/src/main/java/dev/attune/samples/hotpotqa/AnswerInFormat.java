package dev.attune.samples.hotpotqa;

import dev.attune.runtime.annotations.Instruction;
import java.util.List;

/** Answers a question from passages, in a form that depends on the kind of answer (HotPotQA Conditional). */
public interface AnswerInFormat extends Answering {

    /** The answer, in a few words. */
    @Override
    @Instruction("""
            Answer the question in a few words. When the answer is a person, respond entirely in lowercase. When the answer is a place, \
            leave out all punctuation. When the answer is a date, end your answer with "Peace!". Never end it with "Peace!" otherwise. \
            When the answer is none of these, respond in all caps.""")
    String answer(List<String> context, String question);
}
