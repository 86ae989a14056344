package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs a program in the engine and tells in a line what came of each leaf: {@code passed}, or why it failed or was skipped. */
final class LeafOutcomes {

    private LeafOutcomes() {}

    /** All leaves in order; fails if one shows frames of the engine. */
    static Map<String, String> of(Class<?> program, Path folder, String... configuration) {
        EngineTestKit.Builder kit = TestKit.in(folder)
                .selectors(selectClass(program))
                .configurationParameter("attune.model.retry-wait", "1ms")
                .configurationParameter("attune.mode", "optimize");
        for (int i = 0; i < configuration.length; i += 2) {
            kit.configurationParameter(configuration[i], configuration[i + 1]);
        }
        Map<String, String> outcomes = new LinkedHashMap<>();
        kit.execute().testEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED || event.getType() == EventType.SKIPPED)
                .forEach(event -> outcomes.put(event.getTestDescriptor().getDisplayName(), outcome(event)));
        return outcomes;
    }

    private static String outcome(Event event) {
        if (event.getType() == EventType.SKIPPED) {
            return "skipped: " + event.getRequiredPayload(String.class);
        }
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(LeafOutcomes::failure)
                .orElse("passed");
    }

    private static String failure(Throwable failure) {
        assertThat(failure).isInstanceOf(AssertionError.class);
        assertThat(failure.getStackTrace()).as("frames of %s", failure).isEmpty();
        assertThat(failure.getCause()).isNull();
        return "failed: " + failure.getMessage();
    }
}
