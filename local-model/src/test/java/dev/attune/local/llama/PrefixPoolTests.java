package dev.attune.local.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    @Test
    void aCallWhoseBeginningIsRememberedGoesFirst() throws Exception {
        PrefixPool<Integer> pool = pool(1, 1);

        assertThat(served(pool, "aaaa 1", List.of("bbbb 1", "aaaa 2", "bbbb 2", "aaaa 3")))
                .containsExactly("aaaa 2", "aaaa 3", "bbbb 1", "bbbb 2");
    }

    @Test
    void aBeginningThatIsBeingComputedWaitsForOthers() throws Exception {
        PrefixPool<Integer> pool = pool(2, 2);

        List<String> served = pool.use("aaaa 1", first -> {
            try {
                return served(pool, "cccc 1", List.of("aaaa 2", "bbbb 1"));
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });

        assertThat(served).containsExactly("bbbb 1", "aaaa 2");
    }

    @Test
    void noCallIsPassedOverForever() throws Exception {
        PrefixPool<Integer> pool = pool(1, 1);
        List<String> prompts = new ArrayList<>(List.of("bbbb 1"));
        IntStream.range(0, 2 * PrefixPool.PATIENCE).forEach(i -> prompts.add("aaaa " + i));

        assertThat(served(pool, "aaaa", prompts).indexOf("bbbb 1")).isEqualTo(PrefixPool.PATIENCE);
    }

    /** In which order prompts are served that come, one after the other, while the pool is busy with a first one. */
    private static List<String> served(PrefixPool<Integer> pool, String first, List<String> prompts) throws Exception {
        List<String> served = Collections.synchronizedList(new ArrayList<>());
        ExecutorService callers = Executors.newFixedThreadPool(prompts.size());
        try {
            List<Future<?>> calls = pool.use(first, busy -> {
                List<Future<?>> queued = new ArrayList<>();
                for (String prompt : prompts) {
                    queued.add(callers.submit(() -> pool.use(prompt, resource -> served.add(prompt))));
                    while (pool.waiting() < queued.size()) {
                        Thread.onSpinWait();
                    }
                }
                return queued;
            });
            for (Future<?> call : calls) {
                call.get();
            }
            return served;
        } finally {
            callers.shutdownNow();
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
