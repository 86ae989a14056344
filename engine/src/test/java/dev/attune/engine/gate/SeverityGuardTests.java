package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.engine.gate.GateRule.Reference;
import dev.attune.engine.statistics.PairedScores;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeverityGuardTests {

    private static final SeverityGuard GUARD = new SeverityGuard("f1", 0.5, 0, 1);

    @Test
    void anExampleThatFallsByMoreThanTheMarginFailsTheGate() {
        assertThat(check(scores(1.0, 0.2, 0.3), scores(0.4, 1.0, 1.0)))
                .isEqualTo(new Finding(
                        Verdict.FAILED,
                        "Against the accepted artifact, 1 of 3 test examples falls by more than 0.5 in f1, and none may:"
                                + " e0 (from 1.000 to 0.400)."));
    }

    @Test
    void aFallOfTheMarginIsAllowedAndRoundingMakesNoFall() {
        assertThat(0.8 - 0.3).isEqualTo(0.5);
        assertThat(0.9 - 0.6).isGreaterThan(0.3);
        SeverityGuard guard = new SeverityGuard("f1", 0.3, 0, 1);

        assertThat(guard.check(List.of("e0"), new Reference("the accepted artifact", paired(scores(0.9), scores(0.6)))))
                .isEqualTo(new Finding(
                        Verdict.PASSED,
                        "Against the accepted artifact, none of 1 test example falls by more than 0.3 in f1."));
        assertThat(check(scores(0.8, 1.0), scores(0.3, 0.5)).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void theWorstFiveAreNamedAndTheOthersCounted() {
        assertThat(check(scores(0.7, 0.8, 0.9, 1.0, 1.0, 1.0, 1.0), scores(0.1, 0.1, 0.1, 0.1, 0.0, 0.1, 0.2))
                        .reason())
                .isEqualTo("Against the accepted artifact, 7 of 7 test examples fall by more than 0.5 in f1, and none"
                        + " may: e4 (from 1.000 to 0.000), e3 (from 1.000 to 0.100), e5 (from 1.000 to 0.100), e2 (from 0.900 to 0.100), e6 (from"
                        + " 1.000 to 0.200) and 2 more.");
    }

    @Test
    void anExampleThatDoesNotCountForOneOfThemMayHaveFallen() {
        assertThat(check(scores(1.0, null, 0.3), scores(1.0, 1.0, null)))
                .isEqualTo(new Finding(
                        Verdict.INCONCLUSIVE,
                        "Against the accepted artifact, none of 1 test example falls by more than 0.5 in f1, but 2 are"
                                + " not counted, and may: e1, e2. Run it again when the models answer all examples."));
    }

    @Test
    void aFallThatWasSeenFailsTheGateWhateverDoesNotCount() {
        assertThat(check(scores(1.0, null), scores(0.0, 1.0)).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aMarginOfNothingAllowsNoFall() {
        SeverityGuard guard = new SeverityGuard("f1", 0, 0, 1);
        Reference reference = new Reference("the accepted artifact", paired(scores(0.5), scores(0.49)));

        assertThat(guard.check(List.of("e0"), reference).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aProgramThatDidNotChangeIsWorseOnNoExample() {
        assertThat(GUARD.check(List.of("e0"), new Reference("the accepted artifact", null)))
                .isEqualTo(new Finding(
                        Verdict.PASSED,
                        "The winner has the prompts of the accepted artifact, so no example is worse."));
    }

    @Test
    void everyExampleHasAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GUARD.check(
                        List.of(), new Reference("the accepted artifact", paired(scores(1.0), scores(1.0)))))
                .withMessage("every example has an id, but there are 0 for 1 examples");
    }

    private static Finding check(List<OptionalDouble> before, List<OptionalDouble> winner) {
        List<String> ids =
                IntStream.range(0, before.size()).mapToObj(i -> "e" + i).toList();
        return GUARD.check(ids, new Reference("the accepted artifact", paired(before, winner)));
    }

    private static PairedScores paired(List<OptionalDouble> before, List<OptionalDouble> winner) {
        return new PairedScores(before, winner);
    }

    private static List<OptionalDouble> scores(@Nullable Double... scores) {
        return Arrays.stream(scores)
                .map(score -> score == null ? OptionalDouble.empty() : OptionalDouble.of(score))
                .toList();
    }
}
