package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsedTokensTests {

    /** Some servers count more in the total, and recordings keep no total. */
    @Test
    void countsThoseInAndOutAndNotTheTotal() {
        assertThat(UsedTokens.plus(5L, response(new TokenUsage(100, 20, 150)))).isEqualTo(125);
    }

    @Test
    void whatIsNotReportedIsNotKnown() {
        assertThat(UsedTokens.plus(5L, response(null))).isNull();
        assertThat(UsedTokens.plus(5L, response(new TokenUsage(0, 0)))).isNull();
        assertThat(UsedTokens.plus(null, response(new TokenUsage(1, 1)))).isNull();
    }

    private static ChatResponse response(@Nullable TokenUsage usage) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from("yes"))
                .tokenUsage(usage)
                .build();
    }
}
