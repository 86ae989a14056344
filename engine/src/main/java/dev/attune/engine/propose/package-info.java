/**
 * Writes instructions with the proposer model. {@link dev.attune.engine.propose.InstructionProposer} grounds each proposal in a
 * summary of the data, a description of the program, demos, runs that failed, a tip and what was tried before (MIPRO, section 4.2 and appendix C).
 * {@code Questions} words what is asked, {@code Answers} asks and judges.
 * Answers are read or refused: what is cut, all thought, or talk that cannot be told from the instruction becomes no candidate.
 */
@NullMarked
package dev.attune.engine.propose;

import org.jspecify.annotations.NullMarked;
