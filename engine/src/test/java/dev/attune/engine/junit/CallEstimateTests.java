package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.fixtures.JudgedFixtures;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TwoModuleFixture;
import dev.attune.engine.fixtures.TwoOptimizersFixture;
import dev.attune.engine.fixtures.selection.EchoFixture;
import dev.attune.engine.run.ProgramResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run is going to cost is said before its first model call. */
class CallEstimateTests {

    @TempDir
    Path folder;

    @Test
    void thePreflightTellsTheCallsOfEachPhaseAndTheirSums() {
        Check estimate = check(EchoFixture.class, TestSettings.in(folder, Mode.OPTIMIZE, 2), "estimate");
        assertThat(estimate.status()).isEqualTo(Status.OK);
        assertThat(estimate.message())
                .isEqualTo(
                        "baseline 6 calls, propose 5, search 7, gate 80; 98 expected, 208 at worst; then up to 32 to measure what each change is worth");
    }

    /** Half to twice as many: how often the sampler repeats itself is not known before. */
    @Test
    void theWholeRunTakesAboutAsManyCallsAsWereExpected() {
        ProgramResult run = run(TwoModuleFixture.class, TestSettings.in(folder, Mode.OPTIMIZE, 4));
        assertThat(find(run, "estimate").message())
                .isEqualTo(
                        "baseline 120 calls, bootstrap 8, propose 13, search 1,202, gate 240; 1,583 expected, 4,179 at worst; then up to 96 to measure what each change is worth");
        long made = run.optimization("mipro").usage().calls()
                + run.gate("exact").usage().calls();
        Matcher expected = Pattern.compile("; ([\\d,]+) expected")
                .matcher(find(run, "estimate").message());
        assertThat(expected.find()).isTrue();
        long calls = Long.parseLong(expected.group(1).replace(",", ""));
        assertThat(made).isBetween(calls / 2, calls * 2);
    }

    @Test
    void theCallsOfJudgesAreToldToo() {
        assertThat(check(JudgedFixtures.Sure.class, TestSettings.in(folder, Mode.OPTIMIZE, 2), "estimate")
                        .message())
                .isEqualTo(
                        "baseline 60 calls, search 60, judge 120, gate 240; 480 expected, 960 at worst; then up to 96 to measure what each change is worth");
    }

    @Test
    void ofSeveralOptimizersTheSumOfEachIsTold() {
        assertThat(check(TwoOptimizersFixture.class, TestSettings.in(folder, Mode.OPTIMIZE, 2), "estimate")
                        .message())
                .startsWith("labeled-few-shot 120 calls, bootstrap-random-search ")
                .contains(", gate 120; ", "; then up to 48 to measure");
    }

    @Test
    void whatIsUpToDateIsNotSearchedSoOnlyTheGateIsExpected() {
        run(EchoFixture.class, TestSettings.in(folder, Mode.OPTIMIZE, 2));
        run(EchoFixture.class, TestSettings.in(folder, Mode.ACCEPT, 2));
        assertThat(check(EchoFixture.class, TestSettings.in(folder, Mode.AUTO, 2), "estimate")
                        .message())
                .isEqualTo(
                        "gate 80 calls; 80 expected, 160 at worst; then up to 32 to measure what each change is worth");
    }

    @Test
    void aBudgetBelowTheEstimateIsAWarningAndOneAboveItIsNone() {
        Settings settings = TestSettings.in(folder, Mode.OPTIMIZE, 2);
        assertThat(check(EchoFixture.class, TestSettings.withCalls(settings, 17), "budget"))
                .isEqualTo(new Check(
                        "budget",
                        Status.WARNING,
                        "the budget of 17 calls (attune.budget.calls) ends the search early: about 98 are expected"));
        run(EchoFixture.class, settings);
        run(EchoFixture.class, TestSettings.in(folder, Mode.ACCEPT, 2));
        Settings onlyTheGate = TestSettings.in(folder, Mode.AUTO, 2);
        assertThat(check(EchoFixture.class, TestSettings.withCalls(onlyTheGate, 79), "budget")
                        .message())
                .contains("does not suffice for the gate: about 80 are expected");
        assertThat(run(EchoFixture.class, TestSettings.withCalls(settings, 98))
                        .preflight()
                        .checks())
                .noneSatisfy(check -> assertThat(check.name()).isEqualTo("budget"));
    }

    @Test
    void theFirstLineOfASearchIsItsEstimate() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            TestKit.in(folder)
                    .selectors(selectClass(EchoFixture.class))
                    .configurationParameter("attune.mode", "optimize")
                    .execute();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("> mipro: ")))
                .first()
                .asString()
                .endsWith(
                        "> mipro: estimate: baseline 6 calls, propose 5, search 7, gate 80; 98 expected, 208 at worst; then up to 32 to measure what each change is worth");
    }

    private static Check check(Class<?> program, Settings settings, String name) {
        return find(run(program, settings), name);
    }

    private static Check find(ProgramResult run, String name) {
        List<Check> named = run.preflight().checks().stream()
                .filter(check -> check.name().equals(name))
                .toList();
        assertThat(named).as("checks of the name %s", name).hasSize(1);
        return named.get(0);
    }

    private static ProgramResult run(Class<?> program, Settings settings) {
        return ProgramLauncher.run(program, () -> settings);
    }
}
