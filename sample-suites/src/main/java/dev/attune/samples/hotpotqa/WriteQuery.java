package dev.attune.samples.hotpotqa;

import dev.attune.runtime.annotations.Instruction;
import java.util.List;

/** Writes the search query of the next hop. */
public interface WriteQuery {

    /** A query for the search of passages. */
    @Instruction("Write a search query that finds the fact still missing.")
    String searchQuery(List<String> context, String question);
}
