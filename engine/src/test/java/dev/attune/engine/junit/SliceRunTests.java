package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.fixtures.SliceFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceRunTests {

    @TempDir
    Path folder;

    @Test
    void aSliceThatCollapsesFailsTheGateHoweverTheMeanImproves() {
        TestKit.in(folder)
                .selectors(selectClass(SliceFixture.class))
                .configurationParameter("attune.mode", "optimize")
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(test("mean"), finishedSuccessfully()))
                .haveExactly(
                        1,
                        event(
                                test("sliced"),
                                finishedWithFailure(message(it -> it.contains(
                                                "language = fr (12 examples): Against the unoptimized"
                                                        + " program, the winner changes sliced by -1.000, from 1.000 to 0.000")
                                        && it.contains("language = en (48 examples): ")))));
    }

    @Test
    void theReasonHasASentenceForEachSlice() {
        GateRecord gate = run(SliceFixture.class).gate("sliced");

        assertThat(gate.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(gate.difference().mean()).isEqualTo(0.6);
        assertThat(gate.reasons())
                .filteredOn(reason -> reason.startsWith("language = "))
                .hasSize(2);
        assertThat(gate.reasons().get(1))
                .startsWith("language = en (48 examples): ")
                .endsWith(" is excluded.");
        assertThat(gate.reasons().get(2))
                .startsWith("language = fr (12 examples): ")
                .endsWith(" is shown.");
    }

    @Test
    void thePreflightSaysWhichSlicesThereAre() {
        assertThat(run(SliceFixture.class).preflight().checks())
                .contains(new Check("slices", Status.OK, "2 slices by language of 12 to 48 test examples"));
    }

    @Test
    void thePreflightWarnsOfSlicesThatAreTooSmall() {
        assertThat(run(SliceFixture.Small.class).preflight().checks())
                .filteredOn(check ->
                        check.name().equals("gate sliced") && check.message().contains("slices"))
                .containsExactly(
                        new Check(
                                "gate sliced",
                                Status.WARNING,
                                "1 of the slices by language has too few test examples to show what is asked: fr (6);"
                                        + " give more of them, or ask less"),
                        new Check(
                                "gate sliced",
                                Status.WARNING,
                                "30 of the slices by number have too few test examples to show what is asked: 200 (1),"
                                        + " 201 (1), 202 (1), 203 (1), 204 (1), …; give more of them, or ask less"));
    }

    @Test
    void aSliceThatNoExampleHasFailsThePreflight() {
        assertThat(run(SliceFixture.Misnamed.class).failures().get(0))
                .hasMessage("Preflight failed: example n200 has no \"langage\", by which a @Slice is made; is"
                        + " \"language\" meant? There are number, word, language");
    }

    @Test
    void examplesThatFallFailTheGateHoweverTheMeanImproves() {
        TestKit.in(folder)
                .selectors(selectClass(SliceFixture.class))
                .configurationParameter("attune.mode", "optimize")
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(test("mild"), finishedSuccessfully()))
                .haveExactly(
                        1,
                        event(
                                test("severe"),
                                finishedWithFailure(message(it -> it.contains(
                                        "Against the unoptimized program, 12 of 60 test examples fall by more than 0.5"
                                                + " in severe, and none may: n200 (from 1.000 to 0.000), n205 (from 1.000 to 0.000),"
                                                + " n210 (from 1.000 to 0.000), n215 (from 1.000 to 0.000), n220 (from 1.000 to 0.000) and 7"
                                                + " more.")))));
    }

    @Test
    void theAcceptedArtifactIsWhatNoExampleMayFallBehind() {
        run(SliceFixture.class);
        ProgramLauncher.run(SliceFixture.class, () -> TestSettings.in(folder, Mode.ACCEPT, 2));

        GateRecord gate = ProgramLauncher.run(
                        SliceFixture.class, () -> TestSettings.withSeed(TestSettings.in(folder, Mode.OPTIMIZE, 2), 4))
                .gate("severe");

        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(gate.reasons())
                .contains("Against the accepted artifact, none of 60 test examples falls by more than 0.5 in severe.");
    }

    private ProgramResult run(Class<?> program) {
        return ProgramLauncher.run(program, () -> TestSettings.in(folder, Mode.OPTIMIZE, 2));
    }
}
