/**
 * The report of a run as one page that stands alone: what was decided, what to do next, what each change was worth, and everything behind
 * it. {@link dev.attune.report.page.ProgramRuns} collects what leaves tell. Start with {@link dev.attune.report.page.ReportPage}, which puts the
 * sections together, one class each.
 */
@NullMarked
package dev.attune.report.page;

import org.jspecify.annotations.NullMarked;
