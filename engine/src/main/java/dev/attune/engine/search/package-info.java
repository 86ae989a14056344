/**
 * Chooses the next point of a search space to try from the points tried so far. The package knows variables, points and values, but nothing
 * about prompts, models or the cost of trials. It never blocks, does no I/O and keeps no state.
 *
 * <p>Start with {@link dev.attune.engine.search.Sampler}; {@link dev.attune.engine.search.tpe.TpeSampler} is the one that
 * MIPRO uses. Nothing here accepts or returns {@code null}, and every type is safe for use by several threads.
 */
@NullMarked
package dev.attune.engine.search;

import org.jspecify.annotations.NullMarked;
