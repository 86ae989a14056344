package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.bad.DoubtfulData;
import dev.attune.engine.run.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a result worth less than it looks is said before the first model call, and the run goes on. */
class PreflightAdviceTests {

    @TempDir
    Path folder;

    @Test
    void soundDataGiveNoWarning() {
        assertThat(checks(DoubtfulData.None.class))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.status()).as("%s", check).isEqualTo(Status.OK));
    }

    @Test
    void inputsThatAreInTwoSplitsAreCountedAndTheFirstPairIsNamed() {
        assertThat(warning(DoubtfulData.InputsInTwoSplits.class, "duplicates"))
                .isEqualTo("2 of 6 validation examples have the input of one of the training split, the first: "
                        + "n4 of the validation split and n4 of the training split; "
                        + "1 of 40 test examples have the input of one of the training or validation split, the first: "
                        + "n9 of the test split and n9 of the validation split. Leave them out of one of the splits");
    }

    @Test
    void inputsThatDifferInCaseOrPunctuationOrInAWordOfManyAreNearDuplicates() {
        assertThat(warning(DoubtfulData.NearlyEqualInputs.class, "near-duplicates"))
                .isEqualTo("2 of 3 test examples have nearly the input of one of the training or validation split, the "
                        + "first: "
                        + "e1 of the test split and t1 of the training split. Leave them out of one of the "
                        + "splits");
    }

    @Test
    void aLabelThatMakesUpMostOfASplitIsNamedWithItsCount() {
        assertThat(warning(DoubtfulData.OneLabelAlmostOnly.class, "labels"))
                .contains(
                        "34 of 40 test examples expect \"yes\": a program that always answers so is right as often",
                        "1 of 2 labels of the test split are not in the training split, such as \"maybe\"")
                .doesNotContain("validation");
    }

    @Test
    void aMinibatchAboveTheValidationSplitMeansFullEvaluations() {
        assertThat(warning(DoubtfulData.MinibatchAboveTheValidationSplit.class, "mipro"))
                .isEqualTo(
                        "minibatchSize = 7 is more than the 6 validation examples of the search: every trial is a full "
                                + "evaluation");
    }

    @Test
    void aGateIsToldWhatItsTestExamplesCanShow() {
        List<Check> checks = checks(DoubtfulData.GatesThatAskForMuch.class);
        assertThat(checks)
                .filteredOn(check -> check.name().equals("gate exact"))
                .satisfiesExactly(
                        atLeast -> {
                            assertThat(atLeast.status()).isEqualTo(Status.WARNING);
                            assertThat(atLeast.message())
                                    .startsWith(
                                            "atLeast = 0.95 cannot pass: with 40 test examples a program that is always right ");
                        },
                        gain -> {
                            assertThat(gain.status()).isEqualTo(Status.WARNING);
                            assertThat(gain.message()).startsWith("with 40 test examples gain = ");
                        });
        assertThat(checks)
                .filteredOn(check -> check.name().equals("gate percent"))
                .singleElement()
                .satisfies(gain -> {
                    assertThat(gain.status()).isEqualTo(Status.OK);
                    assertThat(gain.message()).contains("gain = 60.0 passes from a measured gain of ");
                });
        assertThat(checks)
                .filteredOn(check -> check.name().equals("gate all"))
                .singleElement()
                .satisfies(gain -> {
                    assertThat(gain.status()).isEqualTo(Status.WARNING);
                    assertThat(gain.message()).startsWith("gain = 1.0 cannot pass if answers are right or wrong: ");
                });
    }

    @Test
    void aStaleArtifactIsAnnouncedWithWhatChangedBeforeTheSearch() {
        run(DoubtfulData.None.class, TestSettings.in(folder, Mode.OPTIMIZE, 2));
        run(DoubtfulData.None.class, TestSettings.in(folder, Mode.ACCEPT, 2));
        Settings settings = TestSettings.in(folder, Mode.AUTO, 2);

        assertThat(run(DoubtfulData.None.class, settings).preflight().checks())
                .filteredOn(check -> check.name().equals("accepted artifact"))
                .singleElement()
                .satisfies(check -> assertThat(check.status()).isEqualTo(Status.OK));
        assertThat(run(DoubtfulData.None.class, TestSettings.withSeed(settings, 99))
                        .preflight()
                        .checks())
                .filteredOn(check -> check.name().equals("accepted artifact"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.status()).isEqualTo(Status.WARNING);
                    assertThat(check.message())
                            .contains(" is stale: the random seed was ", " and is 99; a search follows");
                });
    }

    @Test
    void anArtifactThatCannotBeReadDoesNotFailThePreflight() throws IOException {
        Settings settings = TestSettings.in(folder, Mode.AUTO, 2);
        Files.createDirectories(settings.artifacts());
        Files.writeString(settings.artifacts().resolve(DoubtfulData.None.class.getName() + ".json"), "{");
        assertThat(run(DoubtfulData.None.class, settings).preflight().checks())
                .filteredOn(check -> check.status() != Status.OK)
                .singleElement()
                .satisfies(check -> assertThat(check.message()).contains("is not an Attune artifact"));
    }

    @Test
    void aModuleThatNoTrainingExampleCoversIsNamedWithoutAWarning() {
        assertThat(checks(DoubtfulData.ModuleNeverCalled.class))
                .filteredOn(check -> check.name().equals("labeled demos"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.status()).isEqualTo(Status.OK);
                    assertThat(check.message()).contains("the fields of Translate: ");
                });
    }

    @Test
    void aProgramOfWhichNoModuleGetsALabeledDemoIsToldTheCodeThatIsMissing() {
        assertThat(warning(DoubtfulData.NoDemoOfTheOnlyModule.class, "labeled demos"))
                .isEqualTo("no training example names values for the fields of Find: demos of it come from runs of the "
                        + "program only, "
                        + "unless the examples are made with their values, as in "
                        + "Example.of(id, input, expected).with(\"number\", …)");
    }

    @Test
    void dataThatFitTheOnlyModuleAsTheyStandGiveDemosAndNoWarning() {
        ProgramResult run = run(DoubtfulData.DemosOfTheOnlyModule.class, TestSettings.in(folder, Mode.OPTIMIZE, 2));
        assertThat(run.preflight().checks()).noneMatch(check -> check.name().equals("labeled demos"));
        assertThat(run.optimization("labeled-few-shot").trials())
                .extracting(trial -> trial.configuration().get("demos"))
                .contains("labeled (0 bootstrapped, 2 labeled)");
    }

    @Test
    void aModuleThatNoValidationExampleCallsIsAWarningOfTheSearch() {
        ProgramResult run = run(DoubtfulData.ModuleNeverCalled.class, TestSettings.in(folder, Mode.OPTIMIZE, 2));
        assertThat(run.optimization("mipro").warnings())
                .contains(
                        "Module Translate was not called on any validation example: no score tells whether its prompt "
                                + "is "
                                + "good.")
                .noneSatisfy(warning -> assertThat(warning).contains("Module Spell"));
    }

    @Test
    void howLongAnInstructionMayBeIsToldWithWhoSaysSo() {
        Settings settings = TestSettings.withModels(
                TestSettings.in(folder, Mode.OPTIMIZE, 2), Map.of(), Map.of(), OptionalInt.of(300));
        assertThat(run(DoubtfulData.None.class, settings).preflight().checks())
                .filteredOn(check -> check.name().equals("models"))
                .singleElement()
                .satisfies(check -> assertThat(check.message())
                        .endsWith("; an answer of the proposer has at most 300 tokens "
                                + "(attune.model.proposer.max-output-tokens)"));
    }

    private List<Check> checks(Class<?> program) {
        return run(program, TestSettings.in(folder, Mode.OPTIMIZE, 2))
                .preflight()
                .checks();
    }

    /** The message of the only check of that name, which is a warning. */
    private String warning(Class<?> program, String name) {
        List<Check> named = checks(program).stream()
                .filter(check -> check.name().equals(name))
                .toList();
        assertThat(named)
                .singleElement()
                .satisfies(check -> assertThat(check.status()).isEqualTo(Status.WARNING));
        return named.get(0).message();
    }

    private static ProgramResult run(Class<?> program, Settings settings) {
        return ProgramLauncher.run(program, () -> settings);
    }
}
