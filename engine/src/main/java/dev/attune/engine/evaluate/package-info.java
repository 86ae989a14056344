/**
 * Runs programs on examples and scores what comes out. {@link dev.attune.engine.evaluate.Evaluator} takes (candidate, example) pairs
 * from anywhere and gives an {@link dev.attune.engine.evaluate.Outcome} for each; only some outcomes count towards a score.
 */
@NullMarked
package dev.attune.engine.evaluate;

import org.jspecify.annotations.NullMarked;
