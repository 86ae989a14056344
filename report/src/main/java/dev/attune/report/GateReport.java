package dev.attune.report;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.gate.Verdict;
import dev.attune.report.chart.IntervalChart;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.GateSummary;
import dev.attune.report.view.GateTable;
import dev.attune.report.view.InstructionTexts;
import dev.attune.report.view.SummaryParts;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;

/** A gate leaf: both programs side by side on held-out data, and the decision. */
record GateReport(GateRecord gate) implements LeafReport {

    @Override
    public void writeInto(TestResult result, Attachments attachments) {
        LeafLabels.apply(result, gate.leaf(), gate.optimizer());
        result.getParameters().add(Steps.changing("metric", gate.metric()));
        result.getParameters().add(Steps.changing("optimizer", gate.optimizer()));
        result.setDescriptionHtml(GateSummary.of(gate));
        InstructionTexts.addTo(result, gate.modules());
        result.getSteps().add(measurement(attachments));
        result.getSteps().add(decision());
        for (ModuleChange change : gate.modules()) {
            result.getSteps().add(OptimizationReport.moduleStep(gate.leaf(), change, attachments));
        }
        result.getAttachments().add(attachments.record("gate record", gate));
    }

    @Override
    public String scores() {
        return ": " + Numbers.score(gate.baseline().estimate().mean()) + " → "
                + Numbers.score(gate.winner().estimate().mean());
    }

    private StepResult measurement(Attachments attachments) {
        StepResult step = Steps.lasting(
                Steps.passed("Measure " + gate.metric() + " on held-out data: "
                        + Numbers.score(gate.baseline().estimate().mean()) + " → "
                        + Numbers.score(gate.winner().estimate().mean())
                        + SummaryParts.notCounted(gate.winner())),
                gate.duration());
        step.getAttachments()
                .add(attachments.svg(
                        "scores and difference", IntervalChart.of(gate).alone()));
        if (!gate.examples().isEmpty()) {
            step.getAttachments().add(attachments.html("examples, changes first", GateTable.page(gate)));
            step.getAttachments().add(attachments.csv("examples as CSV", GateTable.csv(gate)));
        }
        return step;
    }

    private StepResult decision() {
        StepResult step =
                Steps.step("Decide: " + gate.verdict() + ". " + GateSummary.asked(gate), status(gate.verdict()));
        gate.reasons().forEach(reason -> step.getSteps().add(Steps.step(reason, status(gate.verdict()))));
        return step;
    }

    /** What the leaf ends as: a gate that only warns is aborted, which Allure shows as skipped. */
    private Status status(Verdict verdict) {
        return status(verdict, gate.inconclusive());
    }

    static Status status(Verdict verdict, Inconclusive inconclusive) {
        return switch (verdict) {
            case PASSED -> Status.PASSED;
            case FAILED -> Status.FAILED;
            case INCONCLUSIVE ->
                switch (inconclusive) {
                    case FAIL -> Status.FAILED;
                    case PASS -> Status.PASSED;
                    case WARN, BY_SETTING -> Status.SKIPPED;
                };
        };
    }
}
