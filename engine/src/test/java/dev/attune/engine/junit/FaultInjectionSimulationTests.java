package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.fixtures.FaultyFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose model fails now and then: the winner is that of a run without failures; where it nearly always fails there is none. */
class FaultInjectionSimulationTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"5, 1", "5, 2", "5, 3", "20, 1", "20, 2", "20, 3", "50, 1", "50, 2", "50, 3"})
    void theWinnerIsThatOfARunWithoutFailures(int percent, int seed) {
        ProgramResult clean = run(0, seed);
        ProgramResult faulty = run(percent, seed);

        OptimizationRecord expected = clean.optimization("mipro");
        OptimizationRecord found = faulty.optimization("mipro");
        assertThat(found.status()).isEqualTo(Status.COMPLETED);
        assertThat(found.modules()).isEqualTo(expected.modules());
        assertThat(found.winner()).isEqualTo(expected.winner());
        assertThat(faulty.gate("exact").winner()).isEqualTo(clean.gate("exact").winner());
    }

    @Test
    void theReportSaysHowManyCallsTheServerRefused() {
        assertThat(run(20, 1).optimization("mipro").warnings())
                .anySatisfy(
                        warning -> assertThat(warning)
                                .matches(
                                        "The server refused \\d+ calls for their rate; they were made again later, fewer at once\\."));
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "95, 1"})
    void anOutageIsNoScore(int percent, int seed) {
        OptimizationRecord record = run(percent, seed).optimization("mipro");
        assertThat(record.status()).isEqualTo(Status.ABORTED);
        assertThat(record.winner()).isNull();
        assertThat(record.trials()).isEmpty();
    }

    private ProgramResult run(int percent, int seed) {
        Settings settings =
                TestSettings.impatient(TestSettings.in(folder.resolve(percent + "-" + seed), Mode.OPTIMIZE, 8));
        System.setProperty(FaultyFixture.PERCENT, String.valueOf(percent));
        System.setProperty(FaultyFixture.SEED, String.valueOf(seed));
        try {
            return ProgramLauncher.run(FaultyFixture.class, () -> settings);
        } finally {
            System.clearProperty(FaultyFixture.PERCENT);
            System.clearProperty(FaultyFixture.SEED);
        }
    }
}
