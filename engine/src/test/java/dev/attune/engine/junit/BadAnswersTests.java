package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.bad.BadAnswers;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad prompt is never missing data, an outage never a bad prompt. */
class BadAnswersTests {

    private static final String SEED = "Find the number.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            classes = {
                BadAnswers.HalfInProseWithMipro.class,
                BadAnswers.HalfInProseWithOpro.class,
                BadAnswers.NullForProse.class
            })
    void aPromptThatCuresWhatTheProgramThrowsAtHalfOfTheAnswersIsFound(Class<?> program) {
        assertThat(LeafOutcomes.of(program, folder))
                .hasSize(3)
                .allSatisfy((leaf, outcome) -> assertThat(outcome).as(leaf).isEqualTo("passed"));

        ProgramResult run = run(program);
        assertThat(instruction(run)).isEqualTo(BadAnswers.CURE);
        GateRecord gate = run.gates().get(0);
        assertThat(gate.baseline().estimate().mean()).isEqualTo(0.5);
        assertThat(gate.baseline().failed()).isEqualTo(48);
        assertThat(gate.baseline().notCounted()).isZero();
        assertThat(gate.winner().estimate().mean()).isEqualTo(1);
        assertThat(gate.winner().estimate().count()).isEqualTo(96);
    }

    @ParameterizedTest
    @ValueSource(classes = {BadAnswers.AllInProseWithMipro.class, BadAnswers.AllInProseAlike.class})
    void aPromptThatCuresWhatTheProgramThrowsAtEveryAnswerIsFound(Class<?> program) {
        ProgramResult run = run(program);
        assertThat(run.failures()).isEmpty();
        assertThat(instruction(run)).isEqualTo(BadAnswers.CURE);
        assertThat(run.gates().get(0).baseline().estimate().mean()).isZero();
        assertThat(run.gates().get(0).verdict()).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(classes = {BadAnswers.NotSureWithMipro.class, BadAnswers.NotSureWithOpro.class})
    void aPromptThatMakesTheModelGiveUpOnTheHardExamplesDoesNotWin(Class<?> program) {
        ProgramResult run = run(program);
        assertThat(instruction(run)).isEqualTo(SEED);
        assertThat(optimization(run).trials())
                .as("trials of the prompt that gives up")
                .anySatisfy(trial -> assertThat(trial.failed()).isPositive())
                .allSatisfy(trial -> assertThat(trial.notCounted()).isZero());
        GateRecord gate = run.gates().get(0);
        assertThat(gate.verdict()).isNotEqualTo(Verdict.PASSED);
        assertThat(gate.winner().estimate().count()).isEqualTo(96);
        assertThat(gate.winner().estimate().mean()).isEqualTo(88.0 / 96);
    }

    @Test
    void whatTheProgramThrewIsShownWithTheFirstFramesOfTheUsersCode() {
        ProgramResult run = run(BadAnswers.HalfInProseWithMipro.class);
        String thrown = "the program threw java.lang.NumberFormatException: For input string: "
                + "\"I think it is 2001, give or take.\" on example t2001\n    at dev.attune.engine.fixtures.bad.BadAnswers$Finding.";
        assertThat(optimization(run).warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("12 of 24 examples made the unoptimized program fail, and count as 0; the first: ")
                        .contains(
                                "NumberFormatException",
                                "\n    at dev.attune.engine.fixtures.bad.BadAnswers$Finding."));
        assertThat(run.gates().get(0).reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("48 of 96 examples made the unoptimized program fail, and count as 0; the first: "
                                + thrown.replace("2001", "3001")));
        assertThat(run.gates().get(0).examples().get(1).baseline()).satisfies(answer -> {
            assertThat(answer.prediction()).startsWith(thrown.replace("2001", "3001"));
            assertThat(answer.score()).isZero();
        });
    }

    @Test
    void aDemoSetThatOverflowsTheContextIsInfeasibleAndTheSearchGoesOn() {
        ProgramResult run = run(BadAnswers.SmallContextWithMipro.class);
        OptimizationRecord search = optimization(run);
        assertThat(search.status()).isEqualTo(Status.COMPLETED);
        assertThat(infeasible(search)).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.infeasible())
                    .startsWith("module Find: This model's maximum context length is 4096 tokens.");
            assertThat(trial.score()).isNaN();
            assertThat(trial.kind()).isEqualTo(TrialRecord.Kind.BLOCK);
        });
        assertThat(search.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains(
                                "infeasible, by the constraints of a module, or since the model refused requests",
                                "maximum context length"));
        assertThat(instruction(run)).isEqualTo(BadAnswers.CURE);
        assertThat(search.modules().get(0).demosAfter()).hasSizeLessThanOrEqualTo(2);
        assertThat(run.failures()).isEmpty();
    }

    @Test
    void aSearchOfWhichEveryCandidateIsInfeasibleKeepsTheUnoptimizedProgram() {
        OptimizationRecord search = optimization(run(BadAnswers.SmallContextWithRandomSearch.class));
        assertThat(search.status()).isEqualTo(Status.COMPLETED);
        assertThat(infeasible(search)).isNotEmpty();
        assertThat(search.modules().get(0).demosAfter()).isEmpty();
    }

    @Test
    void oneRefusedRequestIsEnoughToMakeACandidateInfeasibleHoweverGoodItIs() {
        OptimizationRecord search = optimization(run(BadAnswers.ContextTooSmallForOne.class));
        assertThat(search.status()).isEqualTo(Status.COMPLETED);
        assertThat(infeasible(search))
                .singleElement()
                .satisfies(trial -> assertThat(trial.infeasible())
                        .isEqualTo("module Find: prompt is too long: 8200 tokens > 8192 maximum (example t2007)"));
        assertThat(search.modules().get(0).demosAfter()).isEmpty();
    }

    @Test
    void whatIsRefusedOfTheUnoptimizedProgramTooCountsAsTheLowestValueOfAll() {
        ProgramResult run = run(BadAnswers.FilteredText.class);
        OptimizationRecord search = optimization(run);
        assertThat(infeasible(search)).isEmpty();
        assertThat(instruction(run)).isEqualTo(BadAnswers.CURE);
        assertThat(Objects.requireNonNull(search.winner()).estimate().mean()).isEqualTo(23.0 / 24);
        assertThat(search.warnings())
                .contains("1 of 24 requests of the unoptimized program were refused, and count as 0; the first: "
                        + "module Find: The response was filtered");
    }

    @Test
    void aProgramThatThrowsBeforeAnyAnswerIsASetUpErrorWithItsStackTrace() {
        Map<String, String> leaves = LeafOutcomes.of(BadAnswers.ThrowsBeforeTheCall.class, folder);
        assertThat(leaves.get("mipro"))
                .startsWith(
                        "failed: Run ABORTED: user code failed: the unoptimized program did not come to an answer on 24 of 24 examples, which no "
                                + "prompt can cure; the first: the program threw ")
                .contains(
                        "java.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 0",
                        "\n    at dev.attune.engine.fixtures.bad.BadAnswers$ThrowsBeforeTheCall.");
        assertThat(leaves).containsEntry("exact", "skipped: no optimizer gave a winner to judge");
    }

    @Test
    void aModelThatRefusesEveryRequestOfTheUnoptimizedProgramIsASetUpError() {
        assertThat(LeafOutcomes.of(BadAnswers.RefusedAlways.class, folder).get("mipro"))
                .startsWith(
                        "failed: Run ABORTED: models failed: the unoptimized program did not come to an answer on 24 of 24 examples")
                .contains("Unsupported value: 'temperature'");
    }

    @Test
    void aProgramThatThrowsAtEveryAnswerIsAbortedOnlyWhenNoPromptCuresIt() {
        ProgramResult run = run(BadAnswers.ThrowsAfterEveryAnswer.class);
        OptimizationRecord search = optimization(run);
        assertThat(search.trials()).hasSizeGreaterThan(4);
        assertThat(search.status()).isEqualTo(Status.ABORTED);
        assertThat(search.statusReason())
                .startsWith(
                        "the best program still failed on 24 of 24 examples, and no prompt that was tried cured it; ")
                .contains(
                        "UnsupportedOperationException: not written yet on example ",
                        "\n    at dev.attune.engine.fixtures.bad.BadAnswers$");
    }

    @Test
    void aGateThatPassesOnlyWithoutTheExamplesThatDoNotCountIsInconclusive() {
        GateRecord gate = run(BadAnswers.ServerAwayAndAllAsked.class).gates().get(0);
        assertThat(gate.winner().estimate().mean()).isEqualTo(1);
        assertThat(gate.winner().estimate().count()).isEqualTo(38);
        assertThat(gate.winner().notCounted()).isEqualTo(2);
        assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("2 of 40 examples are not counted. With the worst that they can hide")
                        .contains("the gate does not pass, so nothing is shown: exact of the winner is 0.95"))
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("2 of 40 examples of the winner are not counted; the first: ")
                        .contains("java.net.ConnectException: Connection refused"));
    }

    @Test
    void aGateThatPassesWithTheWorstThatExamplesCanHidePasses() {
        GateRecord gate = run(BadAnswers.ServerAwayAndLittleAsked.class).gates().get(0);
        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("2 of 40 examples are not counted.")
                        .endsWith("the gate passes too."));
    }

    private static List<TrialRecord> infeasible(OptimizationRecord search) {
        return search.trials().stream()
                .filter(trial -> trial.infeasible() != null)
                .toList();
    }

    private static OptimizationRecord optimization(ProgramResult run) {
        return run.optimizations().get(0);
    }

    private static String instruction(ProgramResult run) {
        return optimization(run).modules().get(0).instructionAfter();
    }

    private ProgramResult run(Class<?> program) {
        return ProgramLauncher.run(
                program, () -> TestSettings.impatient(TestSettings.in(folder.resolve("run"), Mode.OPTIMIZE, 4)));
    }
}
