package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.RareLabelFixtures;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetMetricTests {

    @TempDir
    Path folder;

    @Test
    void theObjectivePicksTheWinnerThatTheShareOfRightAnswersWouldNot() {
        ProgramResult byAccuracy = run(RareLabelFixtures.ByAccuracy.class);
        ProgramResult byMacroF1 = run(RareLabelFixtures.ByMacroF1.class);

        assertThat(byAccuracy.gate("macroF1").optimizer()).isEqualTo("labeled-few-shot");
        assertThat(byMacroF1.gate("macroF1").optimizer()).isEqualTo("bootstrap-random-search");
        assertThat(byMacroF1.gate("macroF1").winner().estimate().mean())
                .isGreaterThan(byAccuracy.gate("macroF1").winner().estimate().mean() + 0.1);
    }

    @Test
    void aGateSaysHowItsIntervalWasFoundAndShowsAllPrograms() {
        GateRecord gate = run(RareLabelFixtures.ByMacroF1.class).gate("macroF1");

        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason).startsWith("The winner gains 0."))
                .anySatisfy(reason -> assertThat(reason).startsWith("Against the unoptimized program"))
                .contains("The metric is one of the whole set: its intervals are those of 2000 bootstrap draws of the"
                        + " examples, with 2 bad answers beside what was measured.")
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("1 of 60 examples made the winner fail, and count as bad answers"));
        assertThat(gate.winner().failed()).isOne();
        assertThat(gate.difference().interval().low())
                .isLessThan(gate.difference().mean());
        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void examplesOfOneDocumentAreDrawnTogether() {
        GateRecord gate = run(RareLabelFixtures.ByDocument.class).gate("macroF1");

        assertThat(gate.groups()).isEqualTo(12);
        assertThat(gate.winner().estimate().count()).isEqualTo(60);
        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("12 groups of 60 examples"))
                .contains("The metric is one of the whole set: its intervals are those of 2000 bootstrap draws of the"
                        + " groups, with 2 groups of bad answers beside what was measured.");
    }

    @Test
    void eachOfSeveralClaimsSaysHowSurelyItIsShown() {
        GateRecord gate = run(RareLabelFixtures.ByDocument.class).gate("macroF1");

        assertThat(gate.claims()).extracting(Claim::asked).containsExactly("at least 0.1", "a gain of at least 0.01");
        assertThat(Claim.inWords(gate.claims()).get(0))
                .isEqualTo("macroF1, at least 0.1: shown, also if the chances of all 2 claims are counted (Holm)");
    }

    @Test
    void theOnlyClaimOfAProgramIsNotOneOfSeveral() {
        assertThat(run(RareLabelFixtures.ByMacroF1.class).gate("macroF1").claims())
                .isEmpty();
    }

    @Test
    void aClaimThatIsMissedFails() {
        assertThat(run(RareLabelFixtures.ByAccuracy.class).gate("macroF1").verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aRaceGivesWayToASamplerAndTheBestFullEvaluationWins() {
        OptimizationRecord search = run(RareLabelFixtures.Searched.class).optimization("mipro");

        assertThat(search.trials()).extracting(TrialRecord::kind).doesNotContain(Kind.BLOCK, Kind.FINALIST);
        assertThat(Objects.requireNonNull(search.winner()).estimate().mean())
                .isEqualTo(search.trials().stream()
                        .filter(trial -> trial.kind() != Kind.MINIBATCH)
                        .map(TrialRecord::score)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    @Test
    void aMetricThatIsNotDefinedOnAllExamplesAbortsTheRun() {
        assertThat(LeafOutcomes.of(RareLabelFixtures.Undefined.class, folder))
                .anySatisfy((leaf, outcome) -> assertThat(outcome)
                        .contains("Run ABORTED: user code failed: metric odd gave NaN on the 60 examples that count"));
    }

    private ProgramResult run(Class<?> program) {
        return ProgramLauncher.run(program, () -> TestSettings.in(folder, Mode.OPTIMIZE, 2));
    }
}
