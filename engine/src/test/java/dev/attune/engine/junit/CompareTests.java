package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Role;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.engine.fixtures.GuardFixture;
import dev.attune.engine.fixtures.MigratedFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTests {

    private static final String OLD = "fake:90";

    @TempDir
    Path folder;

    @BeforeEach
    void acceptWithTheOldModel() {
        run(Mode.OPTIMIZE, OLD);
        run(Mode.ACCEPT, OLD);
    }

    @Test
    void allMetricsAreComparedOnBothModelsAndEachGateJudgesItsOwn() {
        ProgramResult result = run(Mode.COMPARE, "fake:40");

        ComparisonRecord all = result.comparisons().get(0);
        assertThat(all.prompts()).isEqualTo("the accepted artifact");
        assertThat(all.before()).isEqualTo(OLD);
        assertThat(all.after()).isEqualTo("fake:40");
        assertThat(all.rows()).extracting(Row::metric).containsExactly("exact", "brief", "tolerant");
        assertThat(all.rows()).extracting(Row::guard).containsOnlyNulls();
        Row exact = all.rows().get(0);
        assertThat(exact.difference().mean())
                .isEqualTo(exact.after().estimate().mean()
                        - exact.before().estimate().mean())
                .isBetween(-0.7, -0.3);
        assertThat(exact.difference().count()).isEqualTo(60);
        assertThat(exact.difference().interval().high()).isLessThan(0);
        assertThat(result.comparisons())
                .extracting(comparison -> comparison.rows().size())
                .containsExactly(3, 1, 1);
        assertThat(result.optimizations()).isEmpty();
        assertThat(result.gates()).isEmpty();
    }

    @Test
    void aShownLossFailsTheGateAndNamesBothModels() {
        ProgramResult result = run(Mode.COMPARE, "fake:40");

        Guard exact = guard(result, 1);
        assertThat(exact.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(exact.notWorseBy()).isEqualTo(0.02);
        assertThat(exact.reasons().get(0))
                .startsWith("Against fake:90, fake:40 changes exact by -0.")
                .endsWith(": a loss of more than 0.02 is shown.");
        assertThat(guard(result, 2).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.failures())
                .singleElement()
                .asString()
                .contains("Gate FAILED: Against fake:90, fake:40 changes exact");
    }

    @Test
    void examplesOfOneGroupAreOneObservationHereToo() {
        for (Mode mode : List.of(Mode.OPTIMIZE, Mode.ACCEPT)) {
            ProgramLauncher.run(MigratedFixture.Grouped.class, () -> settings(mode, OLD));
        }

        ProgramResult result =
                ProgramLauncher.run(MigratedFixture.Grouped.class, () -> settings(Mode.COMPARE, "fake:40"));

        assertThat(guard(result, 1).reasons().get(0)).contains("the same 12 groups of 60 examples");
    }

    @Test
    void aModelThatCollapsesOnOneSliceFailsHoweverMuchTheMeanMayFall() {
        Guard tolerant = guard(sliced("fake:70"), 3);

        assertThat(tolerant.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(tolerant.reasons()).hasSize(4);
        assertThat(tolerant.reasons().get(0)).endsWith(": a loss of more than 0.7 is excluded.");
        assertThat(tolerant.reasons().get(1))
                .startsWith("language = en (")
                .contains("Against fake:90, fake:70 changes tolerant by 0.000")
                .endsWith(": a loss of more than 0.3 is excluded.");
        assertThat(tolerant.reasons().get(2))
                .startsWith("language = fr (")
                .contains("Against fake:90, fake:70 changes tolerant by -1.000")
                .endsWith(": a loss of more than 0.3 is shown.");
    }

    @Test
    void anExampleThatFallsIsNamedHereToo() {
        assertThat(guard(sliced("fake:70"), 3).reasons().get(3))
                .startsWith("Against fake:90, ")
                .contains(" of 60 test examples fall by more than 0.5 in tolerant, and none may: n2")
                .contains(" (from 1.000 to 0.000)");
        assertThat(guard(sliced("fake:100"), 3).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void whatAGateAsksBesideThatAndIsNotComparedIsSaid() {
        ProgramResult result = sliced("fake:70");

        assertThat(guard(result, 2).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.comparisons().get(2).notes())
                .contains(
                        "brief: the slices by language have no notWorseBy, so the models are not compared on them",
                        "brief: noExampleWorseBy is not asked, since the gate has repeats, and each example ran once on"
                                + " each model");
        assertThat(result.comparisons().get(3).notes()).isEmpty();
    }

    @Test
    void aModelThatIsBetterPasses() {
        assertThat(run(Mode.COMPARE, "fake:100").failures()).isEmpty();
    }

    @Test
    void aSmallLossThatTheExamplesCannotShowIsInconclusive() {
        assertThat(guard(run(Mode.COMPARE, "fake:88"), 1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theLeavesOfABuildSayWhatCameOfIt() {
        assertThat(LeafOutcomes.of(
                        MigratedFixture.class,
                        folder,
                        "attune.mode",
                        "compare",
                        "attune.model",
                        "fake:40",
                        "attune.artifacts",
                        settings(Mode.COMPARE, OLD).artifacts().toString()))
                .hasEntrySatisfying("preflight", outcome -> assertThat(outcome).isEqualTo("passed"))
                .hasEntrySatisfying(
                        "labeled-few-shot", outcome -> assertThat(outcome).isEqualTo("passed"))
                .hasEntrySatisfying(
                        "exact",
                        outcome -> assertThat(outcome)
                                .startsWith("failed: Gate FAILED: Against fake:90, fake:40 changes exact by"))
                .hasEntrySatisfying("tolerant", outcome -> assertThat(outcome).isEqualTo("passed"));
    }

    @Test
    void nothingIsWritten() throws IOException {
        Map<String, String> before = tree();

        run(Mode.COMPARE, "fake:40");

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void theOldModelCanBeNamed() {
        Settings settings = TestSettings.comparedWith(settings(Mode.COMPARE, "fake:90"), "fake:40");

        ComparisonRecord all = run(settings).comparisons().get(0);

        assertThat(all.before()).isEqualTo("fake:40");
        assertThat(all.rows().get(0).difference().mean()).isPositive();
    }

    @Test
    void withoutANewModelThereIsNothingToCompare() {
        assertThat(run(Mode.COMPARE, OLD).failures())
                .first()
                .asString()
                .contains("both models are fake:90: give the new one with attune.model");
    }

    @Test
    void withoutAnAcceptedArtifactThereIsNothingToCompare() throws IOException {
        Files.delete(artifact());

        assertThat(run(Mode.COMPARE, "fake:40").failures())
                .first()
                .asString()
                .contains("there is no accepted artifact at " + artifact());
    }

    @Test
    void aModelThatIsAnObjectMustBeNamed() {
        Path other = folder.resolve("object");
        ProgramLauncher.run(GuardFixture.class, () -> TestSettings.in(other, Mode.OPTIMIZE, 2));
        ProgramLauncher.run(GuardFixture.class, () -> TestSettings.in(other, Mode.ACCEPT, 2));

        assertThat(ProgramLauncher.run(GuardFixture.class, () -> TestSettings.in(other, Mode.COMPARE, 2))
                        .failures())
                .first()
                .asString()
                .contains("was tuned for ScriptedModel, an object of the class")
                .contains("attune.compare.model=");
    }

    @Test
    void aModelThatRefusesEverythingAbortsTheRunInsteadOfLosing() {
        assertThat(run(Mode.COMPARE, "fake:gone").failures())
                .first()
                .asString()
                .contains("Run ABORTED: ")
                .contains("there is no such model");
    }

    @Test
    void aRecordingHasOnlyOneOfTheModels() {
        Settings settings = TestSettings.withReplay(settings(Mode.COMPARE, "fake:40"), ReplayMode.RECORD);

        assertThat(run(settings).failures()).first().asString().contains("leave out attune.replay");
    }

    private static Guard guard(ProgramResult result, int leaf) {
        return Objects.requireNonNull(
                result.comparisons().get(leaf).rows().get(0).guard());
    }

    private ProgramResult sliced(String model) {
        for (Mode mode : List.of(Mode.OPTIMIZE, Mode.ACCEPT)) {
            ProgramLauncher.run(MigratedFixture.Sliced.class, () -> settings(mode, OLD));
        }
        return ProgramLauncher.run(MigratedFixture.Sliced.class, () -> settings(Mode.COMPARE, model));
    }

    private Path artifact() {
        return settings(Mode.COMPARE, OLD).artifacts().resolve(MigratedFixture.class.getName() + ".json");
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.toString(), Files.isRegularFile(path) ? Files.readString(path) : "");
            }
        }
        return files;
    }

    private ProgramResult run(Mode mode, String model) {
        return run(settings(mode, model));
    }

    private static ProgramResult run(Settings settings) {
        return ProgramLauncher.run(MigratedFixture.class, () -> settings);
    }

    private Settings settings(Mode mode, String model) {
        return TestSettings.withModels(
                TestSettings.in(folder, mode, 2), Map.of(Role.TASK, model), Map.of(), OptionalInt.empty());
    }
}
