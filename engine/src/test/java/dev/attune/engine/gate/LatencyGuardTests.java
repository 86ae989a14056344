package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyGuardTests {

    private static final LatencyGuard GUARD = new LatencyGuard(Duration.ofMillis(800), 0.95);
    private static final OptionalLong FAST = OptionalLong.of(800_000_000);
    private static final OptionalLong SLOW = OptionalLong.of(800_000_001);

    @ParameterizedTest
    @CsvSource({
        "73, 73, 73, PASSED",
        "72, 72, 72, INCONCLUSIVE",
        "199, 200, 200, PASSED",
        "185, 200, 200, INCONCLUSIVE",
        "170, 200, 200, FAILED",
        "197, 197, 200, PASSED",
        "193, 193, 200, INCONCLUSIVE"
    })
    void nineteenInTwentyRunsStayWithinTheLimit(int within, int counted, int examples, Verdict verdict) {
        List<OptionalLong> times = new ArrayList<>(Collections.nCopies(within, FAST));
        times.addAll(Collections.nCopies(counted - within, SLOW));

        assertThat(GUARD.check(times, examples, 1).verdict()).isEqualTo(verdict);
    }

    @Test
    void theReasonTellsTheTimesAndHowManyRanAtOnce() {
        Finding finding = GUARD.check(List.of(OptionalLong.of(210_000_000), FAST, OptionalLong.of(900_200_000)), 3, 4);

        assertThat(finding.reason())
                .isEqualTo(
                        "2 of 3 runs of the winner take at most 800 ms (95 % interval of the share 0.118 to 0.983), half"
                                + " of them at most 800 ms and all at most 901 ms, with up to 4 examples at once, which can make each of"
                                + " them slower: that 19 in 20 do is asked, and neither shown nor excluded.");
    }

    @Test
    void answersThatWereKeptAreNotFast() {
        Finding finding = GUARD.check(Collections.nCopies(100, OptionalLong.empty()), 100, 1);

        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason())
                .isEqualTo(
                        "100 of 100 runs of the winner have no time, since a cache or a journal held answers, so it is not"
                                + " known whether 19 in 20 take at most 800 ms. Leave out attune.cache, or delete the journal, to measure"
                                + " it.");
    }

    @Test
    void ofRunsWithoutATimeTheWorstIsAssumed() {
        List<OptionalLong> times = new ArrayList<>(Collections.nCopies(180, FAST));
        times.addAll(Collections.nCopies(20, OptionalLong.empty()));

        Finding finding = GUARD.check(times, 200, 1);

        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason())
                .startsWith("180 of 180 runs of the winner take at most 800 ms")
                .contains("with one example at a time")
                .endsWith(
                        "20 of 200 runs of the winner have no time, since a cache or a journal held answers; the gate passes"
                                + " only if it would with all of them too slow.");
    }

    /** Of a program of which exactly 19 in 20 runs stay within the limit. */
    @ParameterizedTest
    @CsvSource({"80", "150", "300"})
    void aProgramAtTheLimitRarelyPasses(int examples) {
        int passed = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<OptionalLong> times = new ArrayList<>();
            for (int i = 0; i < examples; i++) {
                times.add(random.nextDouble() < 0.95 ? FAST : SLOW);
            }
            passed += GUARD.check(times, examples, 1).verdict() == Verdict.PASSED ? 1 : 0;
        }

        assertThat(passed / 2_000.0).isLessThanOrEqualTo(0.035);
    }
}
