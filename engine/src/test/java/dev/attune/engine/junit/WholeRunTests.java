package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.engine;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.started;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.EventConditions.type;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.attune.engine.fixtures.TwoModuleFixture;
import dev.attune.engine.fixtures.selection.EchoFixture;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EventType;

class WholeRunTests {

    @TempDir
    Path folder;

    @Test
    void theLeavesOfAProgramRunInOrder() {
        TestKit.in(folder)
                .selectors(selectClass(EchoFixture.class))
                .configurationParameter("attune.mode", "optimize")
                .execute()
                .allEvents()
                .assertEventsMatchExactly(
                        event(engine(), started()),
                        event(container("EchoFixture"), started()),
                        event(test("preflight"), started()),
                        event(test("preflight"), finishedSuccessfully()),
                        event(test("mipro"), started()),
                        event(test("mipro"), finishedSuccessfully()),
                        event(test("right"), started()),
                        event(test("right"), type(EventType.REPORTING_ENTRY_PUBLISHED)),
                        event(test("right"), finishedSuccessfully()),
                        event(test("length"), skippedWithReason("length is of no interest")),
                        event(container("EchoFixture"), finishedSuccessfully()),
                        event(engine(), finishedSuccessfully()));
    }

    @Test
    void anUnknownSettingFailsThePreflightAndSkipsTheRest() {
        EngineExecutionResults results = TestKit.in(folder)
                .selectors(selectClass(EchoFixture.class))
                .configurationParameter("attune.modee", "verify")
                .execute();
        results.testEvents()
                .failed()
                .assertEventsMatchExactly(
                        event(
                                test("preflight"),
                                finishedWithFailure(
                                        message(
                                                "Preflight failed: unknown setting attune.modee; the nearest known one is attune.mode"))));
        results.testEvents().assertStatistics(stats -> stats.skipped(3).started(1));
    }

    @Test
    void aGateSelectedAloneMakesTheSearchItNeeds() {
        UniqueId program = UniqueId.forEngine("attune").append("class", EchoFixture.class.getName());
        TestKit.in(folder)
                .selectors(selectUniqueId(
                        program.append("gate", "right(dev.attune.engine.data.Example, java.lang.String)")))
                .configurationParameter("attune.mode", "optimize")
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void aCancelledRunStartsNoFurtherLeaf() {
        CancellationToken token = CancellationToken.create();
        token.cancel();
        TestKit.in(folder)
                .selectors(selectClass(TwoModuleFixture.class))
                .cancellationToken(token)
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(0));
    }

    @Test
    void optimizersLeftOutByTheSettingsAreSkipped() {
        TestKit.in(folder)
                .selectors(selectClass(EchoFixture.class))
                .configurationParameter("attune.only", "labeled-few-shot")
                .execute()
                .testEvents()
                .skipped()
                .assertThatEvents()
                .haveExactly(
                        1, event(test("mipro"), skippedWithReason("attune.only = labeled-few-shot leaves it out")));
    }

    @Test
    void failuresCarryNoStackTraceOfTheEngine() {
        Stream<Throwable> failures = TestKit.in(folder)
                .selectors(selectClass(EchoFixture.class))
                .configurationParameter("attune.mode", "verify")
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow());
        assertThat(failures)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.getStackTrace()).isEmpty());
    }
}
