package dev.attune.engine.model.governor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.engine.journal.RecordedCall.Message;
import dev.attune.engine.model.layer.CallLayer;
import dev.attune.engine.model.layer.ModelCall;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one model, and which of them the next call goes to: the one with the fewest calls or, if that has hardly fewer, the one that
 * had the last call with the same beginning, which may hold it in its prefix cache. A server that fails is left out, and gets one call after
 * a while to find out whether it is back. If all are out, they are asked as if none were. Thread-safe.
 */
final class Servers {

    /** Failures in a row after which a server is out; it is out at once if nothing listens there. */
    private static final int FAILURES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** For the same beginning, a server may have more calls than another by this part of its places. */
    private static final int MARGIN_PART = 8;

    private static final int BEGINNINGS = 1_000;

    private static final Comparator<Server> LEAST =
            Comparator.comparingInt(Server::waiting).thenComparingInt(Server::calls);

    private final List<Server> all = new ArrayList<>();
    private final int margin;
    private final WaitNotices notices;
    private final Cache<Integer, Server> lastOfBeginning =
            Caffeine.newBuilder().maximumSize(BEGINNINGS).build();

    /**
     * Divides the calls in flight among servers.
     *
     * @param layers how each server is asked, by address
     * @param inFlight calls in flight of all together
     * @param clock tells when a server is asked again
     */
    Servers(Map<String, CallLayer> layers, int inFlight, WaitNotices notices, Clock clock) {
        int each = (inFlight + layers.size() - 1) / layers.size();
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(FAILURES)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .build();
        layers.forEach((address, layer) ->
                all.add(new Server(address, layer, new InFlight(each), CircuitBreaker.of(address, config))));
        this.margin = Math.max(1, each / MARGIN_PART);
        this.notices = notices;
    }

    /** The server for a call, which has to {@link #leave} it; null if none is left but those that failed it and those that are out. */
    synchronized @Nullable Server enter(ModelCall call, Set<Server> failed) {
        List<Server> left =
                all.stream().filter(server -> !failed.contains(server)).toList();
        Server server = chosen(call, left);
        if (server != null) {
            server.entered();
        }
        return server;
    }

    private @Nullable Server chosen(ModelCall call, List<Server> left) {
        for (Server server : left) {
            if (server.isProbed()) {
                return server;
            }
        }
        List<Server> well = left.stream().filter(Server::isWell).toList();
        if (well.isEmpty() && all.stream().noneMatch(Server::isWell)) {
            well = left;
        }
        if (well.isEmpty()) {
            return null;
        }
        Server least = well.stream().min(LEAST).orElseThrow();
        List<Message> beginning = beginning(call.recorded().messages());
        if (beginning.isEmpty()) {
            return least;
        }
        // equal hashes of different beginnings do no harm
        Server last = lastOfBeginning.getIfPresent(beginning.hashCode());
        Server server = last != null && well.contains(last) && isNear(last, least) ? last : least;
        lastOfBeginning.put(beginning.hashCode(), server);
        return server;
    }

    private boolean isNear(Server last, Server least) {
        return last.calls() <= least.calls() + margin
                && last.calls() < last.inFlight().limit();
    }

    /** What comes before the last message of the user: the instruction and the demos. */
    private static List<Message> beginning(List<Message> messages) {
        int end = messages.size() - 1;
        while (end > 0 && !messages.get(end).role().equals("user")) {
            end--;
        }
        return messages.subList(0, Math.max(0, end));
    }

    synchronized void leave(Server server) {
        server.left();
    }

    synchronized void answered(Server server) {
        if (server.answered()) {
            notices.back(server.address());
        }
    }

    synchronized void failed(Server server, Throwable failure, boolean gone) {
        if (all.size() > 1 && server.failed(failure, gone)) {
            notices.out(server.address(), PAUSE, failure);
        }
    }

    synchronized void toldNothing(Server server) {
        server.toldNothing();
    }

    /** Which servers were out, a sentence each. */
    synchronized List<String> notes() {
        return all.stream()
                .filter(server -> server.outages() > 0)
                .map(server -> "The server " + server.address() + " failed and was left out "
                        + (server.outages() == 1 ? "once" : server.outages() + " times")
                        + "; the others got its calls. It failed with: " + server.lastFailure())
                .toList();
    }

    /** How often servers have said that they were asked too much. */
    int throttled() {
        return all.stream().mapToInt(server -> server.inFlight().throttled()).sum();
    }
}
