package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.JudgedFixtures;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTests {

    @TempDir
    Path folder;

    @Test
    void aMetricAsksTheModelThatJudgesAndItsReasonsAreShown() {
        GateRecord gate = run(JudgedFixtures.Sure.class).gate("good");

        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(gate.winner().estimate().mean()).isEqualTo(1);
        assertThat(gate.examples().get(0).winner().feedback()).isEqualTo("as it should");
        assertThat(gate.examples().get(0).baseline().feedback()).isEqualTo("as it should not");
        assertThat(gate.reasons()).noneMatch(reason -> reason.contains("when asked again"));
    }

    @Test
    void theCallsOfTheJudgeAreCounted() {
        ProgramResult result = run(JudgedFixtures.Sure.class);

        // 60 examples of two programs, each with one call of the program and one of the judge
        assertThat(result.gate("good").usage().calls()).isEqualTo(240);
    }

    @Test
    void theVerdictOfMostVotesCountsAndTheGateTellsHowOftenTheyAgreed() {
        GateRecord gate = run(JudgedFixtures.Wavering.class).gate("good");

        assertThat(gate.winner().estimate().mean()).isEqualTo(1);
        assertThat(gate.baseline().estimate().mean()).isZero();
        assertThat(gate.reasons())
                .contains("The judge gave the same verdict when asked again on 108 of 120 predictions (90 %).");
        assertThat(gate.usage().calls()).isEqualTo(120 + 2 * 120 + 12);
    }

    @Test
    void aVerdictThatCannotBeReadIsAskedForOnceMoreAndThenDoesNotCount() {
        GateRecord gate = run(JudgedFixtures.Mumbling.class).gate("good");

        assertThat(gate.winner().notCounted()).isOne();
        assertThat(gate.winner().estimate().mean()).isEqualTo(1);
        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith(
                                "1 of 60 examples of the winner are not counted; the first: the judge of metric good"
                                        + " gave no verdict: "));
    }

    @Test
    void anOutageOfTheJudgeIsNoScoreWhateverTheMetricMakesOfIt() {
        GateRecord gate = run(JudgedFixtures.Absent.class).gate("good");

        assertThat(gate.winner().notCounted()).isEqualTo(3);
        assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate.reasons()).anySatisfy(reason -> assertThat(reason).contains("the judge is away"));
    }

    /** Of 19 words the judge calls 9 good and people 10: kappa is (18/19 - 180/361) / (1 - 180/361). */
    @Test
    void theGateTellsHowTheJudgeAgreesWithPeople() {
        assertThat(run(JudgedFixtures.Checked.class).gate("good").reasons())
                .contains("The judge agrees with people on 18 of 19 graded predictions (95 %, kappa 0.90); on 1 more it"
                        + " gave no verdict.");
    }

    @Test
    void aRecordingPlaysTheJudge() {
        Settings settings = TestSettings.in(folder, Mode.OPTIMIZE, 1);
        GateRecord recorded = run(JudgedFixtures.Wavering.class, TestSettings.withReplay(settings, ReplayMode.RECORD))
                .gate("good");
        GateRecord replayed = run(JudgedFixtures.Wavering.class, TestSettings.withReplay(settings, ReplayMode.STRICT))
                .gate("good");

        assertThat(replayed.reasons()).isEqualTo(recorded.reasons());
    }

    @Test
    void aValueMayComeLater() {
        ProgramResult result = run(JudgedFixtures.Later.class);

        assertThat(result.gate("good").difference().mean()).isEqualTo(1);
        assertThat(result.gate("right").difference().mean()).isEqualTo(1);
    }

    @Test
    void aValueThatDoesNotComeInTimeIsNoScore() {
        Settings settings = TestSettings.in(folder, Mode.OPTIMIZE, 2);
        GateRecord gate = run(
                        JudgedFixtures.Never.class, TestSettings.withExampleTimeout(settings, Duration.ofMillis(300)))
                .gate("right");

        assertThat(gate.winner().notCounted()).isOne();
        assertThat(gate.winner().estimate().mean()).isEqualTo(1);
        assertThat(gate.reasons())
                .contains("1 of 60 examples of the winner are not counted; the first: metric right has taken more than"
                        + " 300 ms");
    }

    @Test
    void whatTheComputationThrewIsShownAsIfTheMetricHad() {
        assertThat(LeafOutcomes.of(JudgedFixtures.Failing.class, folder).get("labeled-few-shot"))
                .contains(
                        "Run ABORTED: user code failed: metric right threw java.lang.IllegalStateException: no index on example n");
    }

    private ProgramResult run(Class<?> program) {
        return run(program, TestSettings.impatient(TestSettings.in(folder, Mode.OPTIMIZE, 2)));
    }

    private static ProgramResult run(Class<?> program, Settings settings) {
        return ProgramLauncher.run(program, () -> settings);
    }
}
