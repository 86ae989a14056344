package dev.attune.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Plays the recordings of real runs: each search and each gate comes to the same end as with the model, which is not asked. After a change
 * of what is asked, record again: {@code mvn -Psamples test -Dattune.replay=record}.
 */
class RecordedSuitesTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"AssistantRouterTest, 4", "IrisTest, 3", "TriageServiceTest, 3"})
    void aRecordedSuitePassesAgainWithoutItsModel(String suite, int leaves) throws ClassNotFoundException {
        EngineTestKit.engine("attune")
                .selectors(selectClass(Class.forName("dev.attune.samples." + suite)))
                .enableImplicitConfigurationParameters(true)
                .configurationParameter("attune.mode", "optimize")
                .configurationParameter(
                        "attune.output", folder.resolve("output").toString())
                .configurationParameter(
                        "attune.journal", folder.resolve("journals").toString())
                .configurationParameter("attune.replay", "strict")
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.started(leaves).succeeded(leaves));
    }
}
