/**
 * Estimates and confidence intervals of scores, single and paired. Start with
 * {@link dev.attune.engine.statistics.Estimate} and {@link dev.attune.engine.statistics.PairedDifference}.
 */
@NullMarked
package dev.attune.engine.statistics;

import org.jspecify.annotations.NullMarked;
