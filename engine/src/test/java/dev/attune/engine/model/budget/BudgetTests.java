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
import dev.langchain4j.model.output.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTests {

    private static final int LONGEST_ANSWER = 50;
    private static final Cost A_CALL = new Cost(1, 0, 0);
    private static final Price PRICE = new Price(new BigDecimal("2.50"), new BigDecimal("10"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void underSixtyFourThreadsTokensNeverPassTheirLimit(long seed) throws Exception {
        Spending spending = new Spending(seed);
        spending.spend(TestStacks.tokens(20_000));
        assertThat(spending.tokens.get()).isBetween(10_000L, 20_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void underSixtyFourThreadsMoneyNeverPassesItsLimit(long seed) throws Exception {
        Spending spending = new Spending(seed);
        spending.spend(TestStacks.usd("0.05"));
        assertThat(spending.nanoUsd.get()).isBetween(25_000_000L, 50_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void underSixtyFourThreadsCallsNeverPassTheirLimit(long seed) throws Exception {
        Spending spending = new Spending(seed);
        spending.spend(TestStacks.calls(150));
        assertThat(spending.calls.get()).isEqualTo(150);
    }

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

    /** Calls of random size from many threads, by a model that counts what it is paid for. */
    private static final class Spending {

        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong tokens = new AtomicLong();
        private final AtomicLong nanoUsd = new AtomicLong();
        private final long seed;

        Spending(long seed) {
            this.seed = seed;
        }

        void spend(Budget budget) throws Exception {
            ChatModel stack = TestStacks.of(
                            new Charging(), TestStacks.shared(budget, new Meter()), PRICE, TestStacks.FAST)
                    .model();
            SplittableRandom random = new SplittableRandom(seed);
            ExecutorService threads = Executors.newFixedThreadPool(64);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 2_000; i++) {
                    String text = i + " " + "x".repeat(random.nextInt(200));
                    all.add(threads.submit(() -> {
                        try {
                            stack.chat(ChatRequest.builder()
                                    .messages(UserMessage.from(text))
                                    .maxOutputTokens(LONGEST_ANSWER)
                                    .build());
                        } catch (BudgetExhaustedException e) {
                            assertThat(e).hasMessageContaining("used up");
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private final class Charging implements ChatModel {

            @Override
            public ChatResponse chat(ChatRequest request) {
                String text = ((UserMessage) request.messages().get(0)).singleText();
                int in = 1 + Math.floorMod(text.hashCode(), text.length());
                int out = 1 + Math.floorMod(text.hashCode() * 31, LONGEST_ANSWER);
                calls.incrementAndGet();
                tokens.addAndGet(in + out);
                nanoUsd.addAndGet(PRICE.nanoUsd(in, out));
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from("answer"))
                        .tokenUsage(new TokenUsage(in, out))
                        .build();
            }
        }
    }
}
