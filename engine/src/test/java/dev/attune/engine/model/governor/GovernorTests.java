package dev.attune.engine.model.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.config.Pace;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.TestStacks;
import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.layer.ModelCall;
import dev.attune.runtime.OutOfQuotaException;
import dev.attune.runtime.ServerException;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GovernorTests {

    private static final WaitNotices SILENT = new WaitNotices(notice -> {}, () -> 0);

    @Test
    void aRefusalForTheRateHalvesTheCallsInFlight() {
        InFlight inFlight = new InFlight(8);
        refuse(inFlight);
        assertThat(inFlight.limit()).isEqualTo(4);
        refuse(inFlight);
        refuse(inFlight);
        refuse(inFlight);
        assertThat(inFlight.limit()).isEqualTo(1);
        assertThat(inFlight.throttled()).isEqualTo(4);
    }

    @Test
    void callsThatWereRefusedTogetherHalveOnce() {
        InFlight inFlight = new InFlight(8);
        long first = inFlight.enter();
        long second = inFlight.enter();
        inFlight.leave(first, true);
        inFlight.leave(second, true);
        assertThat(inFlight.limit()).isEqualTo(4);
    }

    @Test
    void aRoundOfAnswersLetsOneMoreIn() {
        InFlight inFlight = new InFlight(4);
        refuse(inFlight);
        for (int answers = 0; answers < 2 + 3; answers++) {
            inFlight.leave(inFlight.enter(), false);
        }
        assertThat(inFlight.limit()).isEqualTo(4);
        for (int answers = 0; answers < 20; answers++) {
            inFlight.leave(inFlight.enter(), false);
        }
        assertThat(inFlight.limit()).isEqualTo(4);
    }

    @Test
    void afterARefusalCallsWaitUntilEnoughHaveLeft() throws Exception {
        InFlight inFlight = new InFlight(2);
        long first = inFlight.enter();
        long second = inFlight.enter();
        CountDownLatch entered = new CountDownLatch(1);
        Thread waiting = entering(inFlight, entered::countDown);
        inFlight.leave(first, true);
        assertThat(entered.await(50, TimeUnit.MILLISECONDS)).isFalse();
        inFlight.leave(second, false);
        waiting.join();
        assertThat(entered.getCount()).isZero();
    }

    @Test
    void callsAreLetInInTheOrderInWhichTheyCame() throws Exception {
        InFlight inFlight = new InFlight(1);
        long held = inFlight.enter();
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            waiting.add(entering(inFlight, () -> order.add(number)));
        }
        inFlight.leave(held, false);
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void aCallThatIsInterruptedKeepsItsTurn() throws Exception {
        InFlight inFlight = new InFlight(1);
        long held = inFlight.enter();
        AtomicInteger entered = new AtomicInteger();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread waiting = entering(inFlight, () -> {
            entered.incrementAndGet();
            stillInterrupted.set(Thread.interrupted());
        });
        waiting.interrupt();
        waiting.join(50);
        assertThat(entered).hasValue(0);
        inFlight.leave(held, false);
        waiting.join();
        assertThat(entered).hasValue(1);
        assertThat(stillInterrupted).isTrue();
    }

    /** Returns once the thread waits for its place. */
    private static Thread entering(InFlight inFlight, Runnable inside) {
        Thread thread = new Thread(() -> {
            long turn = inFlight.enter();
            inside.run();
            inFlight.leave(turn, false);
        });
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void anAnswerWhoseTokensTheModelDoesNotCountHasTakenWhatWasGuessed() {
        Rates rates = new Rates(pace(OptionalLong.empty(), OptionalLong.of(600)), SILENT);
        ModelCall call = call("x".repeat(4_000));
        long first = rates.nanosToWait(call);
        rates.used(call, new RecordedAnswer("yes", 0, 0));
        assertThat(rates.nanosToWait(call) - first)
                .isGreaterThan(Duration.ofSeconds(60).toNanos());
    }

    @Test
    void callsPerMinuteAreSpreadEvenly() {
        Rates rates = new Rates(pace(OptionalLong.of(60), OptionalLong.empty()), SILENT);
        rates.nanosToWait(call("a"));
        long second = rates.nanosToWait(call("b"));
        long third = rates.nanosToWait(call("c"));
        assertThat(second).isBetween(0L, TimeUnit.SECONDS.toNanos(1));
        assertThat(third - second)
                .isCloseTo(TimeUnit.SECONDS.toNanos(1), org.assertj.core.data.Percentage.withPercentage(20));
    }

    @Test
    void tokensThatWereNotForeseenDelayTheNextCall() {
        Rates rates = new Rates(pace(OptionalLong.empty(), OptionalLong.of(6_000)), SILENT);
        rates.nanosToWait(call("a"));
        rates.used(call("a"), new RecordedAnswer("long", 500, 500));
        assertThat(rates.nanosToWait(call("b"))).isBetween(TimeUnit.SECONDS.toNanos(8), TimeUnit.SECONDS.toNanos(12));
    }

    @Test
    void aServerThatAsksForTooLongAWaitIsNotWaitedFor() {
        AtomicInteger calls = new AtomicInteger();
        ChatModel stack = stack(new ScriptedModel(asked -> {
            calls.incrementAndGet();
            throw new RateLimitException(new ServerException(429, "come back tomorrow", Duration.ofHours(20)));
        }));
        assertThatThrownBy(() -> stack.chat(request("a"))).isInstanceOf(RateLimitException.class);
        assertThat(calls).hasValue(1);
    }

    static Stream<RuntimeException> refusalsForWantOfMoney() {
        return Stream.of(
                new OutOfQuotaException("status 402"),
                new RateLimitException("{\"error\": {\"code\": \"insufficient_quota\"}}"),
                new RateLimitException(new OutOfQuotaException("status 429")));
    }

    @ParameterizedTest
    @MethodSource("refusalsForWantOfMoney")
    void anAccountWithoutMoneyIsNotAskedAgain(RuntimeException refusal) {
        AtomicInteger calls = new AtomicInteger();
        ChatModel stack = stack(new ScriptedModel(asked -> {
            calls.incrementAndGet();
            throw refusal;
        }));
        assertThatThrownBy(() -> stack.chat(request("a"))).isSameAs(refusal);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aBrokenConnectionIsTriedAgain() {
        AtomicInteger calls = new AtomicInteger();
        ChatModel stack = stack(new ScriptedModel(asked -> {
            if (calls.incrementAndGet() < 3) {
                throw new UncheckedIOException(new IOException("Connection reset"));
            }
            return "fine";
        }));
        assertThat(stack.chat(request("a")).aiMessage().text()).isEqualTo("fine");
    }

    @Test
    void aCallThatHangsIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        GovernorPolicy policy = new GovernorPolicy(
                1,
                1,
                Duration.ofMillis(1),
                1,
                Duration.ofSeconds(1),
                new Pace(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Duration.ofMillis(1),
                        Optional.of(Duration.ofMillis(50)),
                        Optional.empty()));
        ChatModel stack = TestStacks.of(
                        new ScriptedModel(asked -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return "late";
                        }),
                        TestStacks.shared(Budget.unlimited(), new Meter()),
                        Price.FREE,
                        policy)
                .model();
        assertThatThrownBy(() -> stack.chat(request("a")))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("the model has not answered within 50 ms");
    }

    private static void refuse(InFlight inFlight) {
        inFlight.leave(inFlight.enter(), true);
    }

    private static ChatModel stack(ChatModel model) {
        return TestStacks.of(model, Budget.unlimited(), new Meter()).model();
    }

    private static Pace pace(OptionalLong calls, OptionalLong tokens) {
        return new Pace(calls, tokens, Duration.ofMillis(1), Optional.empty(), Optional.empty());
    }

    private static ModelCall call(String text) {
        return new ModelCall("m", request(text), 0, new Meter());
    }

    private static ChatRequest request(String text) {
        return ChatRequest.builder()
                .messages(SystemMessage.from("s"), UserMessage.from(text))
                .build();
    }
}
