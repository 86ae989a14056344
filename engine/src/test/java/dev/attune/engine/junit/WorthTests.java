package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.event.WorthRecord.Effect;
import dev.attune.engine.event.WorthRecord.Part;
import dev.attune.engine.fixtures.EarlyGateFixture;
import dev.attune.engine.fixtures.PureFixture;
import dev.attune.engine.fixtures.RareLabelFixtures;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TokenFixture;
import dev.attune.engine.fixtures.TwoModuleFixture;
import dev.attune.engine.junit.descriptor.ConsoleProgress;
import dev.attune.engine.run.ProgramResult;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.annotations.PromptPart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;

/** What each change of the winner is worth on test examples. */
class WorthTests {

    @TempDir
    Path folder;

    @Test
    void eachChangeOfTheWinnerIsMeasuredAlone() {
        ProgramResult run = run(TwoModuleFixture.class, attributing(10));
        WorthRecord worth = worth(run);

        assertThat(worth.parts())
                .hasSizeGreaterThan(1)
                .extracting(WorthTests::name)
                .isEqualTo(changes(run));
        assertThat(worth.parts())
                .allSatisfy(part -> assertThat(part.effects()).singleElement().satisfies(effect -> {
                    assertThat(effect.metric()).isEqualTo("exact");
                    assertThat(effect.reason()).isNull();
                    assertThat(difference(effect).count()).isEqualTo(60);
                    assertThat(difference(effect).interval().confidence()).isEqualTo(0.95);
                }));
        assertThat(worth.parts())
                .anySatisfy(
                        part -> assertThat(part.effects().get(0).measurable()).isTrue());
        assertThat(worth.notes()).isEmpty();
    }

    @Test
    void theOnlyChangeIsWorthTheWholeGainWhichIsKnownAlready() {
        ProgramResult run = run(TokenFixture.class, settings());
        Part demos = worth(run).parts().get(0);

        assertThat(worth(run).parts()).hasSize(1);
        assertThat(demos.part()).isEqualTo(PromptPart.DEMOS);
        assertThat(demos.droppable()).isFalse();
        assertThat(demos.effects())
                .extracting(Effect::difference)
                .containsExactly(
                        run.gate("cheap").difference(), run.gate("dear").difference());
        assertThat(worth(run).usage().calls()).isZero();
        assertThat(run.failures()).as("the gate dear").hasSize(1);
    }

    @Test
    void theOnlyChangeIsWorthTheWholeGainOfAMetricOfTheWholeSetToo() {
        ProgramResult run = run(RareLabelFixtures.ByAccuracy.class, settings());

        assertThat(worth(run).parts().get(0).effects())
                .extracting(Effect::difference)
                .containsExactly(
                        run.gate("right").difference(), run.gate("macroF1").difference());
    }

    @Test
    void aGateThatDecidedEarlyIsAskedAboutNoMoreExamples() {
        ProgramResult run = run(EarlyGateFixture.class, settings());

        assertThat(worth(run).parts().get(0).effects())
                .extracting(effect -> difference(effect).count())
                .containsExactly(
                        run.gate("exact").examples().size(),
                        run.gate("undecided").examples().size());
    }

    @Test
    void noVerdictAndNoFigureOfAGateDependsOnIt() {
        GateRecord without = run(PureFixture.class, attributing(0)).gate("exact");
        GateRecord with = run(PureFixture.class, attributing(10)).gate("exact");

        assertThat(with)
                .usingRecursiveComparison()
                .ignoringFields("leaf", "duration", "reasons", "judged", "usage", "contenders")
                .isEqualTo(without);
        assertThat(with.usage().calls()).isEqualTo(without.usage().calls());
    }

    @Test
    void aShareOfZeroMeasuresNothing() {
        assertThat(run(TwoModuleFixture.class, attributing(0)).worth()).isNull();
    }

    @Test
    void itTakesNoMoreThanItsShareOfTheCallsAndSaysOnHowManyExamples() {
        WorthRecord worth = worth(run(TwoModuleFixture.class, attributing(0.2)));

        assertThat(worth.usage().calls()).isPositive().isLessThanOrEqualTo(48);
        int counted = difference(worth.parts().get(0).effects().get(0)).count();
        assertThat(counted).isBetween(2, 59);
        assertThat(worth.notes())
                .containsExactly("Measured on " + counted
                        + " of 60 test examples, with the 48 calls that attune.gate.attribution = 0.2 allows.");
    }

    @Test
    void aShareThatIsTooSmallForOneExampleIsToldAndMeasuresNothing() {
        WorthRecord worth = worth(run(TwoModuleFixture.class, attributing(0.005)));

        assertThat(worth.measured()).isFalse();
        assertThat(worth.usage().calls()).isZero();
        assertThat(worth.parts().get(0).effects().get(0).reason())
                .isEqualTo("attune.gate.attribution = 0.005 allows too few calls for a single example");
        assertThat(last(TwoModuleFixture.class, attributing(0.005), 4))
                .endsWith(
                        "TwoModuleFixture: worth: not measured: attune.gate.attribution = 0.005 allows too few calls for a"
                                + " single example");
    }

