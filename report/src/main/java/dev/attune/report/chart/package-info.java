/**
 * Pictures: intervals and what they are drawn with. Start with {@link dev.attune.report.chart.IntervalChart}.
 */
@NullMarked
package dev.attune.report.chart;

import org.jspecify.annotations.NullMarked;
