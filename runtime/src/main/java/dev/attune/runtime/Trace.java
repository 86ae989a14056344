package dev.attune.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * The module calls of one run of a program, in the order in which they ended. Immutable.
 *
 * @param calls the calls
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Trace(List<ModuleCall> calls) {

    /** A trace without calls. */
    public static final Trace EMPTY = new Trace(List.of());

    /** Copies the list. */
    public Trace {
        calls = List.copyOf(calls);
    }

    /** Returns the tokens of all calls, those of requests and of answers together; empty if the model did not report those of each. */
    public OptionalLong tokens() {
        long sum = 0;
        for (ModuleCall call : calls) {
            CallTokens tokens = call.tokens();
            if (tokens == null) {
                return OptionalLong.empty();
            }
            sum += tokens.total();
        }
        return OptionalLong.of(sum);
    }

    /** Collects the calls of one run; thread-safe, since a program may call modules from several threads. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Recorder implements CallListener {

        private final List<ModuleCall> calls = new ArrayList<>();

        @Override
        public synchronized void called(ModuleCall call) {
            calls.add(call);
        }

        /** Returns the calls so far. */
        public synchronized Trace trace() {
            return new Trace(calls);
        }
    }
}
