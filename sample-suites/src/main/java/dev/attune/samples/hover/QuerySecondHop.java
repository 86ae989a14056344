package dev.attune.samples.hover;

import dev.attune.runtime.annotations.Instruction;

/** Writes the query of the second hop. */
public interface QuerySecondHop {

    /** A query for the search of passages. */
    @Instruction("Write a search query that finds the facts still missing for the claim.")
    String query(String claim, String summary);
}
