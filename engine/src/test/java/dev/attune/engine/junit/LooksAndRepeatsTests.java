package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.EarlyGateFixture;
import dev.attune.engine.fixtures.RepeatingGateFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LooksAndRepeatsTests {

    @TempDir
    Path folder;

    @Test
    void aGateDecidesAtTheFirstLookIfTheVerdictIsClear() {
        GateRecord gate = gate(EarlyGateFixture.class, "exact");

        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(gate.examples()).hasSize(20);
        assertThat(gate.usage().calls()).isEqualTo(40);
        assertThat(gate.reasons())
                .contains("Decided at look 1 of 3, after 20 of 60 test examples; that saves 80 runs of examples."
                        + " The intervals at this look have a confidence of 99.94 %.");
    }

    @Test
    void aGateThatIsInNoPositionToTellTakesAllExamplesInTheirOrder() {
        GateRecord gate = gate(EarlyGateFixture.class, "undecided");

        assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate.examples()).hasSize(60).isSortedAccordingTo((a, b) -> number(a) - number(b));
        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason).startsWith("It took all looks, 3, and all 60 test examples."));
    }

    @Test
    void aRepeatedExampleIsAskedAnewAndScoresItsMean() {
        GateRecord gate = gate(RepeatingGateFixture.class, "exact");

        assertThat(gate.usage().calls()).isEqualTo(120);
        assertThat(gate.winner().estimate().mean()).isCloseTo(0.5, within(1e-12));
        assertThat(gate.examples().get(0).winner().score()).isEqualTo(0.5);
        assertThat(gate.reasons())
                .contains("Each example was run 2 times, and its score is the mean. Scores of the winner vary by 0.71"
                        + " from run to run and by 0.00 from example to example (standard deviations).");
    }

    private static int number(GateRecord.Example example) {
        return Integer.parseInt(example.input());
    }

    private GateRecord gate(Class<?> program, String metric) {
        return ProgramLauncher.run(program, () -> TestSettings.in(folder, Mode.OPTIMIZE, 2))
                .gate(metric);
    }
}
