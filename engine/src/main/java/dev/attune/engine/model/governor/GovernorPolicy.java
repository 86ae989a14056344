package dev.attune.engine.model.governor;

import dev.attune.engine.config.Pace;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How hard a model may be asked, and how patiently.
 *
 * @param inFlight calls at once at most, at least 1; fewer while the server limits the rate
 * @param attempts calls at most for one answer, the first included; at least 1
 * @param firstWait the wait after the first failure, before jitter
 * @param factor how much longer each wait is than the one before; at least 1
 * @param longestWait the longest wait that a server can ask for; a call that would have to wait longer fails
 * @param pace the limits of the user
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GovernorPolicy(
        int inFlight, int attempts, Duration firstWait, double factor, Duration longestWait, Pace pace) {

    private static final int ATTEMPTS = 5;
    private static final double FACTOR = 2;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** Five attempts, over some fifteen seconds where the first wait is one; longer if the server asks for it. */
    public static GovernorPolicy of(int inFlight, Pace pace) {
        return new GovernorPolicy(inFlight, ATTEMPTS, pace.retryWait(), FACTOR, LONGEST_WAIT, pace);
    }
}
