package dev.attune.report;

import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.time.Duration;

/** Steps and parameters of a result that is written after the fact. */
final class Steps {

    private Steps() {}

    static StepResult step(String name, Status status) {
        return new StepResult()
                .setName(SafeText.visible(name))
                .setStatus(status)
                .setStage(Stage.FINISHED);
    }

    static StepResult passed(String name) {
        return step(name, Status.PASSED);
    }

    /** A step that stands out without failing anything: Allure shows {@code broken} in a colour of its own. */
    static StepResult warning(String name, String message) {
        return step(name, Status.BROKEN).setStatusDetails(new StatusDetails().setMessage(SafeText.visible(message)));
    }

    static StepResult lasting(StepResult step, long start, Duration duration) {
        return step.setStart(start).setStop(start + duration.toMillis());
    }

    static Parameter parameter(String name, String value) {
        return new Parameter().setName(SafeText.visible(name)).setValue(SafeText.visible(value));
    }

    /** A parameter that may differ from run to run without making the test another one in Allure's history. */
    static Parameter changing(String name, String value) {
        return parameter(name, value).setExcluded(true);
    }
}
