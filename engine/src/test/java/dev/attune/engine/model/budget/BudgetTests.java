package dev.attune.engine.model.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.fixtures.TestStacks;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetTests {

    private static final int LONGEST_ANSWER = 50;
    private static final Cost A_CALL = new Cost(1, 0, 0);

    @Test
    void whatIsKeptForLaterIsNotSpentBefore() {
        Budget budget = TestStacks.calls(10);
        budget.keep(new Cost(4, 0, 0), Duration.ZERO);
        for (int i = 0; i < 6; i++) {
            budget.reserve(A_CALL).settle(A_CALL);
        }
        assertThatThrownBy(() -> budget.reserve(A_CALL))
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessage("the budget is used up: attune.budget.calls = 10, of which 4 calls are kept for the gate");
        budget.release();
        for (int i = 0; i < 4; i++) {
            budget.reserve(A_CALL).settle(A_CALL);
        }
        assertThatThrownBy(() -> budget.reserve(A_CALL)).hasMessage("the budget is used up: attune.budget.calls = 10");
    }

    @Test
    void aBudgetOfWhichAllIsKeptForLaterIsClosedUntilThen() {
        Budget budget = TestStacks.calls(5);
        assertThat(budget.isClosed()).isFalse();
        budget.keep(new Cost(80, 0, 0), Duration.ZERO);
        assertThat(budget.isClosed()).isTrue();
        budget.release();
        assertThat(budget.isClosed()).isFalse();
    }

    @Test
    void whatIsKeptIsNeverLowered() {
        Budget budget = TestStacks.calls(10);
        budget.keep(new Cost(4, 0, 0), Duration.ZERO);
        budget.keep(Cost.NONE, Duration.ZERO);
        for (int i = 0; i < 6; i++) {
            budget.reserve(A_CALL).settle(A_CALL);
        }
        assertThatThrownBy(() -> budget.reserve(A_CALL)).hasMessageContaining("of which 4 calls are kept");
    }

    @Test
    void anAnswerWhoseTokensAreNotCountedCountsInFull() {
        Budget budget = TestStacks.tokens(1_000_000);
        ChatModel silent = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return ChatResponse.builder().aiMessage(AiMessage.from("x")).build();
            }
        };
        TestStacks.of(silent, budget, new Meter()).model().chat(request("four"));
        assertThat(budget.spent().tokens()).isEqualTo(4 + 16 + LONGEST_ANSWER);
    }

    @Test
    void anAttemptThatTheServerRefusesCostsNothing() {
        Budget budget = TestStacks.calls(1);
        AtomicLong attempts = new AtomicLong();
        ChatModel busy = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                if (attempts.incrementAndGet() < 3) {
                    throw new RateLimitException("slow down");
                }
                return ChatResponse.builder().aiMessage(AiMessage.from("x")).build();
            }
        };
        TestStacks.of(busy, budget, new Meter()).model().chat(request("a"));
        assertThat(budget.spent().calls()).isEqualTo(1);
    }

    @Test
    void eachAttemptThatBrokeOffCounts() {
        Budget budget = TestStacks.calls(10);
        AtomicLong attempts = new AtomicLong();
        ChatModel broken = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                if (attempts.incrementAndGet() < 3) {
                    throw new TimeoutException("no answer in time");
                }
                return ChatResponse.builder().aiMessage(AiMessage.from("x")).build();
            }
        };
        TestStacks.of(broken, budget, new Meter()).model().chat(request("a"));
        assertThat(budget.spent().calls()).isEqualTo(3);
    }

    private static ChatRequest request(String text) {
        return ChatRequest.builder()
                .messages(UserMessage.from(text))
                .maxOutputTokens(LONGEST_ANSWER)
                .build();
    }

    @Test
    void pricesAreRoundedUp() {
        assertThat(new Price(new BigDecimal("0.0001"), BigDecimal.ZERO).nanoUsd(1, 0))
                .isEqualTo(1);
    }
}
