package dev.attune.report;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.report.view.ComparisonSummary;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;

/** A leaf of compare mode: the same prompts on two models, with a row for each metric. */
record ComparisonReport(ComparisonRecord comparison) implements LeafReport {

    @Override
    public void writeInto(TestResult result, Attachments attachments) {
        LeafLabels.apply(result, comparison.leaf(), null);
        result.getParameters().add(Steps.changing("model: before", comparison.before()));
        result.getParameters().add(Steps.changing("model: after", comparison.after()));
        result.setDescriptionHtml(ComparisonSummary.of(comparison));
        comparison.notes().forEach(note -> result.getSteps().add(Steps.warning(note)));
        comparison.rows().forEach(row -> result.getSteps().add(step(row)));
        result.getAttachments().add(attachments.record("comparison record", comparison));
    }

    private static StepResult step(Row row) {
        Guard guard = row.guard();
        StepResult step = Steps.step(
                (guard == null ? "" : guard.verdict() + ": ") + ComparisonSummary.inWords(row),
                guard == null ? Status.PASSED : status(guard));
        if (guard != null) {
            guard.reasons().forEach(reason -> step.getSteps().add(Steps.step(reason, status(guard))));
        }
        return step;
    }

    private static Status status(Guard guard) {
        return GateReport.status(guard.verdict(), guard.inconclusive());
    }
}
