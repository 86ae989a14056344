package dev.attune.local.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NativeCallsTests {

    private final NativeCalls calls = new NativeCalls();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final ExecutorService stopper = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThread() {
        stopper.shutdownNow();
    }

    @Test
    void stoppingWithNothingUnderWayReturnsAtOnce() throws Exception {
        calls.begin();
        calls.end();
        calls.stop();
        assertThatThrownBy(calls::begin).isInstanceOf(CancellationException.class);
    }

    @Test
    void stoppingWaitsForACallUnderWay() throws Exception {
        calls.begin();
        Future<?> stopped = stopper.submit(this::stop);
        awaitRefusal();
        assertThat(stopped.isDone()).isFalse();
        calls.end();
        stopped.get();
    }

    @Test
    void anAnswerThatSomebodyWaitsForIsGivenUp() throws Exception {
        calls.begin();
        calls.beginAnswer(givenUp::incrementAndGet);
        assertThatThrownBy(() -> calls.await(() -> {
                    stop();
                    assertThat(givenUp).hasValue(1);
                    return "token";
                }))
                .isInstanceOf(CancellationException.class);
        calls.end();
    }

    @Test
    void anAnswerThatIsLeftByItsCallerAtTheEndIsGivenUpAllTheSame() throws Exception {
        Runnable giveUp = givenUp::incrementAndGet;
        calls.begin();
        Future<?> stopped = stopper.submit(this::stop);
        awaitRefusal();
        calls.beginAnswer(giveUp);
        calls.endAnswer(giveUp);
        calls.end();
        stopped.get();
        assertThat(givenUp).hasValue(1);
    }

    @Test
    void anAnswerThatIsCompleteIsNotGivenUp() throws Exception {
        Runnable giveUp = givenUp::incrementAndGet;
        calls.begin();
        calls.beginAnswer(giveUp);
        calls.endAnswer(giveUp);
        calls.end();
        calls.stop();
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void aCallEndsThoughTheJvmEndedWhileItWaited() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch token = new CountDownLatch(1);
        Future<?> caller = stopper.submit(() -> {
            calls.begin();
            try {
                calls.await(() -> {
                    waits.countDown();
                    return await(token);
                });
            } finally {
                calls.end();
            }
        });
        waits.await();
        calls.stop();
        token.countDown();
        assertThatThrownBy(caller::get).hasCauseInstanceOf(CancellationException.class);
        calls.stop();
    }

    private void stop() {
        try {
            calls.stop();
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    private void awaitRefusal() {
        while (true) {
            try {
                calls.begin();
                calls.end();
                Thread.onSpinWait();
            } catch (CancellationException ending) {
                return;
            }
        }
    }
}
