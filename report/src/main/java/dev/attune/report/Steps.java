package dev.attune.report;

import dev.attune.report.html.SafeText;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.time.Duration;
import java.util.List;

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
    static StepResult warning(String message) {
        return step("Warning: " + message, Status.BROKEN);
    }

    /** Gives a step a length; {@link #place} gives it its time. */
    static StepResult lasting(StepResult step, Duration duration) {
        return step.setStart(0L).setStop(duration.toMillis());
    }

    /**
     * Puts steps one after the other, those inside others too. Records tell how long things took, not when; a step without a length
     * takes no time.
     */
    static void place(List<StepResult> steps, long start) {
        long clock = start;
        for (StepResult step : steps) {
            long length = step.getStop() == null ? 0 : step.getStop() - step.getStart();
            step.setStart(clock).setStop(clock + length);
            place(step.getSteps(), clock);
            clock += length;
        }
    }

    static Parameter parameter(String name, String value) {
        return new Parameter().setName(SafeText.visible(name)).setValue(SafeText.visible(value));
    }

    /**
     * A parameter that makes the test no other one in Allure's history. That goes for all of leaves: one that fails before it has any is the
     * same test.
     */
    static Parameter changing(String name, String value) {
        return parameter(name, value).setExcluded(true);
    }
}
