package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.fixtures.GroupedFixture;
import dev.attune.engine.fixtures.SplitFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import dev.attune.engine.statistics.Estimate;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with {@code @Split}, from the search to verify mode. */
class SplitRunTests {

    @TempDir
    Path folder;

    @AfterEach
    void asItWas() {
        System.clearProperty(SplitFixture.EXAMPLES);
    }

    @Test
    void oneListIsSearchedAcceptedAndVerified() {
        ProgramResult search = run(SplitFixture.class, Mode.OPTIMIZE);
        assertThat(search.failures()).isEmpty();
        assertThat(search.preflight().checks())
                .extracting(Check::message)
                .contains("80 examples", "60 examples", "60 examples");
        GateRecord gate = search.gate("exact");
        assertThat(gate.examples()).hasSize(60);

        assertThat(run(SplitFixture.class, Mode.ACCEPT).failures()).isEmpty();
        ProgramResult verified = run(SplitFixture.class, Mode.VERIFY);

        assertThat(verified.failures()).isEmpty();
        assertThat(verified.gate("exact").examples()).isEqualTo(gate.examples());
    }

    @Test
    void theGateTakesAGroupAsOneObservation() {
        ProgramResult result = run(GroupedFixture.class, Mode.OPTIMIZE);

        assertThat(result.preflight().checks())
                .filteredOn(check -> check.name().equals("groups"))
                .extracting(Check::message)
                .containsExactly("16 groups of 80 test examples");
        assertThat(result.preflight().checks())
                .filteredOn(check -> check.name().equals("gate exact"))
                .extracting(Check::message)
                .singleElement()
                .asString()
                .contains("with 16 groups a program that is always right shows a level of 0.8");
        GateRecord gate = result.gate("exact");
        assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate.groups()).isEqualTo(16);
        assertThat(gate.winner().estimate())
                .isEqualTo(Estimate.of(groups(10, 16), 0.95, 0, 1).ofExamples(80));
        assertThat(gate.reasons().get(0))
                .startsWith("exact of the winner is 0.625 (95 % interval 0.386 to 0.815, 16 groups of 80 examples):");
    }

    @Test
    void theGroupsOfASplitAreThoseOfItsGate() {
        GateRecord gate = run(SplitFixture.class, Mode.OPTIMIZE).gate("exact");

        assertThat(gate.groups()).isEqualTo(12);
        assertThat(gate.reasons().get(0)).contains("12 groups of 60 examples");
    }

    private static double[] groups(int right, int all) {
        double[] scores = new double[all];
        Arrays.fill(scores, 0, right, 1);
        return scores;
    }

    @Test
    void examplesThatWereAddedMakeTheArtifactStale() {
        run(SplitFixture.class, Mode.OPTIMIZE);
        run(SplitFixture.class, Mode.ACCEPT);
        System.setProperty(SplitFixture.EXAMPLES, "210");

        assertThat(run(SplitFixture.class, Mode.VERIFY).failures().get(0))
                .hasMessageContaining("is stale:")
                .hasMessageContaining(" examples added");
    }

    @Test
    void aGroupThatNoExampleHasFailsThePreflightOnce() {
        ProgramResult result = run(SplitFixture.Misnamed.class, Mode.OPTIMIZE);

        assertThat(result.failures().get(0))
                .hasMessage("Preflight failed: example p0 has no \"documnt\", by which groupBy groups; is \"document\""
                        + " meant? There are document, text, loud");
    }

    private ProgramResult run(Class<?> program, Mode mode) {
        return ProgramLauncher.run(program, () -> TestSettings.in(folder, mode, 2));
    }
}
