package dev.attune.engine.model.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.config.Limits;
import dev.attune.engine.config.Pace;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.TestStacks;
import dev.attune.engine.journal.Recording;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.model.budget.Price;
import dev.attune.runtime.ServerException;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a person who waits is told of waits and of calls that are made again. */
class WaitNoticesTests {

    private static final RuntimeException REFUSAL = new ServerException(429, "status 429: slow\n down", null);

    private final List<String> told = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final WaitNotices notices = new WaitNotices(told::add, now::get);

    @Test
    void aWaitForTheServersRateIsToldWithItsLengthAndReason() {
        notices.refused(Duration.ofSeconds(12), 1, 5, REFUSAL);
        assertThat(told)
                .containsExactly("waiting 12 s for the server's rate: try 1 of 5 of a call was refused "
                        + "(status 429: slow down)");
    }

    @Test
    void aWaitOfMinutesIsToldInMinutes() {
        notices.kept(Duration.ofSeconds(125), "attune.model.requests-per-minute");
        assertThat(told).containsExactly("waiting 2 min 5 s to keep to attune.model.requests-per-minute");
    }

    @Test
    void ofWaitsThatFollowCloselyOnlyTheNumberIsTold() {
        for (int i = 0; i < 8; i++) {
            notices.refused(Duration.ofSeconds(1), 1, 5, REFUSAL);
        }
        assertThat(told).hasSize(1);
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        notices.failed(Duration.ofMillis(1_500), 2, 5, new IOException("reset"));
        assertThat(told)
                .hasSize(2)
                .last()
                .isEqualTo("waiting 1.5 s to make a call again: try 2 of 5 failed (reset); "
                        + "7 more waits since the last one told");
    }

    @Test
    void aCallThatIsMadeAgainIsTold() {
        AtomicInteger calls = new AtomicInteger();
        ask(() -> {
            if (calls.getAndIncrement() == 0) {
                throw new UncheckedIOException(new IOException("connection reset"));
            }
        });
        assertThat(told)
                .singleElement()
                .asString()
                .matches("waiting 0\\.00\\d s to make a call again: try 1 of 3 failed "
                        + "\\(java.io.IOException: connection reset\\)");
    }

    @Test
    void aRefusedCallIsToldAsAWaitForTheServer() {
        AtomicInteger calls = new AtomicInteger();
        ask(() -> {
            if (calls.getAndIncrement() == 0) {
                throw new RateLimitException("too many");
            }
        });
        assertThat(told)
                .singleElement()
                .asString()
                .matches("waiting 0\\.00\\d s for the server's rate: try 1 of 3 of a call was refused \\(too many\\)");
    }

    @Test
    void aCallThatFailsForGoodIsNotToldAsAWait() {
        assertThatThrownBy(() -> ask(() -> {
                    throw new IllegalArgumentException("no such model");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(told).isEmpty();
    }

    private void ask(Runnable before) {
        ScriptedModel model = new ScriptedModel(asked -> {
            before.run();
            return "ok";
        });
        SharedLayers shared = new SharedLayers(
                new Budget(Limits.NONE, Clock.systemUTC()),
                new Meter(),
                Optional.empty(),
                Optional.empty(),
                ReplayMode.OFF,
                Recording.blank(Path.of("none")),
                told::add);
        GovernorPolicy policy = new GovernorPolicy(2, 3, Duration.ofMillis(1), 1, Duration.ofSeconds(5), Pace.FREE);
        TestStacks.of(model, shared, Price.FREE, policy).model().chat(request());
    }

    private static ChatRequest request() {
        return ChatRequest.builder()
                .messages(SystemMessage.from("s"), UserMessage.from("u"))
                .build();
    }
}
