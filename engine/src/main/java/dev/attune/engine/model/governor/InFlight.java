package dev.attune.engine.model.governor;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds the calls in flight: half as many after each that was refused as too many, one more after a whole round of answers (the rule of
 * TCP). Of calls that were refused together, the first halves. Thread-safe.
 */
final class InFlight {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition left = lock.newCondition();
    private int limit;
    private int inside;
    private int answersSinceChange;
    private int throttled;
    private long round;

    InFlight(int most) {
        this.most = most;
        this.limit = most;
    }

    /** Waits for a place; gives the round, for {@link #leave}. */
    long enter() {
        lock.lock();
        try {
            while (inside >= limit) {
                left.awaitUninterruptibly();
            }
            inside++;
            return round;
        } finally {
            lock.unlock();
        }
    }

    void leave(long enteredIn, boolean refused) {
        lock.lock();
        try {
            inside--;
            if (refused) {
                throttled++;
                shrink(enteredIn);
            } else if (++answersSinceChange >= limit && limit < most) {
                limit++;
                answersSinceChange = 0;
            }
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void shrink(long enteredIn) {
        if (enteredIn == round) {
            limit = Math.max(1, limit / 2);
            answersSinceChange = 0;
            round++;
        }
    }

    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    int throttled() {
        lock.lock();
        try {
            return throttled;
        } finally {
            lock.unlock();
        }
    }
}