    @Test
    void aBudgetThatIsUsedUpEndsItAndFailsNothing() {
        run(PureFixture.class, settings());
        run(PureFixture.class, TestSettings.in(folder, Mode.ACCEPT, 4));
        Settings verify = TestSettings.attributing(TestSettings.in(folder, Mode.VERIFY, 4), 10);
        ProgramResult whole = run(PureFixture.class, verify);
        long calls = whole.gate("exact").usage().calls() + 1;
        assertThat(worth(whole).usage().calls()).isGreaterThan(1);

        ProgramResult run = run(PureFixture.class, TestSettings.withCalls(verify, calls));

        assertThat(run.failures()).hasSameSizeAs(whole.failures());
        assertThat(run.gate("exact").winner()).isEqualTo(whole.gate("exact").winner());
        assertThat(worth(run).parts())
                .flatExtracting(Part::effects)
                .extracting(Effect::reason)
                .contains("the budget is used up: attune.budget.calls = " + calls);
    }

    @Test
    void whatARecordingDoesNotHoldIsNotMeasuredAndFailsNothing() {
        run(TwoModuleFixture.class, TestSettings.withReplay(attributing(0), ReplayMode.RECORD));

        ProgramResult run = run(TwoModuleFixture.class, TestSettings.withReplay(attributing(10), ReplayMode.STRICT));

        assertThat(run.failures()).isEmpty();
        assertThat(worth(run).parts()).flatExtracting(Part::effects).anySatisfy(effect -> {
            assertThat(effect.difference()).isNull();
            assertThat(effect.reason()).isEqualTo("the recording holds no answers for it");
        });
    }

    @Test
    void aReplayGivesTheSameWorthAsTheRecordedRun() {
        WorthRecord recorded = worth(run(PureFixture.class, TestSettings.withReplay(settings(), ReplayMode.RECORD)));
        WorthRecord replayed = worth(run(PureFixture.class, TestSettings.withReplay(settings(), ReplayMode.STRICT)));

        assertThat(replayed.parts()).isEqualTo(recorded.parts());
        assertThat(replayed.notes()).isEqualTo(recorded.notes());
        assertThat(replayed.usage()).isEqualTo(recorded.usage());
    }

    @Test
    void anAcceptedArtifactIsMeasuredTooAndAcceptingMeasuresNothing() {
        run(PureFixture.class, settings());
        assertThat(run(PureFixture.class, TestSettings.in(folder, Mode.ACCEPT, 4))
                        .worth())
                .isNull();

        WorthRecord worth = worth(run(PureFixture.class, TestSettings.in(folder, Mode.VERIFY, 4)));

        assertThat(worth.judged()).isEqualTo("artifact");
        assertThat(worth.measured()).isTrue();
    }

    @Test
    void aGateThatIsSelectedAloneIsTheLast() {
        assertThat(printed(
                        selectMethod(TokenFixture.class, "cheap", "dev.attune.engine.data.Example,java.lang.String")))
                .containsOnlyOnce("TokenFixture: worth: ")
                .doesNotContain("dear");
        assertThat(printed(selectClass(TokenFixture.class)))
                .containsPattern("worth: .* cheap \\+1\\.000, dear \\+1\\.000;");
    }

    private String printed(DiscoverySelector selector) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            TestKit.in(folder)
                    .selectors(selector)
                    .configurationParameter("attune.mode", "optimize")
                    .execute();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** A line of the console, counted from the last. */
    private static String last(Class<?> program, Settings settings, int fromEnd) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgramLauncher.run(
                program, () -> settings, new ConsoleProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - fromEnd);
    }

    private static List<String> changes(ProgramResult run) {
        List<String> changes = new ArrayList<>();
        for (ModuleChange change : run.gate("exact").modules()) {
            if (!change.instructionAfter().equals(change.instructionBefore())) {
                changes.add(change.module() + " INSTRUCTION");
            }
            if (!change.demosAfter().isEmpty()) {
                changes.add(change.module() + " DEMOS");
            }
        }
        return changes;
    }

    private static String name(Part part) {
        return part.module() + " " + part.part();
    }

    private static PairedDifference difference(Effect effect) {
        return Objects.requireNonNull(effect.difference());
    }

    private static WorthRecord worth(ProgramResult run) {
        return Objects.requireNonNull(run.worth());
    }

    private static ProgramResult run(Class<?> program, Settings settings) {
        return ProgramLauncher.run(program, () -> settings);
    }

    private Settings settings() {
        return TestSettings.in(folder, Mode.OPTIMIZE, 4);
    }

    private Settings attributing(double share) {
        return TestSettings.attributing(settings(), share);
    }
}
