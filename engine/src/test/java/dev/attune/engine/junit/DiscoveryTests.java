package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.attune.engine.data.Example;
import dev.attune.engine.fixtures.FaultyFixture;
import dev.attune.engine.fixtures.misuse.ProgramMisuses;
import dev.attune.engine.fixtures.selection.EchoFixture;
import dev.attune.engine.fixtures.selection.SwitchedOffFixture;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

class DiscoveryTests {

    private static final UniqueId PROGRAM = UniqueId.forEngine("attune").append("class", EchoFixture.class.getName());
    private static final UniqueId GATE =
            PROGRAM.append("gate", "right(" + Example.class.getName() + ", java.lang.String)");

    @Test
    void aClassGivesAContainerWithItsLeavesInTheOrderTheyDependOnEachOther() {
        assertThat(discovered(selectClass(EchoFixture.class)))
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("Attune", "Echo of numbers", "preflight", "mipro", "right words", "length");
    }

    @Test
    void everyIdThatDiscoveryGivesResolvesAgainAlone() {
        for (TestDescriptor descriptor : discovered(selectClass(EchoFixture.class))) {
            assertThat(discovered(selectUniqueId(descriptor.getUniqueId())))
                    .extracting(TestDescriptor::getUniqueId)
                    .contains(descriptor.getUniqueId());
        }
    }

    @Test
    void aMetricThatAProgramInheritsIsOneOfItsOwn() {
        assertThat(discovered(selectClass(FaultyFixture.class)))
                .filteredOn(descriptor -> descriptor.getDisplayName().equals("exact"))
                .singleElement()
                .satisfies(descriptor -> assertThat(descriptor.getSource())
                        .get()
                        .extracting(source -> ((MethodSource) source).getClassName())
                        .isEqualTo(FaultyFixture.class.getName()));
    }

    @Test
    void oneLeafIsSelectedByItsUniqueId() {
        assertThat(discovered(selectUniqueId(GATE)))
                .extracting(TestDescriptor::getUniqueId)
                .containsExactly(UniqueId.forEngine("attune"), PROGRAM, GATE);
    }

    @Test
    void leavesKeepTheirOrderWhateverTheOrderOfTheSelectors() {
        assertThat(discovered(
                        selectUniqueId(GATE),
                        selectUniqueId(PROGRAM.append("optimizer", "mipro")),
                        selectUniqueId(PROGRAM.append("preflight", "preflight"))))
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("Attune", "Echo of numbers", "preflight", "mipro", "right words");
    }

    @Test
    void aMetricIsSelectedByItsMethod() {
        assertThat(discovered(selectMethod(EchoFixture.class, "right", Example.class.getName() + ", java.lang.String")))
                .extracting(TestDescriptor::getUniqueId)
                .contains(GATE)
                .hasSize(3);
    }

    @Test
    void aMetricWithoutGateHasNoLeaf() {
        assertThat(discovered(
                        selectMethod(EchoFixture.class, "lowerCase", Example.class.getName() + ", java.lang.String")))
                .extracting(TestDescriptor::isTest)
                .doesNotContain(true);
    }

    @Test
    void aPackageGivesItsPrograms() {
        assertThat(discovered(selectPackage(EchoFixture.class.getPackageName())))
                .filteredOn(TestDescriptor::isContainer)
                .extracting(TestDescriptor::getDisplayName)
                .containsExactlyInAnyOrder("Attune", "Echo of numbers", "SwitchedOffFixture");
    }

    @Test
    void aClassPathRootGivesAllItsPrograms() throws URISyntaxException {
        Path root = Path.of(EchoFixture.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<DiscoverySelector> roots = new ArrayList<>(selectClasspathRoots(Set.of(root)));
        assertThat(discovered(roots.toArray(DiscoverySelector[]::new)))
                .extracting(TestDescriptor::getDisplayName)
                .contains("Echo of numbers", "TwoModuleFixture");
    }

    @Test
    void classNameFiltersHold() {
        TestDescriptor engine = EngineTestKit.engine("attune")
                .selectors(selectPackage(EchoFixture.class.getPackageName()))
                .filters(excludeClassNamePatterns(".*Echo.*"))
                .discover()
                .getEngineDescriptor();
        assertThat(engine.getDescendants())
                .extracting(TestDescriptor::getDisplayName)
                .contains("SwitchedOffFixture")
                .doesNotContain("Echo of numbers");
    }

    @Test
    void aClassWithoutTheAnnotationIsNoProgram() {
        assertThat(discovered(selectClass(ProgramMisuses.class))).hasSize(1);
    }

    @Test
    void unknownIdsResolveToNothing() {
        assertThat(discovered(selectUniqueId(PROGRAM.append("optimizer", "none"))))
                .hasSize(1);
        assertThat(discovered(selectUniqueId(UniqueId.forEngine("attune").append("class", "no.such.Class"))))
                .hasSize(1);
    }

    @Test
    void containersHaveClassSourcesAndLeavesMethodSources() {
        List<TestDescriptor> descriptors = discovered(selectClass(EchoFixture.class));
        assertThat(descriptors.get(1).getSource()).contains(ClassSource.from(EchoFixture.class));
        assertThat(descriptors.subList(2, descriptors.size()))
                .isNotEmpty()
                .allSatisfy(leaf -> assertThat(leaf.getSource()).get().isInstanceOf(MethodSource.class));
    }

    @Test
    void tagsOfTheProgramHoldForItsLeaves() {
        List<TestDescriptor> descriptors = discovered(selectClass(EchoFixture.class));
        assertThat(descriptors.subList(1, descriptors.size()))
                .allSatisfy(descriptor -> assertThat(descriptor.getTags()).contains(TestTag.create("echo")));
        assertThat(descriptors.get(4).getTags())
                .containsExactlyInAnyOrder(TestTag.create("echo"), TestTag.create("gate"));
    }

    @Test
    void aProgramThatIsSwitchedOffIsSkippedWithItsReason() {
        EngineTestKit.engine("attune")
                .selectors(selectClass(SwitchedOffFixture.class))
                .execute()
                .containerEvents()
                .assertStatistics(stats -> stats.skipped(1));
    }

    private static List<TestDescriptor> discovered(DiscoverySelector... selectors) {
        TestDescriptor engine =
                EngineTestKit.engine("attune").selectors(selectors).discover().getEngineDescriptor();
        List<TestDescriptor> all = new ArrayList<>();
        engine.accept(all::add);
        return all;
    }
}
