package dev.attune.engine.model.governor;

import dev.attune.engine.model.layer.CallLayer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One server of a model: what it is asked through, how many calls it has, and whether it is well. All but the calls themselves happens
 * under the lock of {@link Servers}.
 */
final class Server {

    private final String address;
    private final CallLayer inner;
    private final InFlight inFlight;
    private final CircuitBreaker health;
    private int calls;
    private int outages;
    private @Nullable String lastFailure;

    Server(String address, CallLayer inner, InFlight inFlight, CircuitBreaker health) {
        this.address = address;
        this.inner = inner;
        this.inFlight = inFlight;
        this.health = health;
    }

    String address() {
        return address;
    }

    CallLayer inner() {
        return inner;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** Calls that are under way or wait for their place. */
    int calls() {
        return calls;
    }

    /** Calls that have to wait for their place. */
    int waiting() {
        return Math.max(0, calls - inFlight.limit());
    }

    boolean isWell() {
        return health.getState() == State.CLOSED;
    }

    /** Whether it was out for long enough that one call may find out whether it is back; if so, that call is to be made. */
    boolean isProbed() {
        return !isWell() && health.tryAcquirePermission();
    }

    void entered() {
        calls++;
    }

    void left() {
        calls--;
    }

    /** Gives whether it is back. */
    boolean answered() {
        if (isWell()) {
            health.onSuccess(0, TimeUnit.NANOSECONDS);
            return false;
        }
        health.transitionToClosedState();
        return true;
    }

    /**
     * Counts a failure that is the server's.
     *
     * @param gone whether nothing is there, so that one failure says enough
     * @return whether it is taken out now
     */
    boolean failed(Throwable failure, boolean gone) {
        boolean well = isWell();
        health.onError(0, TimeUnit.NANOSECONDS, failure);
        if (gone && isWell()) {
            health.transitionToOpenState();
        }
        if (!well || isWell()) {
            return false;
        }
        outages++;
        lastFailure = WaitNotices.quoted(failure);
        return true;
    }

    /** A call ended that says nothing of the server. */
    void toldNothing() {
        health.releasePermission();
    }

    int outages() {
        return outages;
    }

    @Nullable String lastFailure() {
        return lastFailure;
    }
}
