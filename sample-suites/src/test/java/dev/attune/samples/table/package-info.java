/**
 * Tables of scores of real programs, for the benchmarks of searches. Start with {@link dev.attune.samples.table.ScoreGrid}; the suites run
 * with {@code -Dgroups=tables}.
 */
@NullMarked
package dev.attune.samples.table;

import org.jspecify.annotations.NullMarked;
