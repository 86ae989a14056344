package dev.attune.local.llama;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Hands out resources that remember the prompt they served last, so that a prompt is served where most of its beginning is remembered.
 * Resources are opened on demand, and no more than {@code parallel} are in use at any moment. Thread-safe.
 *
 * <p>Of the calls that wait, the next is the oldest one whose beginning a free resource remembers; else the oldest whose beginning none is
 * computing; else the oldest. So callers that ask with several prompts at once have each beginning computed once, side by side, and not
 * once in every resource. No call is passed over more than {@value #PATIENCE} times.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PrefixPool<T> {

    static final int PATIENCE = 64;

    private final int parallel;
    private final int limit;
    private final Supplier<T> opener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private final List<Call<T>> waiting = new ArrayList<>();
    private final List<Slot<T>> busy = new ArrayList<>();
    private final List<Slot<T>> idle = new ArrayList<>();
    private long clock;
    private boolean closed;

    public PrefixPool(int parallel, int limit, Supplier<T> opener) {
        this.parallel = parallel;
        this.limit = limit;
        this.opener = opener;
    }

    private static final class Slot<T> {
        private @Nullable T resource;
        private String prompt = "";
        private long lastUse;

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

    private static final class Call<T> {
        private final String prompt;
        private final Condition turn;
        private @Nullable Slot<T> slot;
        private int passedOver;

        private Call(String prompt, Condition turn) {
            this.prompt = prompt;
            this.turn = turn;
        }
    }

    /** Wait for a turn, then apply the action to the resource that suits the prompt best. */
    public <R> R use(String prompt, Function<T, R> action) {
        Slot<T> slot = await(prompt);
        try {
            // Opening takes a good part of a second: not under the lock.
            T resource = slot.resource == null ? opener.get() : slot.resource;
            slot.resource = resource;
            return action.apply(resource);
        } finally {
            giveBack(slot);
        }
    }

    private Slot<T> await(String prompt) {
        lock.lock();
        try {
            Call<T> call = new Call<>(prompt, lock.newCondition());
            waiting.add(call);
            assignTurns();
            return slotOf(call);
        } finally {
            lock.unlock();
        }
    }

    private Slot<T> slotOf(Call<T> call) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            while (call.slot == null) {
                if (closed) {
                    throw new IllegalStateException("the local model is closed");
                }
                call.turn.await();
            }
            return call.slot;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            if (call.slot != null) {
                giveBack(call.slot);
            }
            throw new CancellationException("interrupted while waiting for the local model");
        } finally {
            waiting.remove(call);
        }
    }

    private void assignTurns() {
        while (!closed && !waiting.isEmpty() && busy.size() < parallel) {
            Call<T> next = next();
            for (Call<T> older : waiting.subList(0, waiting.indexOf(next))) {
                older.passedOver++;
            }
            waiting.remove(next);
            Slot<T> slot = slotFor(next.prompt);
            slot.prompt = next.prompt;
            busy.add(slot);
            next.slot = slot;
            next.turn.signal();
        }
    }

    private Call<T> next() {
        Call<T> oldest = waiting.get(0);
        if (oldest.passedOver >= PATIENCE) {
            return oldest;
        }
        return oldest(prompt -> idle.stream().anyMatch(slot -> slot.suits(prompt)))
                .or(() -> oldest(prompt -> busy.stream().noneMatch(slot -> slot.suits(prompt))))
                .orElse(oldest);
    }

    private Optional<Call<T>> oldest(Predicate<String> prompt) {
        return waiting.stream().filter(call -> prompt.test(call.prompt)).findFirst();
    }

    private Slot<T> slotFor(String prompt) {
        Optional<Slot<T>> best = idle.stream()
                .filter(slot -> slot.suits(prompt))
                .max(Comparator.comparingInt(slot -> slot.shared(prompt)));
        if (best.isEmpty() && idle.size() + busy.size() == limit) {
            best = idle.stream().min(Comparator.comparingLong(slot -> slot.lastUse));
        }
        best.ifPresent(idle::remove);
        return best.orElseGet(Slot::new);
    }

    private void giveBack(Slot<T> slot) {
        lock.lock();
        try {
            busy.remove(slot);
            if (slot.resource != null) {
                slot.lastUse = ++clock;
                idle.add(slot);
            }
            assignTurns();
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many calls wait for a turn. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuse new calls, wait for those under way as long as the limit allows, and return the resources no call uses any
     * more. A second call returns nothing.
     */
    public List<T> close(long timeoutMillis) {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(call -> call.turn.signal());
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (!busy.isEmpty() && left > 0) {
                left = returned.awaitNanos(left);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return takeIdle();
    }

    private List<T> takeIdle() {
        lock.lock();
        try {
            List<T> unused = new ArrayList<>();
            for (Slot<T> slot : idle) {
                if (slot.resource != null) {
                    unused.add(slot.resource);
                }
            }
            idle.clear();
            return unused;
        } finally {
            lock.unlock();
        }
    }
}
