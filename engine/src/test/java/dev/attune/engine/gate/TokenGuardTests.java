package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenGuardTests {

    private static final TokenGuard GUARD = new TokenGuard(1_000, 0.95);

    @ParameterizedTest
    @CsvSource({
        "100, 100, 100, PASSED",
        "97, 100, 100, PASSED",
        "95, 100, 100, INCONCLUSIVE",
        "85, 100, 100, INCONCLUSIVE",
        "80, 100, 100, FAILED",
        "30, 30, 30, INCONCLUSIVE",
        "97, 97, 100, PASSED",
        "94, 94, 100, INCONCLUSIVE"
    })
    void nineInTenRunsStayWithinTheLimit(int within, int counted, int examples, Verdict verdict) {
        List<OptionalLong> tokens = new ArrayList<>(Collections.nCopies(within, OptionalLong.of(1_000)));
        tokens.addAll(Collections.nCopies(counted - within, OptionalLong.of(1_001)));

        assertThat(GUARD.check(tokens, examples).verdict()).isEqualTo(verdict);
    }

    @Test
    void theReasonTellsHowManyTokensRunsTake() {
        Finding finding = GUARD.check(List.of(OptionalLong.of(900), OptionalLong.of(700), OptionalLong.of(2_000)), 3);

        assertThat(finding.reason())
                .isEqualTo(
                        "2 of 3 runs of the winner take at most 1000 tokens (95 % interval of the share 0.118 to 0.983),"
                                + " half of them at most 900 and all at most 2000: that nine in ten do is asked, and neither"
                                + " shown nor excluded.");
    }

    @Test
    void tokensThatAModelDoesNotReportAreNotNone() {
        Finding finding = GUARD.check(List.of(OptionalLong.of(900), OptionalLong.empty()), 2);

        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).startsWith("The model did not report the tokens of 1 of 2 runs of the winner");
    }

    /** Of a program of which exactly nine in ten runs stay within the limit. */
    @ParameterizedTest
    @CsvSource({"40", "100", "300"})
    void aProgramAtTheLimitRarelyPasses(int examples) {
        int passed = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<OptionalLong> tokens = new ArrayList<>();
            for (int i = 0; i < examples; i++) {
                tokens.add(OptionalLong.of(random.nextDouble() < 0.9 ? 500 : 9_000));
            }
            passed += GUARD.check(tokens, examples).verdict() == Verdict.PASSED ? 1 : 0;
        }

        assertThat(passed / 2_000.0).isLessThanOrEqualTo(0.035);
    }
}
