package dev.attune.engine.model.governor;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;

/**
 * Tells a person who waits why: of each wait or retry, but of those that follow closely only how many there were. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WaitNotices {

    /** Calls that are in flight together fail together, and say the same. */
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int MOST_QUOTED = 200;

    private final Consumer<String> told;
    private final LongSupplier nanoTime;
    private boolean any;
    private long last;
    private int untold;

    public WaitNotices(Consumer<String> told, LongSupplier nanoTime) {
        this.told = told;
        this.nanoTime = nanoTime;
    }

    /** A call was refused for its rate, and is made again after a while. */
    void refused(Duration wait, int attempt, int attempts, Throwable failure) {
        tell("waiting " + text(wait) + " for the server's rate: try " + attempt + " of " + attempts
                + " of a call was refused (" + quoted(failure) + ")");
    }

    /** A call failed for a reason that may pass, and is made again after a while. */
    void failed(Duration wait, int attempt, int attempts, Throwable failure) {
        tell("waiting " + text(wait) + " to make a call again: try " + attempt + " of " + attempts + " failed ("
                + quoted(failure) + ")");
    }

    /** A call waits for a rate that the user has set. */
    void kept(Duration wait, String setting) {
        tell("waiting " + text(wait) + " to keep to " + setting);
    }

    /** A server is left out for a while. */
    void out(String server, Duration pause, Throwable failure) {
        told.accept("leaving out " + server + ", its calls go to the other servers; it is asked again after "
                + text(pause) + " (" + quoted(failure) + ")");
    }

    /** A server answers that was left out. */
    void back(String server) {
        told.accept(server + " answers again");
    }

    private void tell(String line) {
        String counted;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (any && now - last < QUIET_NANOS) {
                untold++;
                return;
            }
            counted = untold == 0 ? line : line + "; " + untold + " more waits since the last one told";
            any = true;
            last = now;
            untold = 0;
        }
        told.accept(counted);
    }

    private static String text(Duration wait) {
        if (wait.toMinutes() >= 1) {
            return wait.toMinutes() + " min " + wait.toSecondsPart() + " s";
        }
        return wait.toMillis() % 1_000 == 0
                ? wait.toSeconds() + " s"
                : String.format(Locale.ROOT, wait.toMillis() < 100 ? "%.3f s" : "%.1f s", wait.toMillis() / 1_000.0);
    }

    static String quoted(Throwable failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = said.strip().replaceAll("\\s+", " ");
        return line.length() > MOST_QUOTED ? line.substring(0, MOST_QUOTED) + "…" : line;
    }
}
