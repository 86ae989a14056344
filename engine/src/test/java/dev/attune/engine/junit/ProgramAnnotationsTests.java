package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.marked.Composed;
import dev.attune.engine.fixtures.marked.Inherited;
import dev.attune.engine.fixtures.selection.EchoFixture;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.junit.reader.ProgramClassReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Annotations that are composed, inherited or said twice mean what they say, or are told. */
class ProgramAnnotationsTests {

    @TempDir
    Path folder;

    @Test
    void aComposedAnnotationIsAllThatItIsComposedOf() {
        assertThat(names(Composed.OfTheTeam.class))
                .containsExactly("A program of the team", "preflight", "bootstrap-few-shot", "exact");
        assertThat(program(Composed.OfTheTeam.class).getTags()).containsExactly(TestTag.create("team"));
        assertThat(leaf(Composed.OfTheTeam.class, "exact").getTags())
                .containsExactlyInAnyOrder(TestTag.create("team"), TestTag.create("ten"));
    }

    @Test
    void attributesOfAComposedAnnotationCount() {
        ProgramClass program = ProgramClassReader.read(Composed.OfTheTeam.class);
        assertThat(program.definition().orElseThrow().optimizers())
                .singleElement()
                .satisfies(spec -> assertThat(spec.seed()).isEqualTo(9));
        assertThat(program.definition().orElseThrow().objective().max()).isEqualTo(10);
    }

    @Test
    void aProgramOfComposedAnnotationsRuns() {
        assertThat(LeafOutcomes.of(Composed.OfTheTeam.class, folder))
                .hasSize(3)
                .allSatisfy((leaf, outcome) -> assertThat(outcome).as(leaf).isEqualTo("passed"));
    }

    @Test
    void aComposedAnnotationSwitchesOff() {
        assertThat(skipped(Composed.Shelved.class, folder)).containsExactly("costs money");
    }

    @Test
    void aProgramThatIsSwitchedOffIsNotRunFromCode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ProgramLauncher.run(Composed.Shelved.class, () -> TestSettings.in(folder, Mode.OPTIMIZE, 1)))
                .withMessage(Composed.Shelved.class.getName() + " is switched off: costs money");
    }

    @Test
    void aGateThatIsSwitchedOffIsNotRunFromCode() {
        assertThat(ProgramLauncher.run(EchoFixture.class, () -> TestSettings.in(folder, Mode.OPTIMIZE, 1))
                        .gates())
                .extracting(GateRecord::metric)
                .containsExactly("right");
    }

    @Test
    void annotationsThatContradictEachOtherAreAProblem() {
        assertThat(problems(Composed.OfTwoSettings.class))
                .singleElement()
                .asString()
                .contains(
                        Composed.OfTwoSettings.class.getName(), "@BootstrapFewShot more than once", "of @TeamProgram");
        assertThat(problems(Composed.OfTwoNames.class))
                .singleElement()
                .asString()
                .contains("A program of the team", "Mine");
    }

    @Test
    void annotationsThatSayTheSameTwiceAreNone() {
        assertThat(problems(Composed.OfOneMeaning.class)).isEmpty();
    }

    @Test
    void anOptimizerWithoutTheAnnotationOfAProgramIsAProblem() {
        assertThat(problems(Composed.OptimizerWithoutProgram.class))
                .singleElement()
                .asString()
                .contains("has an optimizer and no @LmProgram");
    }

    @Test
    void aSubclassOfAProgramIsAProgramWithAllThatItInherits() {
        assertThat(names(Inherited.Heir.class)).containsExactly("Heir", "preflight", "mipro", "exact");
        assertThat(program(Inherited.Heir.class).getTags()).containsExactly(TestTag.create("first"));
    }

    @Test
    void anAbstractSubclassOfAProgramIsABaseOfOthers() {
        assertThat(descriptors(Inherited.Base.class)).isEmpty();
    }

    @Test
    void settingsOfASubclassGoBeforeThoseItInherits() {
        assertThat(problems(Inherited.HeirWithSettings.class)).isEmpty();
        assertThat(names(Inherited.HeirWithSettings.class)).contains("mipro");
    }

    @Test
    void aSubclassOfAProgramThatIsSwitchedOffIsSwitchedOff() {
        assertThat(skipped(Inherited.HeirOfShelved.class, folder)).containsExactly("costs money");
    }

    @Test
    void anAnnotationThatAnOverridingMethodDropsIsAProblem() {
        assertThat(problems(Inherited.OverridesTheGate.class))
                .singleElement()
                .asString()
                .contains("OverridesTheGate.exact overrides", "SmallProgram.exact, which has @Gate", "repeat it");
        assertThat(problems(Inherited.ImplementsNoMetric.class))
                .anySatisfy(problem -> assertThat(problem).contains("Measured.lengthOf, which has @Metric"))
                .anySatisfy(problem -> assertThat(problem).contains("Measured.lengthOf, which has @Gate"));
    }

    @Test
    void aMethodMayTakeThePlaceOfOneThatIsOverridden() {
        assertThat(names(Inherited.ReplacesTheGate.class)).containsExactly("ReplacesTheGate", "preflight", "other");
    }

    @Test
    void aMetricOfAnInterfaceIsOneOfTheProgram() {
        assertThat(names(Inherited.OfAnInterface.class)).contains("exact", "isShort");
    }

    @Test
    void allProgramsOfAPackageAreFound() {
        Set<? extends TestDescriptor> found = EngineTestKit.engine(AttuneTestEngine.ID)
                .selectors(selectPackage(Inherited.class.getPackageName()))
                .discover()
                .getEngineDescriptor()
                .getChildren();
        assertThat(found).extracting(TestDescriptor::getDisplayName).contains("Heir", "A program of the team");
    }

    static List<String> problems(Class<?> program) {
        return ProgramClassReader.read(program)
                .refusal()
                .map(ProgramClass.Refusal::problems)
                .orElse(List.of());
    }

    static List<String> skipped(Class<?> program, Path folder) {
        return TestKit.in(folder).selectors(selectClass(program)).execute().allEvents().skipped().stream()
                .map(Event::getPayload)
                .map(payload -> (String) payload.orElseThrow())
                .toList();
    }

    static TestDescriptor program(Class<?> program) {
        return descriptors(program).get(0);
    }

    static TestDescriptor leaf(Class<?> program, String name) {
        return descriptors(program).stream()
                .filter(descriptor -> descriptor.getDisplayName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> names(Class<?> program) {
        return descriptors(program).stream().map(TestDescriptor::getDisplayName).toList();
    }

    private static List<TestDescriptor> descriptors(Class<?> program) {
        return EngineTestKit.engine(AttuneTestEngine.ID)
                .selectors(selectClass(program))
                .discover()
                .getEngineDescriptor()
                .getDescendants()
                .stream()
                .<TestDescriptor>map(descriptor -> descriptor)
                .toList();
    }
}
