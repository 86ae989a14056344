package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Prediction.Answered;
import dev.attune.engine.evaluate.Prediction.Unanswered;
import dev.attune.engine.evaluate.Prediction.Why;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.BudgetExhaustedException;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Modules;
import dev.attune.runtime.Signature;
import dev.attune.runtime.Trace;
import dev.attune.runtime.UnreadableAnswerException;
import dev.langchain4j.exception.TimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Runs a fresh instance of a program on one example, and tells whose fault it is when there is no output. What a model failed at
 * is read from the trace, so that a program that swallows the exception cannot turn an outage into a prediction.
 */
record ProgramRunner(Program program, Optional<Duration> limit, ExecutorService timed) {

    Prediction run(Candidate asked, Example<?, ?> example) {
        Trace.Recorder recorder = new Trace.Recorder();
        Candidate candidate = inTime(asked);
        Object output;
        try {
            output = program.factory().create(modules(candidate, recorder)).apply(example.input());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return failed(e, recorder.trace(), example);
        }
        Trace trace = recorder.trace();
        Unanswered outage = outage(trace);
        if (outage != null) {
            return outage;
        }
        if (output == null) {
            return new Unanswered(Why.PROGRAM, "the program returned null on example " + example.id(), trace);
        }
        return new Answered(output, trace);
    }

    private Candidate inTime(Candidate candidate) {
        return limit.map(time -> new Candidate(
                        candidate.prompts(), new DeadlineModel(candidate.model(), time, System.nanoTime(), timed)))
                .orElse(candidate);
    }

    private Map<String, Object> modules(Candidate candidate, Trace.Recorder recorder) {
        Map<String, Object> modules = new LinkedHashMap<>();
        for (Signature signature : program.signatures()) {
            modules.put(
                    signature.name(),
                    Modules.create(
                            signature.type(),
                            signature,
                            candidate.prompts().module(signature.name()),
                            candidate.model(),
                            recorder));
        }
        return modules;
    }

    private static Prediction failed(Throwable thrown, Trace trace, Example<?, ?> example) {
        Unanswered outage = outage(trace);
        if (outage != null) {
            return outage;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableAnswerException unreadable) {
                return new Unanswered(Why.UNREADABLE, String.valueOf(unreadable.getMessage()), trace);
            }
        }
        return new Unanswered(Why.PROGRAM, "the program threw " + thrown + " on example " + example.id(), trace);
    }

    /** The first failure of a model in a trace. */
    private static @Nullable Unanswered outage(Trace trace) {
        for (ModuleCall call : trace.calls()) {
            RuntimeException failure = call.failure();
            if (failure == null || failure instanceof UnreadableAnswerException) {
                continue;
            }
            if (failure instanceof ReplayMissException || failure instanceof JournalException) {
                throw failure;
            }
            String reason = "module " + call.module() + ": " + describe(failure);
            if (failure instanceof BudgetExhaustedException) {
                return new Unanswered(Why.BUDGET, String.valueOf(failure.getMessage()), trace);
            }
            return new Unanswered(failure instanceof TimeoutException ? Why.TIME_OUT : Why.MODEL, reason, trace);
        }
        return null;
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (!last.contains(message)) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
                last = text.toString();
            }
        }
        return text.toString();
    }
}
