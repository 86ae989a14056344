package dev.attune.samples.router;

import dev.attune.runtime.annotations.Instruction;

/** Finds the intent of a request within its domain. */
public interface PickIntent {

    /** The intent of a request, in snake case. */
    @Instruction("Name the intent of the user's request.")
    String intent(String text, Domain domain);
}
