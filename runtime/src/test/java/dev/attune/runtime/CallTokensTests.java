package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.TokenUsage;
import org.junit.jupiter.api.Test;

class CallTokensTests {

    private static final CallTokens BEFORE = new CallTokens(3, 2);

    /** Some servers count more in the total, and recordings keep no total. */
    @Test
    void countsThoseInAndOutAndNotTheTotal() {
        CallTokens sum = CallTokens.sum(BEFORE, new TokenUsage(100, 20, 150));
        assertThat(sum).isEqualTo(new CallTokens(103, 22));
        assertThat(sum).extracting(CallTokens::total).isEqualTo(125L);
    }

    @Test
    void whatIsNotReportedIsNotKnown() {
        assertThat(CallTokens.sum(BEFORE, null)).isNull();
        assertThat(CallTokens.sum(BEFORE, new TokenUsage(0, 0))).isNull();
        assertThat(CallTokens.sum(null, new TokenUsage(1, 1))).isNull();
    }
}
