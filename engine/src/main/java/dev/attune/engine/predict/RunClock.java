package dev.attune.engine.predict;

import dev.attune.engine.model.TimedModel;
import dev.attune.engine.model.TimedModel.Timed;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Takes the time of one run of a program. What a call takes beside its answer is a wait for the limits of Attune, which production does not
 * have. Where calls overlap, waits do too, and none is taken off: a run is then measured as slower than it is, never as faster. Thread-safe.
 */
final class RunClock {

    private final LongSupplier nanoTime;
    private final long start;
    private long waited;
    private int calls;
    private boolean overlapping;
    private boolean live = true;

    /** A clock that begins now. */
    RunClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** The model, with its calls watched. */
    ChatModel watching(ChatModel model) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return ask(model, request);
            }

            @Override
            public Set<Capability> supportedCapabilities() {
                return model.supportedCapabilities();
            }
        };
    }

    private ChatResponse ask(ChatModel model, ChatRequest request) {
        long begun = begin();
        OptionalLong answer = OptionalLong.empty();
        boolean answered = false;
        try {
            ChatResponse response;
            if (model instanceof TimedModel known) {
                Timed timed = known.ask(request);
                answer = timed.nanos();
                response = timed.response();
            } else {
                response = model.chat(request);
            }
            answered = true;
            return response;
        } finally {
            end(begun, answer, answered);
        }
    }

    private synchronized long begin() {
        overlapping |= calls > 0;
        calls++;
        return nanoTime.getAsLong();
    }

    /** A call that fails takes the time that it takes. */
    private synchronized void end(long begun, OptionalLong answer, boolean answered) {
        calls--;
        if (answer.isPresent()) {
            waited += Math.max(0, nanoTime.getAsLong() - begun - answer.getAsLong());
        } else if (answered) {
            live = false;
        }
    }

    /** The time from the beginning until now; empty if an answer was not given now. */
    synchronized OptionalLong nanos() {
        long all = nanoTime.getAsLong() - start;
        return live ? OptionalLong.of(overlapping ? all : all - waited) : OptionalLong.empty();
    }
}
