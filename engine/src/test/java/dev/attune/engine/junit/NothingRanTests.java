package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.attune.engine.data.Example;
import dev.attune.engine.fixtures.misuse.ProgramMisuses;
import dev.attune.engine.fixtures.selection.EchoFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Where a build asks for a method for which no test stands, it is told so. */
class NothingRanTests {

    @ParameterizedTest
    @ValueSource(strings = {"lowerCase", "program", "test", "model"})
    void aFilterThatLeavesAMethodWithoutTestGivesALeafThatSaysSo(String method) {
        EngineExecutionResults results = EngineTestKit.engine(AttuneTestEngine.ID)
                .selectors(selectClass(EchoFixture.class))
                .filters(method(method))
                .execute();
        assertThat(results.testEvents().skipped().list())
                .singleElement()
                .satisfies(event -> assertThat(event.getRequiredPayload(String.class))
                        .startsWith("nothing ran for " + method + ": it is a me")
                        .endsWith("Tests to select are preflight, mipro, right, length"));
        assertThat(results.testEvents().started().list()).isEmpty();
    }

    @Test
    void aFilterThatLeavesAnyTestLeavesNoOther() {
        assertThat(EngineTestKit.engine(AttuneTestEngine.ID)
                        .selectors(selectClass(EchoFixture.class))
                        .filters(method("right"))
                        .discover()
                        .getEngineDescriptor()
                        .getDescendants())
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("Echo of numbers", "right words");
    }

    @Test
    void aFilterForATestOfABrokenProgramGivesALeafThatFails() {
        EngineTestKit.engine(AttuneTestEngine.ID)
                .selectors(selectClass(ProgramMisuses.NoFactory.class))
                .filters(method("exact"))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(1).failed(1));
    }

    @Test
    void aSelectorOfAMethodWithoutTestIsADiscoveryIssue() {
        assertThat(EngineTestKit.engine(AttuneTestEngine.ID)
                        .selectors(selectMethod(
                                EchoFixture.class, "lowerCase", Example.class.getName() + ", java.lang.String"))
                        .discover()
                        .getDiscoveryIssues())
                .extracting(DiscoveryIssue::message)
                .singleElement()
                .asString()
                .contains(EchoFixture.class.getName(), "nothing ran for lowerCase", "is a metric without @Gate");
    }

    @Test
    void theIdOfTheLeafResolvesAgain() {
        UniqueId id = UniqueId.forEngine("attune")
                .append("class", EchoFixture.class.getName())
                .append("method", "program(dev.attune.engine.fixtures.Spell)");
        assertThat(EngineTestKit.engine(AttuneTestEngine.ID)
                        .selectors(DiscoverySelectors.selectUniqueId(id))
                        .discover()
                        .getEngineDescriptor()
                        .getDescendants())
                .extracting(TestDescriptor::getUniqueId)
                .contains(id);
    }

    /** As Surefire's {@code -Dtest=Class#method}, which selects classes and leaves methods to a filter. */
    private static PostDiscoveryFilter method(String name) {
        return descriptor -> FilterResult.includedIf(descriptor
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName().equals(name))
                .orElse(true));
    }
}
