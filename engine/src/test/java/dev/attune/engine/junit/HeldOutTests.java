package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.fixtures.HeldOutFixture;
import dev.attune.engine.fixtures.HeldOutFixture.Given;
import dev.attune.engine.optimize.OptimizerProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** No optimizer sees a test example, whatever it does. */
class HeldOutTests {

    private static final String GATE = "exact";

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        HeldOutFixture.GIVEN.clear();
    }

    @Test
    void nothingOfATestExampleReachesAModelAMetricOrTheProgramBeforeTheGate() {
        EngineExecutionResults results = run();

        assertThat(leaves(results, EventType.FINISHED))
                .extracting(Event::getTestDescriptor)
                .extracting(TestDescriptor::getDisplayName)
                .containsExactlyElementsOf(everyOptimizerBetweenPreflightAndGate());
        Instant gate = leaves(results, EventType.STARTED).stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().equals(GATE))
                .findFirst()
                .orElseThrow()
                .getTimestamp();
        List<Given> before =
                given().filter(given -> given.when().isBefore(gate)).toList();
        assertThat(before)
                .extracting(Given::place)
                .contains("program", "task model", "proposer model", "metric")
                .hasSizeGreaterThan(1_000);
        assertThat(before).filteredOn(Given::isMarked).isEmpty();
        assertThat(given().filter(Given::isMarked))
                .extracting(Given::place)
                .as("the mark is seen by those who are given it")
                .contains("program", "task model", "metric")
                .doesNotContain("proposer model");
    }

    @Test
    void noArtifactHoldsAnythingOfATestExample() throws IOException {
        run();

        try (Stream<Path> files = Files.walk(folder.resolve("output"))) {
            List<Path> artifacts = files.filter(Files::isRegularFile).toList();
            assertThat(artifacts).hasSameSizeAs(OptimizerProviders.load().names());
            assertThat(artifacts)
                    .anySatisfy(file -> assertThat(text(file)).contains("seen"))
                    .allSatisfy(file -> assertThat(text(file)).doesNotContain(HeldOutFixture.MARK));
        }
    }

    private EngineExecutionResults run() {
        EngineExecutionResults results = TestKit.in(folder)
                .selectors(selectClass(HeldOutFixture.class))
                .configurationParameter("attune.mode", "optimize")
                .execute();
        assertThat(leaves(results, EventType.FINISHED))
                .allSatisfy(event -> assertThat(event.getRequiredPayload(TestExecutionResult.class)
                                .getStatus())
                        .as("%s", event)
                        .isEqualTo(Status.SUCCESSFUL));
        return results;
    }

    private static List<Event> leaves(EngineExecutionResults results, EventType type) {
        return results.testEvents().stream()
                .filter(event -> event.getType() == type)
                .toList();
    }

    private static Stream<Given> given() {
        return HeldOutFixture.GIVEN.stream();
    }

    private static List<String> everyOptimizerBetweenPreflightAndGate() {
        List<String> leaves = new ArrayList<>();
        leaves.add("preflight");
        leaves.addAll(OptimizerProviders.load().names());
        leaves.add(GATE);
        return leaves;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
