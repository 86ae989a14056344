package dev.attune.samples.scone;

import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;

/** Decides whether a sentence follows from another. */
public interface Entailment {

    /** Whether the answer to the question is yes. */
    @Instruction("Read the context and answer the question about it with yes or no.")
    boolean answer(@Field("what is known to be true") String context, String question);
}
