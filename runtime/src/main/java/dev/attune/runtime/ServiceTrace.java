package dev.attune.runtime;

import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.guardrail.OutputGuardrailException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.output.OutputParsingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells a listener of the calls of an AI Service. Thread-safe. */
final class ServiceTrace {

    private final Map<String, ServiceMethod> methods = new HashMap<>();
    private final CallListener listener;
    private final ServiceCalls calls;
    private final Map<UUID, Exchange> exchanges = new HashMap<>();

    /** What was asked and answered for one call. */
    private static final class Exchange {
        private final List<Ending> endings = new ArrayList<>();
        private String answer = "";
        private @Nullable CallTokens tokens = CallTokens.NONE;
        private @Nullable RuntimeException failure;
    }

    ServiceTrace(List<Signature> signatures, ServiceCalls calls, CallListener listener) {
        for (Signature signature : signatures) {
            methods.put(signature.method().getName(), ServiceMethod.of(signature));
        }
        this.calls = calls;
        this.listener = listener;
    }

    <T> AiServices<T> listenTo(AiServices<T> builder) {
        AiServiceCompletedListener completed =
                event -> ended(event.invocationContext(), event.result().orElse(null), null);
        AiServiceErrorListener failed = event -> ended(event.invocationContext(), null, event.error());
        return builder.registerListeners(completed, failed);
    }

    ChatModel around(ChatModel model) {
        return new Recorded(this, model);
    }

    private static final class Recorded extends ForwardingModel {

        private final ServiceTrace trace;

        Recorded(ServiceTrace trace, ChatModel model) {
            super(model);
            this.trace = trace;
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            Exchange exchange = trace.exchange(request);
            try {
                ChatResponse response = model().chat(request);
                trace.answered(exchange, response);
                return response;
            } catch (RuntimeException failure) {
                trace.failed(exchange, failure);
                throw failure;
            }
        }
    }

    private synchronized Exchange exchange(ChatRequest request) {
        ServiceCalls.Issued issued = calls.of(request);
        return issued == null
                ? new Exchange()
                : exchanges.computeIfAbsent(issued.call().invocationId(), id -> new Exchange());
    }

    private synchronized void answered(Exchange exchange, ChatResponse response) {
        String text = response.aiMessage().text();
        exchange.answer = text == null ? "" : text;
        exchange.endings.add(Ending.of(response));
        exchange.failure = null;
        exchange.tokens = CallTokens.sum(exchange.tokens, response.tokenUsage());
    }

    private synchronized void failed(Exchange exchange, RuntimeException failure) {
        exchange.failure = failure;
    }

    private void ended(InvocationContext call, @Nullable Object result, @Nullable Throwable error) {
        ServiceMethod method = methods.get(call.methodName());
        if (method == null) {
            return;
        }
        Exchange exchange;
        synchronized (this) {
            exchange = exchanges.remove(call.invocationId());
        }
        Exchange known = exchange == null ? new Exchange() : exchange;
        String module = method.signature().name();
        Object value = result instanceof Result<?> wrapped ? wrapped.content() : result;
        Map<String, String> outputs = value == null ? Map.of() : method.outputs(value);
        listener.called(new ModuleCall(
                module,
                method.inputs(call.methodArguments()),
                outputs,
                known.answer,
                known.endings,
                false,
                known.endings.isEmpty() ? null : known.tokens,
                value == null && !endedByTool(result) ? failure(module, known, error) : null));
    }

    /** A tool whose result goes back at once leaves no answer of the model, and the service has done what it was asked. */
    private static boolean endedByTool(@Nullable Object result) {
        return result instanceof Result<?> whole
                && whole.toolExecutions() != null
                && !whole.toolExecutions().isEmpty();
    }

    /** The model's own failure, or why the service could not use what it answered. */
    private static RuntimeException failure(String module, Exchange exchange, @Nullable Throwable error) {
        RuntimeException failure = exchange.failure;
        if (failure != null) {
            return failure;
        }
        if (error instanceof LangChain4jException other && !isOfTheAnswer(other)) {
            return other; // of a retriever, a moderation model or a tool
        }
        String reason = error == null
                ? "the service returned null"
                : error instanceof LangChain4jException
                        ? String.valueOf(error.getMessage())
                        : "the service threw " + error;
        return new UnreadableAnswerException(module, reason, exchange.answer);
    }

    private static boolean isOfTheAnswer(LangChain4jException error) {
        return error instanceof OutputParsingException || error instanceof OutputGuardrailException;
    }
}
