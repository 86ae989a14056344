package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.RunListener;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Engine and Allure as they meet in a test run: each finds its listener as a service. */
@Isolated("replaces Allure's lifecycle for a moment")
class ServicesIntegrationTests {

    @Test
    void aRecordOfTheEngineReachesTheResultThatAllureWrites() {
        GateRecord gate = GateFixtures.gate();
        InMemoryResults results = new InMemoryResults();
        AllureLifecycle before = Allure.getLifecycle();
        AllureLifecycle lifecycle = new AllureLifecycle(results);
        Allure.setLifecycle(lifecycle);
        try {
            ServiceLoader.load(RunListener.class).forEach(listener -> listener.gateFinished(gate));
            TestResult result = new TestResult()
                    .setUuid("one")
                    .setLabels(new ArrayList<>(List.of(new Label()
                            .setName("junit.platform.uniqueid")
                            .setValue(gate.leaf().uniqueId()))));
            lifecycle.scheduleTestCase(result);
            lifecycle.startTestCase("one");
            lifecycle.stopTestCase("one");
            lifecycle.writeTestCase("one");
        } finally {
            Allure.setLifecycle(before);
        }

        assertThat(results.results)
                .singleElement()
                .satisfies(result -> assertThat(result.getDescriptionHtml()).contains("Gate passed."));
        assertThat(results.files).hasSize(6);
    }
}
