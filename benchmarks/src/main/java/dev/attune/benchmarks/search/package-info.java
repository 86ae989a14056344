/**
 * The quality of searches at equal numbers of runs, on made-up landscapes and on tables measured with a real model. Start with
 * {@link dev.attune.benchmarks.search.SearchQuality}.
 */
@NullMarked
package dev.attune.benchmarks.search;

import org.jspecify.annotations.NullMarked;
