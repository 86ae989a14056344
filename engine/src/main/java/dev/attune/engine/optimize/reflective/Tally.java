package dev.attune.engine.optimize.reflective;

import java.util.ArrayList;
import java.util.List;

/** Counts what became of the candidates of an evolution, so that nothing that was paid for is left unsaid. One thread at a time. */
final class Tally {

    /** Instructions that were to be rewritten. */
    int asked;

    /** Those for which no answer could be used. */
    int unusable;

    /** Those that gave prompts which were tried before. */
    int repeated;

    /** Those that were compared with their parents. */
    int compared;

    /** Those that were better. */
    int better;

    /** Better ones for which the calls did not suffice. */
    int unmeasured;

    /** Merges that were compared with their parents. */
    int merges;

    /** Those that were as good as the better parent. */
    int merged;

    List<String> describe() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                asked + " instructions were to be rewritten; " + unusable + " answers could not be used, " + repeated
                        + " gave prompts that were tried before; of the other " + compared + ", " + better
                        + " were better than their parents on the same examples");
        if (merges > 0) {
            sentences.add(merges + " merges of two candidates, of which " + merged + " held on validation examples");
        }
        if (unmeasured > 0) {
            sentences.add(unmeasured + " better ones were not measured in full, since the calls were used up");
        }
        return sentences;
    }
}
