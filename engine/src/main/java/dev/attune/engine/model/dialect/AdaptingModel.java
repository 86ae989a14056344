package dev.attune.engine.model.dialect;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model as it wants to be asked: learns it from the refusals of its server, makes a refused call again in the form that was
 * asked for, and remembers the form. A lesson that does not help is not remembered. Thread-safe if the model is.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AdaptingModel implements ChatModel {

    private static final String COMPLETION_CAP = "max_completion_tokens";

    /** Of models that take no other. */
    private static final double DEFAULT_TEMPERATURE = 1;

    private final ChatModel model;
    private final ChatRequestParameters defaults;
    private final AtomicReference<Dialect> known;

    public AdaptingModel(ChatModel model) {
        this.model = model;
        this.defaults =
                Objects.requireNonNullElse(model.defaultRequestParameters(), DefaultChatRequestParameters.EMPTY);
        this.known = new AtomicReference<>(new Dialect(hasCompletionCap(), false, false));
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Dialect dialect = dialect();
        while (true) {
            try {
                ChatResponse response = ask(request, dialect);
                known.accumulateAndGet(dialect, Dialect::and);
                return response;
            } catch (RuntimeException e) {
                Dialect learned = dialect.learnedFrom(
                        e,
                        request,
                        request.maxOutputTokens() != null || defaults.maxOutputTokens() != null,
                        request.temperature() != null || defaults.temperature() != null);
                if (learned.equals(dialect)) {
                    throw e;
                }
                dialect = learned;
            }
        }
    }

    /** What is known so far. */
    public Dialect dialect() {
        return Objects.requireNonNull(known.get());
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }

    private ChatResponse ask(ChatRequest request, Dialect dialect) {
        ChatResponse response = answer(request, dialect);
        if (response == null) {
            throw new IllegalStateException("the chat model " + model.getClass().getName() + " returned null");
        }
        return response;
    }

    private @Nullable ChatResponse answer(ChatRequest request, Dialect dialect) {
        if (dialect.equals(Dialect.USUAL)) {
            return model.chat(request);
        }
        ChatRequest.Builder adapted = ChatRequest.builder()
                .messages(dialect.noSystemRole() ? folded(request.messages()) : request.messages());
        // what a model has by default can be replaced and not taken away, but by going past the merging of defaults
        return model.getClass() == OpenAiChatModel.class && model.listeners().isEmpty()
                ? model.doChat(adapted.parameters(complete(request.parameters(), dialect))
                        .build())
                : model.chat(adapted.parameters(replacing(request.parameters(), dialect))
                        .build());
    }

    private ChatRequestParameters complete(ChatRequestParameters asked, Dialect dialect) {
        OpenAiChatRequestParameters.Builder complete =
                OpenAiChatRequestParameters.builder().overrideWith(defaults).overrideWith(asked);
        if (dialect.fixedTemperature()) {
            complete.temperature(null);
        }
        if (dialect.completionCap()) {
            Integer own = hasCompletionCap() ? null : defaults.maxOutputTokens();
            cap(complete, asked.maxOutputTokens() == null ? own : asked.maxOutputTokens());
        }
        return complete.build();
    }

    private ChatRequestParameters replacing(ChatRequestParameters asked, Dialect dialect) {
        boolean capped = dialect.completionCap() && asked.maxOutputTokens() != null;
        if (!capped && !dialect.fixedTemperature()) {
            return asked;
        }
        Double temperature = defaults.temperature() == null ? null : (Double) DEFAULT_TEMPERATURE;
        if (!capped) {
            return DefaultChatRequestParameters.builder()
                    .overrideWith(asked)
                    .temperature(temperature)
                    .build();
        }
        OpenAiChatRequestParameters.Builder replacing =
                OpenAiChatRequestParameters.builder().overrideWith(asked);
        if (dialect.fixedTemperature()) {
            replacing.temperature(temperature);
        }
        cap(replacing, asked.maxOutputTokens());
        return replacing.build();
    }

    /** The limit of the request takes the place of the model's own, under the name by which the model knows limits. */
    private void cap(OpenAiChatRequestParameters.Builder parameters, @Nullable Integer limit) {
        parameters.maxOutputTokens(null);
        if (limit == null) {
            return;
        }
        Map<String, Object> custom = new HashMap<>(custom());
        if (custom.containsKey(COMPLETION_CAP)) {
            custom.put(COMPLETION_CAP, limit);
            parameters.customParameters(custom);
        } else {
            parameters.maxCompletionTokens(limit);
        }
    }

    private boolean hasCompletionCap() {
        return custom().containsKey(COMPLETION_CAP)
                || (defaults instanceof OpenAiChatRequestParameters own && own.maxCompletionTokens() != null);
    }

    private Map<String, Object> custom() {
        return defaults instanceof OpenAiChatRequestParameters own && own.customParameters() != null
                ? own.customParameters()
                : Map.of();
    }

    /** The system messages at the beginning of the first user message. */
    private static List<ChatMessage> folded(List<ChatMessage> messages) {
        String system = messages.stream()
                .filter(SystemMessage.class::isInstance)
                .map(message -> ((SystemMessage) message).text())
                .collect(Collectors.joining("\n\n"));
        List<ChatMessage> folded = new ArrayList<>();
        boolean told = system.isEmpty();
        for (ChatMessage message : messages) {
            if (message instanceof SystemMessage) {
                continue;
            }
            if (!told && message instanceof UserMessage user && user.hasSingleText()) {
                folded.add(UserMessage.from(system + "\n\n" + user.singleText()));
                told = true;
            } else {
                folded.add(message);
            }
        }
        if (!told) {
            folded.add(0, UserMessage.from(system));
        }
        return folded;
    }
}
