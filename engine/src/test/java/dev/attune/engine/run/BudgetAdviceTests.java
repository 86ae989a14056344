package dev.attune.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.model.budget.Budget.Refusal;
import dev.attune.engine.model.budget.Cost;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetAdviceTests {

    private static final Cost A_CALL = new Cost(1, 300, 2_000_000);

    @Test
    void namesTheKeyWithANumberOfCallsThatSuffices() {
        assertThat(advice("attune.budget.calls", "150", Cost.NONE, 243))
                .isEqualTo(
                        "set attune.budget.calls = 300 (it is 150, and about 243 calls are expected, those of the gates "
                                + "included)");
    }

    @Test
    void twiceAsMuchIsMoreThanWhatDidNotSufficeThoughItWasExpectedTo() {
        assertThat(advice("attune.budget.calls", "500", new Cost(500, 1, 0), 243))
                .startsWith("set attune.budget.calls = 1000 ");
    }

    @Test
    void tokensAreThoseThatCallsHaveTaken() {
        assertThat(advice("attune.budget.tokens", "20000", new Cost(100, 20_000, 0), 1_000))
                .isEqualTo(
                        "set attune.budget.tokens = 240000 (it is 20000, and about 1,000 calls are expected, those of the "
                                + "gates included, of 200 tokens each)");
    }

    @Test
    void dollarsAreThoseOfTheCallThatWasRefusedWhereNoneWasMade() {
        assertThat(advice("attune.budget.usd", "0.001", Cost.NONE, 100))
                .startsWith("set attune.budget.usd = 0.24 (")
                .contains("at 0.002 US dollars each");
    }

    @Test
    void timeIsThatOfTheCallsThatWereMadeInIt() {
        assertThat(advice("attune.budget.time", "60s", new Cost(30, 0, 0), 90))
                .startsWith("set attune.budget.time = 220s (")
                .contains("30 were made in that time");
    }

    private static String advice(String key, String limit, Cost spent, long calls) {
        return BudgetAdvice.of(new Refusal(key, limit, A_CALL), spent, calls, Duration.ofSeconds(60));
    }
}
