package dev.attune.local.llama;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Hands out resources that remember the prompt they served last, and prefers the one whose remembered prompt shares the
 * longest beginning with the new one. Resources are opened on demand, and no more than {@code parallel} are in use at
 * any moment. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PrefixPool<T> {

    private final int parallel;
    private final int limit;
    private final Supplier<T> opener;
    private final Semaphore permits;
    private final List<Slot<T>> idle = new ArrayList<>();
    private int opened;
    private long clock;
    private boolean closed;

    public PrefixPool(int parallel, int limit, Supplier<T> opener) {
        this.parallel = parallel;
        this.limit = limit;
        this.opener = opener;
        this.permits = new Semaphore(parallel, true);
    }

    private static final class Slot<T> {
        private final T resource;
        private String prompt = "";
        private long lastUse;

        private Slot(T resource) {
            this.resource = resource;
        }

        private int shared(String other) {
            int length = Math.min(prompt.length(), other.length());
            int i = 0;
            while (i < length && prompt.charAt(i) == other.charAt(i)) {
                i++;
            }
            return i;
        }

        /** Whether serving the other prompt here keeps at least half of what is remembered. */
        private boolean suits(String other) {
            return 2 * shared(other) >= prompt.length();
        }
    }

    /** Wait for a turn, then apply the action to the resource that suits the prompt best. */
    public <R> R use(String prompt, Function<T, R> action) {
        try {
            permits.acquire();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the local model");
        }
        try {
            Slot<T> slot = take(prompt);
            try {
                return action.apply(slot.resource);
            } finally {
                giveBack(slot, prompt);
            }
        } finally {
            permits.release();
        }
    }

    private Slot<T> take(String prompt) {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the local model is closed");
            }
            Optional<Slot<T>> best = idle.stream()
                    .filter(slot -> slot.suits(prompt))
                    .max(Comparator.comparingInt(slot -> slot.shared(prompt)));
            if (best.isEmpty() && opened == limit) {
                best = idle.stream().min(Comparator.comparingLong(slot -> slot.lastUse));
            }
            if (best.isPresent()) {
                idle.remove(best.get());
                return best.get();
            }
            opened++;
        }
        // Opening takes a good part of a second: not under the lock.
        boolean success = false;
        try {
            Slot<T> slot = new Slot<>(opener.get());
            success = true;
            return slot;
        } finally {
            if (!success) {
                synchronized (this) {
                    opened--;
                }
            }
        }
    }

    private synchronized void giveBack(Slot<T> slot, String prompt) {
        slot.prompt = prompt;
        slot.lastUse = ++clock;
        idle.add(slot);
    }

    /**
     * Refuse new calls, wait for those under way as long as the limit allows, and return the resources no call uses any
     * more. A second call returns nothing.
     */
    public List<T> close(long timeoutMillis) {
        synchronized (this) {
            closed = true;
        }
        try {
            if (permits.tryAcquire(parallel, timeoutMillis, TimeUnit.MILLISECONDS)) {
                permits.release(parallel);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            List<T> unused = idle.stream().map(slot -> slot.resource).toList();
            idle.clear();
            return unused;
        }
    }
}
