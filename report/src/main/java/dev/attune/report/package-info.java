/**
 * Reports. Allure: turns the records of a run into labels, steps, attachments and pictures of the test results that Allure's own
 * listener writes. Start with {@link dev.attune.report.AllureRunListener}, which takes the records; {@code GateReport},
 * {@code OptimizationReport} and {@code PreflightReport} say what a leaf shows, and {@code Attachments} writes its pages.
 * Markdown: {@link dev.attune.report.MarkdownRunListener} writes the same in short, for pull requests.
 */
@NullMarked
package dev.attune.report;

import org.jspecify.annotations.NullMarked;
