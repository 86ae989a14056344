package dev.attune.samples.hover;

import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import java.util.List;

/** Sums up the passages of the first hop. */
public interface SummarizeFirstHop {

    /** The facts that matter to the claim. */
    @MaxOutputTokens(48)
    @Instruction("Summarize the passages as far as they matter to the claim.")
    String summary(String claim, List<String> passages);
}
