package dev.attune.report;

import dev.attune.engine.event.PreflightRecord;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;

/** The checks before the first model call, a step each. */
record PreflightReport(PreflightRecord preflight) implements LeafReport {

    @Override
    public void writeInto(TestResult result, Attachments attachments) {
        LeafLabels.apply(result, preflight.leaf(), null);
        preflight.checks().forEach(check -> result.getSteps().add(step(check)));
        result.getAttachments().add(attachments.json("preflight record", RecordJson.write(preflight)));
    }

    private static StepResult step(PreflightRecord.Check check) {
        String name = check.message().isBlank() ? check.name() : check.name() + ": " + check.message();
        return switch (check.status()) {
            case OK -> Steps.passed(name);
            case WARNING -> Steps.warning(name);
            case FAILED -> Steps.step(name, Status.FAILED);
        };
    }
}
