package dev.attune.engine.model.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.fixtures.TestStacks;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Budgets under sixty-four threads, with many seeds: no limit is passed, and none is left half unused. */
class BudgetSimulationTests {

    private static final int LONGEST_ANSWER = 50;
    private static final Price PRICE = new Price(new BigDecimal("2.50"), new BigDecimal("10"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tokensNeverPassTheirLimit(long seed) throws Exception {
        Spending spending = new Spending(seed);
        spending.spend(TestStacks.tokens(20_000));
        assertThat(spending.tokens.get()).isBetween(10_000L, 20_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void moneyNeverPassesItsLimit(long seed) throws Exception {
        Spending spending = new Spending(seed);
        spending.spend(TestStacks.usd("0.05"));
        assertThat(spending.nanoUsd.get()).isBetween(25_000_000L, 50_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void callsNeverPassTheirLimit(long seed) throws Exception {
        Spending spending = new Spending(seed);
        spending.spend(TestStacks.calls(150));
        assertThat(spending.calls.get()).isEqualTo(150);
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
