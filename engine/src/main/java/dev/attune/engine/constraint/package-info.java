/**
 * What prompts may be: which parts of them optimizers may change, and what those that they make must be like. Start with
 * {@link dev.attune.engine.constraint.PromptRules}.
 */
@NullMarked
package dev.attune.engine.constraint;

import org.jspecify.annotations.NullMarked;
