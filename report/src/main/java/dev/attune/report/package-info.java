/**
 * Reports. Allure: turns the records of a run into labels, steps, attachments and pictures of the test results that Allure's own
 * listener writes. Start with {@link dev.attune.report.AllureRunListener}, which takes the records; {@code GateReport},
 * {@code OptimizationReport} and {@code PreflightReport} say what a leaf shows, and {@code Attachments} writes its pages.
 * Files: {@link dev.attune.report.PageRunListener} writes all of it as one page ({@code dev.attune.report.page}),
 * {@link dev.attune.report.MarkdownRunListener} the same in short, for pull requests, {@link dev.attune.report.SummaryRunListener} for other
 * programs, {@link dev.attune.report.StatusRunListener} how far a run is, and {@link dev.attune.report.HistoryRunListener} what each run came
 * to.
 */
@NullMarked
package dev.attune.report;

import org.jspecify.annotations.NullMarked;
