package dev.attune.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.TestStacks;
import dev.attune.engine.journal.AnswerStore;
import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.journal.RecordedCall;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.layer.CallBound;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ModelStackTests {

    private final Meter meter = new Meter();

    @Test
    void theSameRequestIsAnsweredFromTheCache() {
        ScriptedModel model = new ScriptedModel(asked -> "hello");
        ChatModel stack = stack(model, Budget.unlimited()).model();
        stack.chat(request("a"));
        stack.chat(request("a"));
        stack.chat(request("b"));
        assertThat(model.requests()).hasSize(2);
        assertThat(meter.usage().calls()).isEqualTo(2);
        assertThat(meter.usage().cachedCalls()).isEqualTo(1);
    }

    @Test
    void aFailedCallIsThrownAndNotLogged() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                logged.add(logRecord);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            ScriptedModel model = new ScriptedModel(asked -> {
                throw new AuthenticationException("wrong key");
            });
            ChatModel stack = stack(model, Budget.unlimited()).model();
            assertThatThrownBy(() -> stack.chat(request("a"))).hasMessage("wrong key");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void rolloutsHaveAnswersOfTheirOwn() {
        AtomicInteger number = new AtomicInteger();
        ModelStack stack = stack(new ScriptedModel(asked -> "answer " + number.incrementAndGet()), Budget.unlimited());
        assertThat(text(stack.rollout(1))).isEqualTo("answer 1");
        assertThat(text(stack.rollout(2))).isEqualTo("answer 2");
        assertThat(text(stack.rollout(1))).isEqualTo("answer 1");
    }

    @Test
    void equalRequestsUnderWayAtOnceAreOneCall() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel(request -> {
            asked.countDown();
            await(answer);
            return "late";
        });
        ModelStack stack = stack(model, Budget.unlimited());
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            answers.add(executor.submit(() -> text(stack.model())));
            asked.await();
            for (int i = 0; i < 7; i++) {
                answers.add(executor.submit(() -> text(stack.model())));
            }
            answer.countDown();
            for (Future<String> each : answers) {
                assertThat(each.get()).isEqualTo("late");
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void aFailedCallIsNotCached() {
        AtomicInteger calls = new AtomicInteger();
        ChatModel stack = stack(
                        new ScriptedModel(asked -> {
                            if (calls.incrementAndGet() == 1) {
                                throw new AuthenticationException("no key");
                            }
                            return "fine";
                        }),
                        Budget.unlimited())
                .model();
        assertThatThrownBy(() -> stack.chat(request("a"))).isInstanceOf(AuthenticationException.class);
        assertThat(text(stack)).isEqualTo("fine");
    }

    @Test
    void aRateLimitIsWaitedOutAndNoFailure() {
        AtomicInteger calls = new AtomicInteger();
        ChatModel stack = stack(
                        new ScriptedModel(asked -> {
                            if (calls.incrementAndGet() < 3) {
                                throw new RateLimitException("slow down");
                            }
                            return "fine";
                        }),
                        Budget.unlimited())
                .model();
        assertThat(text(stack)).isEqualTo("fine");
        assertThat(meter.usage().calls()).isEqualTo(1);
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        AtomicInteger calls = new AtomicInteger();
        ChatModel stack = stack(
                        new ScriptedModel(asked -> {
                            calls.incrementAndGet();
                            throw new AuthenticationException("no key");
                        }),
                        Budget.unlimited())
                .model();
        assertThatThrownBy(() -> stack.chat(request("a"))).hasMessage("no key");
        assertThat(calls).hasValue(1);
    }

    @Test
    void callsUnderWayAtOnceNeverPassTheBudget() throws Exception {
        Budget budget = TestStacks.calls(50);
        ScriptedModel model = new ScriptedModel(asked -> "x");
        ChatModel stack = stack(model, budget).model();
        ExecutorService executor = Executors.newFixedThreadPool(64);
        AtomicInteger refused = new AtomicInteger();
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = "request " + i;
                calls.add(executor.submit(() -> {
                    try {
                        stack.chat(request(text));
                    } catch (BudgetExhaustedException e) {
                        refused.incrementAndGet();
                    }
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(model.requests()).hasSize(50);
        assertThat(refused).hasValue(150);
    }

    /** As Ollama does, which leaves out the tokens of a request that it has in its cache. */
    @Test
    void anAnswerOfWhichOnlyOnePartWasCountedCostsAllThatItCanAlsoWhenItIsContinued() {
        for (TokenUsage usage : List.of(new TokenUsage(null, 5), new TokenUsage(5), new TokenUsage(0, 0))) {
            Map<String, RecordedAnswer> journal = new HashMap<>();
            long first = tokens(usage, journal);
            assertThat(first).as(usage.toString()).isGreaterThanOrEqualTo(CallBound.USUAL_LIMIT);
            assertThat(tokens(usage, journal)).as(usage.toString()).isEqualTo(first);
        }
        assertThat(tokens(new TokenUsage(7, 5), new HashMap<>())).isEqualTo(12);
    }

    /** What the budget takes for one answer. */
    private long tokens(TokenUsage usage, Map<String, RecordedAnswer> journal) {
        ChatModel model = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from("yes"))
                        .tokenUsage(usage)
                        .build();
            }
        };
        Budget budget = Budget.unlimited();
        TestStacks.of(model, TestStacks.journaled(kept(journal), budget, meter), Price.FREE, TestStacks.FAST)
                .model()
                .chat(request("a"));
        return budget.spent().tokens();
    }

    private static AnswerStore kept(Map<String, RecordedAnswer> answers) {
        return new AnswerStore() {
            @Override
            public Optional<RecordedAnswer> find(RecordedCall call, String key) {
                return Optional.ofNullable(answers.get(key));
            }

            @Override
            public void keep(RecordedCall call, String key, RecordedAnswer answer) {
                answers.put(key, answer);
            }
        };
    }

    @Test
    void aBudgetOfTimeEndsWithTheTime() {
        Clock start = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        List<Instant> now = new ArrayList<>(List.of(Instant.EPOCH));
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return start.getZone();
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get(0);
            }
        };
        Budget budget = TestStacks.time(Duration.ofMinutes(1), clock);
        ChatModel stack = stack(new ScriptedModel(asked -> "x"), budget).model();
        stack.chat(request("in time"));
        now.set(0, Instant.EPOCH.plusSeconds(60));
        assertThatThrownBy(() -> stack.chat(request("late")))
                .hasMessage("the budget is used up: attune.budget.time = 60s");
    }

    private ModelStack stack(ChatModel model, Budget budget) {
        return TestStacks.of(model, budget, meter);
    }

    private static String text(ChatModel model) {
        return model.chat(request("a")).aiMessage().text();
    }

    private static ChatRequest request(String text) {
        return ChatRequest.builder()
                .messages(SystemMessage.from("system"), UserMessage.from(text))
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
