/**
 * Reasoning under negation (ScoNe) as an LM program of one module. Start with {@link dev.attune.samples.scone.Entailment}, the
 * module itself.
 */
@NullMarked
package dev.attune.samples.scone;

import org.jspecify.annotations.NullMarked;
