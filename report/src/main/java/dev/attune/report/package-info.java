/**
 * Allure: turns the records of a run into labels, steps, attachments and pictures of the test results that Allure's own listener
 * writes.
 *
 * <p>Start with {@link dev.attune.report.AllureRunListener}, which takes the records, and
 * {@link dev.attune.report.AllureTestDecorator}, which adds them to the results. What one leaf shows is told by its
 * {@link dev.attune.report.LeafReport}. Everything that a model or a data set wrote passes through
 * {@link dev.attune.report.html.Element}, which escapes it, or {@link dev.attune.report.html.Csv}.
 */
@NullMarked
package dev.attune.report;

import org.jspecify.annotations.NullMarked;
