/**
 * Scores what comes out of programs. {@link dev.attune.engine.evaluate.Evaluator} takes (candidate, example) pairs
 * from anywhere and gives an {@link dev.attune.engine.evaluate.Outcome} for each: what a prompt can cause counts, if need be as the lowest
 * value, and what it cannot cause does not count. {@link dev.attune.engine.evaluate.SetUpErrors} holds the rule for programs that cannot
 * run at all.
 */
@NullMarked
package dev.attune.engine.evaluate;

import org.jspecify.annotations.NullMarked;
