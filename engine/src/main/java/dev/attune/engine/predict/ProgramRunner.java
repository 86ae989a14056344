package dev.attune.engine.predict;

import dev.attune.engine.data.Example;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.Prediction.Answered;
import dev.attune.engine.predict.Prediction.Unanswered;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Modules;
import dev.attune.runtime.ServiceRequestException;
import dev.attune.runtime.Services;
import dev.attune.runtime.Trace;
import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.embedding.EmbeddingException;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Runs a fresh instance of a program on one example, and tells whose fault it is when there is no output. What a model failed at
 * is read from the trace, so that a program that swallows the exception cannot turn an outage into a prediction.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProgramRunner(Program program, Optional<Duration> limit, ExecutorService timed) {

    /**
     * Runs the program.
     *
     * @throws RunAbortedException if the program cannot be built, or lacks a class: that is no matter of prompts
     * @throws BudgetExhaustedException if a call of the program did not fit in the budget, whatever the program made of it
     */
    public Prediction run(Candidate asked, Example<?, ?> example) {
        RunTimes times = asked.times();
        if (times == null) {
            return predict(asked, example);
        }
        RunClock clock = new RunClock(System::nanoTime);
        Prediction prediction = predict(asked.with(clock.watching(asked.model())), example);
        clock.nanos().ifPresent(nanos -> times.add(example.id(), nanos));
        return prediction;
    }

    private Prediction predict(Candidate asked, Example<?, ?> example) {
        Trace.Recorder recorder = new Trace.Recorder();
        Candidate candidate = inTime(asked);
        Object output;
        try {
            output = built(modules(candidate, recorder), recorder).apply(example.input());
        } catch (RunAbortedException e) {
            throw e;
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
                throw error;
            }
            return failed(new Thrown(e), recorder.trace(), example);
        }
        Trace trace = recorder.trace();
        return outage(trace)
                .orElseGet(() -> output == null
                        ? refusal(trace)
                                .orElseGet(() -> new Unanswered(
                                        new Failure.ProgramFailed(
                                                "the program returned null on example " + example.id()),
                                        trace))
                        : new Answered(output, trace));
    }

    private Function<Object, Object> built(Map<String, Object> modules, Trace.Recorder recorder) {
        try {
            return program.factory().create(modules);
        } catch (RuntimeException e) {
            if (recorder.trace().calls().isEmpty()) {
                throw new RunAbortedException(
                        RunAbortedException.Fault.USER_CODE,
                        "the program cannot be built: " + new Thrown(e).describe(""));
            }
            throw e;
        }
    }

    private Candidate inTime(Candidate candidate) {
        return limit.map(time -> candidate.with(new DeadlineModel(candidate.model(), time, System.nanoTime(), timed)))
                .orElse(candidate);
    }

    private Map<String, Object> modules(Candidate candidate, Trace.Recorder recorder) {
        Map<String, Object> modules = new LinkedHashMap<>();
        Map<Class<?>, Object> services = new HashMap<>();
        for (Signature signature : program.signatures()) {
            modules.put(
                    signature.name(),
                    signature.ofService()
                            ? services.computeIfAbsent(signature.type(), type -> service(type, candidate, recorder))
                            : Modules.create(
                                    signature.type(),
                                    signature,
                                    candidate.prompts().module(signature.name()),
                                    candidate.model(),
                                    recorder));
        }
        return modules;
    }

    /** One builder for all methods of a service. */
    private Object service(Class<?> type, Candidate candidate, Trace.Recorder recorder) {
        List<Signature> methods = program.signatures().stream()
                .filter(signature -> signature.type() == type)
                .toList();
        return Services.builder(type, methods, candidate.prompts(), candidate.model(), recorder);
    }

    private static Prediction failed(Thrown thrown, Trace trace, Example<?, ?> example) {
        Optional<Prediction> ofModels = outage(trace).or(() -> refusal(trace));
        if (ofModels.isPresent()) {
            return ofModels.get();
        }
        Optional<UnreadableAnswerException> unreadable = unreadable(thrown, trace);
        if (unreadable.isPresent()) {
            return new Unanswered(
                    new Failure.Unreadable(String.valueOf(unreadable.get().getMessage())), trace);
        }
        String reason = "the program threw " + thrown.describe(" on example " + example.id());
        if (thrown.isLinkage()) {
            throw new RunAbortedException(RunAbortedException.Fault.USER_CODE, reason);
        }
        return new Unanswered(
                thrown.isOutage() ? new Failure.Outage(reason) : new Failure.ProgramFailed(reason), trace);
    }

    /** langchain4j has exceptions of its own for answers that a service cannot use; the trace says what they mean. */
    private static Optional<UnreadableAnswerException> unreadable(Thrown thrown, Trace trace) {
        for (Throwable cause = thrown.exception(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableAnswerException own) {
                return Optional.of(own);
            }
            if (cause instanceof LangChain4jException && !trace.calls().isEmpty()) {
                ModuleCall last = trace.calls().get(trace.calls().size() - 1);
                if (last.failure() instanceof UnreadableAnswerException ofService) {
                    return Optional.of(ofService);
                }
            }
        }
        return Optional.empty();
    }

    /** The first failure of a model that no prompt can have caused. */
    private static Optional<Prediction> outage(Trace trace) {
        for (ModuleCall call : trace.calls()) {
            RuntimeException failure = call.failure();
            if (failure == null || failure instanceof UnreadableAnswerException || RefusedRequests.isRefusal(failure)) {
                continue;
            }
            if (failure instanceof ServiceRequestException || failure instanceof EmbeddingException) {
                throw new RunAbortedException(
                        RunAbortedException.Fault.USER_CODE, String.valueOf(failure.getMessage()));
            }
            if (failure instanceof BudgetExhaustedException
                    || failure instanceof ReplayMissException
                    || failure instanceof JournalException) {
                throw failure;
            }
            String reason = reason(call, failure);
            return Optional.of(new Unanswered(
                    failure instanceof TimeoutException ? new Failure.TimedOut(reason) : new Failure.Outage(reason),
                    trace));
        }
        return Optional.empty();
    }

    /** The first refusal of a model, of which a program that gives an output all the same has made the best. */
    private static Optional<Prediction> refusal(Trace trace) {
        for (ModuleCall call : trace.calls()) {
            RuntimeException failure = call.failure();
            if (failure != null
                    && !(failure instanceof UnreadableAnswerException)
                    && RefusedRequests.isRefusal(failure)) {
                return Optional.of(new Unanswered(new Failure.Refused(reason(call, failure)), trace));
            }
        }
        return Optional.empty();
    }

    private static String reason(ModuleCall call, RuntimeException failure) {
        return "module " + call.module() + ": " + describe(failure);
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
