/**
 * Scores the predictions of programs. {@link dev.attune.engine.evaluate.Evaluator} takes (candidate, example) pairs from anywhere and
 * returns an {@link dev.attune.engine.evaluate.Outcome} for each: what a prompt can cause counts, if need be as the lowest value; what it
 * cannot cause does not count. {@link dev.attune.engine.evaluate.SetUpErrors} has the rule for programs that cannot run at all.
 */
@NullMarked
package dev.attune.engine.evaluate;

import org.jspecify.annotations.NullMarked;
