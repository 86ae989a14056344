package dev.attune.samples.hotpotqa;

import java.util.List;

/** Answers questions from passages; the modules that do so differ in their seed instructions. */
public interface Answering {

    /** The answer, in a few words. */
    String answer(List<String> context, String question);
}
