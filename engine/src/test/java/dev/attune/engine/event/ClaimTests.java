package dev.attune.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTests {

    @Test
    void aClaimThatIsShownByItselfOnlyIsNotShownAmongSeveral() {
        assertThat(Claim.inWords(List.of(claim("one", 1, 3), claim("two", 0, 3), claim("three", 2, 3))))
                .containsExactly(
                        "one, a gain of at least 0: shown by itself, not if the chances of all 3 claims are counted (Holm)",
                        "two, a gain of at least 0: not shown",
                        "three, a gain of at least 0: shown by itself, not if the chances of all 3 claims are counted (Holm)");
    }

    /** With Bonferroni's correction, only the first would be shown. */
    @Test
    void eachClaimThatIsShownLeavesMoreOfTheErrorRateToTheOthers() {
        Claim least = claim("one", 1, 3);
        Claim most = claim("two", 3, 3);
        Claim middle = claim("three", 2, 3);

        assertThat(Claim.shownAmongAll(List.of(least, most, middle))).containsExactly(most, middle, least);
    }

    @Test
    void aClaimThatFailsEndsTheWalk() {
        Claim most = claim("two", 3, 3);

        assertThat(Claim.shownAmongAll(List.of(claim("one", 1, 3), most, claim("three", 1, 3))))
                .containsExactly(most);
    }

    @Test
    void aClaimThatWasNotDecidedCounts() {
        assertThat(Claim.shownAmongAll(List.of(claim("one", 1, 2)))).isEmpty();
        assertThat(Claim.shownAmongAll(List.of(claim("one", 2, 2)))).hasSize(1);
    }

    @Test
    void whileGatesAreOpenAClaimIsNotYetShownAmongAll() {
        Claim first = claim("one", 1, 2);
        Claim second = claim("two", 2, 2);

        assertThat(Claim.soFar(List.of(first), List.of(first)))
                .containsExactly(
                        "one, a gain of at least 0: shown by itself, not yet if the chances of all 2 claims are counted (Holm), 1 decided"
                                + " so far");
        assertThat(Claim.soFar(List.of(first), List.of(first, second)))
                .containsExactly(
                        "one, a gain of at least 0: shown, also if the chances of all 2 claims are counted (Holm)");
        assertThat(Claim.soFar(List.of(), List.of())).isEmpty();
    }

    @Test
    void aClaimIsNotMoreSureThanIsAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> claim("one", 4, 3))
                .withMessageContaining("between 0 and 3");
    }

    private static Claim claim(String metric, int among, int of) {
        return new Claim(metric, "a gain of at least 0", among, of);
    }
}
