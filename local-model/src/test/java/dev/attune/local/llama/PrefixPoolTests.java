package dev.attune.local.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PrefixPoolTests {

    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void alternatingPrefixesKeepTheirOwnResource() {
        PrefixPool<Integer> pool = pool(1, 4);

        for (int i = 0; i < 3; i++) {
            assertThat(pool.use("summarize: text " + i, Function.identity())).isEqualTo(1);
            assertThat(pool.use("translate: text " + i, Function.identity())).isEqualTo(2);
        }
    }

    @Test
    void theLeastRecentlyUsedResourceMakesRoom() {
        PrefixPool<Integer> pool = pool(1, 2);
        pool.use("aaaa 1", Function.identity());
        pool.use("bbbb 1", Function.identity());
        pool.use("aaaa 2", Function.identity());

        assertThat(pool.use("cccc 1", Function.identity())).isEqualTo(2);
        assertThat(pool.use("aaaa 3", Function.identity())).isEqualTo(1);
        assertThat(opened).hasValue(2);
    }

    @Test
    void aSecondCallAtOnceGetsAResourceOfItsOwn() {
        PrefixPool<Integer> pool = pool(2, 2);

        int inner = pool.use("same 1", outer -> {
            assertThat(outer).isEqualTo(1);
            return pool.use("same 2", Function.identity());
        });

        assertThat(inner).isEqualTo(2);
    }

    @Test
    void aResourceThatFailsToOpenTakesNoPlace() {
        AtomicInteger attempts = new AtomicInteger();
        PrefixPool<String> pool = new PrefixPool<>(1, 1, () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalArgumentException("first attempt");
            }
            return "opened";
        });

        assertThatThrownBy(() -> pool.use("a", Function.identity())).hasMessage("first attempt");
        assertThat(pool.use("a", Function.identity())).isEqualTo("opened");
    }

    @Test
    void aFailedCallGivesItsResourceBack() {
        PrefixPool<Integer> pool = pool(1, 1);

        assertThatThrownBy(() -> pool.use("a", resource -> {
                    throw new IllegalArgumentException("failed");
                }))
                .hasMessage("failed");
        assertThat(pool.use("a", Function.identity())).isEqualTo(1);
    }

    @Test
    void aClosedPoolRefusesCallsAndReturnsItsResourcesOnce() {
        PrefixPool<Integer> pool = pool(1, 1);
        pool.use("a", Function.identity());

        assertThat(pool.close(0)).containsExactly(1);
        assertThat(pool.close(0)).isEmpty();
        assertThatThrownBy(() -> pool.use("a", Function.identity()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the local model is closed");
    }

    @Test
    void closingLeavesAResourceInUseAlone() {
        PrefixPool<Integer> pool = pool(1, 1);

        assertThat(pool.<Integer>use("a", resource -> pool.close(0).size())).isZero();
    }

    @Test
    void anInterruptedWaitIsACancellation() throws Exception {
        PrefixPool<Integer> pool = pool(1, 1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> cancelled = pool.use("a", resource -> {
                Future<?> second = thread.submit(() -> {
                    waiting.countDown();
                    assertThatThrownBy(() -> pool.use("b", Function.identity()))
                            .isInstanceOf(CancellationException.class);
                });
                await(waiting);
                thread.shutdownNow();
                return second;
            });
            cancelled.get();
        } finally {
            thread.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    private PrefixPool<Integer> pool(int parallel, int limit) {
        return new PrefixPool<>(parallel, limit, opened::incrementAndGet);
    }
}
