/**
 * Reads the instruction in an answer of the proposer model, or refuses it. Start with
 * {@link dev.attune.engine.propose.answer.InstructionText}.
 */
@NullMarked
package dev.attune.engine.propose.answer;

import org.jspecify.annotations.NullMarked;
