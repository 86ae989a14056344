/**
 * Rules that are inferred from worked examples and added to instructions. Start with
 * {@link dev.attune.engine.optimize.rules.InferRulesOptimizer}.
 */
@NullMarked
package dev.attune.engine.optimize.rules;

import org.jspecify.annotations.NullMarked;
