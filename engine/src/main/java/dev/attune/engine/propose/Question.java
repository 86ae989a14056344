package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.PromptSet;
import java.util.List;
import java.util.Locale;

/**
 * What one request to the proposer model is about. Immutable.
 *
 * @param grounding what the proposal is grounded in
 * @param temperature the temperature of the proposer model
 * @param index numbers the proposals for a module
 * @param tip the tip that it gives
 * @param current the instructions that are to be improved
 * @param runs runs of the program with them
 * @param scale what the numbers of the history mean
 * @param history what was tried, a line each
 * @param kind what is asked
 * @param examples worked examples to infer rules from
 */
record Question(
        Grounding grounding,
        double temperature,
        int index,
        Tip tip,
        PromptSet current,
        Evaluation runs,
        String scale,
        List<String> history,
        Kind kind,
        List<Demonstration> examples) {

    /** What is asked of the model. */
    enum Kind {
        /** A better instruction, from whatever it is grounded in. */
        PROPOSAL,
        /** The current instruction mended, from a few runs that are all shown. */
        REFLECTION,
        /** Rules that lead from the inputs of examples to their outputs. */
        RULES,
        /** Rules for modules, from two runs of one input: the better one, and the worse one. */
        ADVICE
    }

    /** Where a proposal that answers this comes from, in words. */
    String origin() {
        String hint = tip == Tip.NONE
                ? "no tip"
                : "tip: " + tip.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "proposal " + index + ", " + hint;
    }

    boolean reflects() {
        return kind == Kind.REFLECTION;
    }
}
