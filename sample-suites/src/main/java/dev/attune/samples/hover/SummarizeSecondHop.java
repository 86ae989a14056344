package dev.attune.samples.hover;

import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import java.util.List;

/** Sums up the passages of the second hop. */
public interface SummarizeSecondHop {

    /** The facts that matter to the claim and are new. */
    @MaxOutputTokens(48)
    @Instruction("Summarize the passages as far as they matter to the claim and add to the context.")
    String summary(String claim, String context, List<String> passages);
}
