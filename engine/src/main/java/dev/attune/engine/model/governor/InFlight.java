package dev.attune.engine.model.governor;

import java.util.concurrent.Semaphore;

/**
 * Bounds the calls in flight: half as many after each that was refused as too many, one more after a whole round of answers (the rule of
 * TCP). Of calls that were refused together, the first halves. Who waits is served in turn, and waits on when interrupted. Thread-safe.
 */
final class InFlight {

    private final int most;
    private final Places places;
    private int limit;
    private int answersSinceChange;
    private int throttled;
    private long round;

    InFlight(int most) {
        this.most = most;
        this.limit = most;
        this.places = new Places(most);
    }

    /** Waits for a place; gives the round, for {@link #leave}. */
    long enter() {
        places.acquireUninterruptibly();
        synchronized (this) {
            return round;
        }
    }

    synchronized void leave(long enteredIn, boolean refused) {
        if (refused) {
            throttled++;
            shrink(enteredIn);
        } else if (++answersSinceChange >= limit && limit < most) {
            limit++;
            answersSinceChange = 0;
            places.release();
        }
        places.release();
    }

    private void shrink(long enteredIn) {
        if (enteredIn == round) {
            int half = Math.max(1, limit / 2);
            places.reducePermits(limit - half);
            limit = half;
            answersSinceChange = 0;
            round++;
        }
    }

    synchronized int limit() {
        return limit;
    }

    synchronized int throttled() {
        return throttled;
    }

    /** A fair semaphore that can shrink below what is taken. */
    private static final class Places extends Semaphore {

        private static final long serialVersionUID = 1L;

        Places(int permits) {
            super(permits, true);
        }

        @Override
        protected void reducePermits(int reduction) {
            super.reducePermits(reduction);
        }
    }
}
