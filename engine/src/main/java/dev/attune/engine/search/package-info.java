/**
 * Chooses the next point of a search space to try from the points tried so far. The package knows variables, points and values, but nothing
 * about prompts, models or the cost of trials. It never blocks and does no I/O.
 *
 * <p>Start with {@link dev.attune.engine.search.Sampler}, which keeps no state;
 * {@link dev.attune.engine.search.tpe.TpeSampler} is the one of the paper. {@link dev.attune.engine.search.race.Race} is the
 * default search of MIPRO, which chooses examples too. Nothing here accepts or returns {@code null}.
 */
@NullMarked
package dev.attune.engine.search;

import org.jspecify.annotations.NullMarked;
