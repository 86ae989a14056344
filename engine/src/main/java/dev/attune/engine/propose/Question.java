package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.runtime.signature.PromptSet;
import java.util.List;

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
 * @param reflects whether the runs are a few to learn from one by one, and the new instruction is to keep what is right in the current one
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
        boolean reflects) {}
