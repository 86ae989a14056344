package dev.attune.engine.junit;

import static dev.attune.engine.junit.ProgramAnnotationsTests.leaf;
import static dev.attune.engine.junit.ProgramAnnotationsTests.names;
import static dev.attune.engine.junit.ProgramAnnotationsTests.problems;
import static dev.attune.engine.junit.ProgramAnnotationsTests.program;
import static dev.attune.engine.junit.ProgramAnnotationsTests.skipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import dev.attune.engine.fixtures.marked.OfJUnit;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.testkit.engine.EngineTestKit;

/** JUnit Jupiter's annotations on programs are followed or named, and never ignored. */
class JUnitAnnotationsTests {

    @TempDir
    Path folder;

    @Test
    void disabledSwitchesAProgramOff() {
        assertThat(skipped(OfJUnit.Shelved.class, folder)).containsExactly("costs money");
    }

    @Test
    void disabledSwitchesAGateOff() {
        assertThat(LeafOutcomes.of(OfJUnit.ShelvedGate.class, folder))
                .containsEntry("exact", "skipped: of no interest");
    }

    @Test
    void namesAndTagsAreThoseOfTheTests() {
        assertThat(names(OfJUnit.Marked.class)).containsExactly("Paid for", "preflight", "right words");
        assertThat(program(OfJUnit.Marked.class).getTags())
                .extracting(TestTag::getName)
                .containsExactlyInAnyOrder("paid", "slow", "nightly");
        assertThat(leaf(OfJUnit.Marked.class, "right words").getTags())
                .extracting(TestTag::getName)
                .containsExactlyInAnyOrder("paid", "slow", "nightly", "words");
    }

    @Test
    void tagsThatABuildExcludesExcludePrograms() {
        assertThat(EngineTestKit.engine(AttuneTestEngine.ID)
                        .selectors(selectClass(OfJUnit.Marked.class))
                        .filters(excludeTags("nightly"))
                        .discover()
                        .getEngineDescriptor()
                        .getDescendants())
                .isEmpty();
    }

    @Test
    void conditionsThatHoldLetAProgramRun() {
        assertThat(problems(OfJUnit.Enabled.class)).isEmpty();
        assertThat(skipped(OfJUnit.Enabled.class, folder)).isEmpty();
    }

    static Stream<Arguments> off() {
        return Stream.of(
                Arguments.of(
                        OfJUnit.NeedsAKey.class,
                        "@EnabledIfEnvironmentVariable of " + OfJUnit.NeedsAKey.class.getName()
                                + " does not hold: NO_SUCH_VARIABLE_OF_ATTUNE: needs a key"),
                Arguments.of(OfJUnit.NeedsAProperty.class, "does not hold: no.such.property.of.attune"),
                Arguments.of(OfJUnit.NeedsAnotherMachine.class, "@DisabledOnOs of"));
    }

    @ParameterizedTest
    @MethodSource("off")
    void aConditionThatDoesNotHoldSwitchesAProgramOff(Class<?> program, String reason) {
        assertThat(skipped(program, folder)).singleElement().asString().contains(reason);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(OfJUnit.ConditionInCode.class, "@EnabledIf of org.junit.jupiter.api.condition"),
                Arguments.of(OfJUnit.Limited.class, "OfJUnit$Limited has @Timeout"),
                Arguments.of(OfJUnit.Limited.class, "attune.budget.time"),
                Arguments.of(OfJUnit.LimitedGate.class, "OfJUnit$LimitedGate.exact has @Timeout"),
                Arguments.of(OfJUnit.SetUp.class, "SetUp.beforeEach has @BeforeEach"),
                Arguments.of(OfJUnit.SetUp.class, "SetUp.beforeAll has @BeforeAll"),
                Arguments.of(OfJUnit.SetUp.class, "SetUp.afterEach has @AfterEach"),
                Arguments.of(OfJUnit.SetUp.class, "SetUp.afterAll has @AfterAll"),
                Arguments.of(OfJUnit.HeirOfSetUp.class, "SetUp.beforeEach has @BeforeEach"),
                Arguments.of(OfJUnit.LifeCycle.class, "has @TestInstance"),
                Arguments.of(OfJUnit.Extended.class, "has @ExtendWith of @InjectedTest"),
                Arguments.of(OfJUnit.OfSpring.class, "add dev.attune:attune-spring-boot-test to the test dependencies"),
                Arguments.of(OfJUnit.FilledFields.class, "FilledFields.folder has @TempDir"),
                Arguments.of(OfJUnit.FilledFields.class, "FilledFields.injection has @RegisterExtension"),
                Arguments.of(OfJUnit.MetricAsTest.class, "MetricAsTest.exact has @Test"),
                Arguments.of(OfJUnit.ShelvedData.class, "ShelvedData.held has @Disabled, which says nothing there"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anAnnotationThatAttuneDoesNotFollowIsNamed(Class<?> program, String problem) {
        assertThat(problems(program)).anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void aTestOfJupitersBesideAProgramIsLeftToIt() {
        assertThat(problems(OfJUnit.BesideATest.class)).isEmpty();
    }
}
