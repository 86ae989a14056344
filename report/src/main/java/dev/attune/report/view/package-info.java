/**
 * The pages of the report, one class each, made of records and of nothing else. Start with
 * {@link dev.attune.report.view.OptimizationSummary} and {@link dev.attune.report.view.GateSummary}.
 */
@NullMarked
package dev.attune.report.view;

import org.jspecify.annotations.NullMarked;
