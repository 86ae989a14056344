package dev.attune.engine.model;

import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.model.budget.TimeLimit;
import dev.attune.engine.model.dialect.AdaptingModel;
import dev.attune.engine.model.governor.GovernorLayer;
import dev.attune.engine.model.governor.GovernorPolicy;
import dev.attune.engine.model.governor.WaitNotices;
import dev.attune.engine.model.layer.BudgetLayer;
import dev.attune.engine.model.layer.CallBound;
import dev.attune.engine.model.layer.CallLayer;
import dev.attune.engine.model.layer.CoalescingLayer;
import dev.attune.engine.model.layer.ContinuingLayer;
import dev.attune.engine.model.layer.DiskCacheLayer;
import dev.attune.engine.model.layer.MeterLayer;
import dev.attune.engine.model.layer.ModelCall;
import dev.attune.engine.model.layer.RecordLayer;
import dev.attune.engine.model.layer.ReplayLayer;
import dev.attune.engine.model.layer.StoppingLayer;
import dev.attune.engine.model.layer.TimeLimitLayer;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A user's model with the layers of a run around it, outermost first: coalescing (memory), replay or recording, what the journal holds, cache
 * (file), journal, governor, budget, time limit, meter, and what knows how the model wants to be asked. The budget is inside the governor, so
 * that each attempt is reserved. Thread-safe if the user's model is.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelStack {

    private final Endpoint endpoint;
    private final CallLayer top;
    private final Meter meter;
    private final @Nullable GovernorLayer governor;
    private final Map<String, AdaptingModel> asked;

    private ModelStack(
            Endpoint endpoint,
            CallLayer top,
            Meter meter,
            @Nullable GovernorLayer governor,
            Map<String, AdaptingModel> asked) {
        this.endpoint = endpoint;
        this.top = top;
        this.meter = meter;
        this.governor = governor;
        this.asked = asked;
    }

    /**
     * Puts the layers around a model.
     *
     * @param endpoint which model it is, and at what price
     * @param model opens the model; is not asked where all answers come from a recording
     * @param policy how hard it may be asked
     * @param shared what all roles share
     */
    public static ModelStack of(
            Endpoint endpoint, Supplier<ChatModel> model, GovernorPolicy policy, SharedLayers shared) {
        return served(endpoint, () -> List.of(new ServedModel("", model.get())), policy, shared);
    }

    /**
     * Puts the layers around a model that one server has, or several. Above the governor it is one model.
     *
     * @param models opens the model at each server; is not asked where all answers come from a recording
     */
    public static ModelStack served(
            Endpoint endpoint, Supplier<List<ServedModel>> models, GovernorPolicy policy, SharedLayers shared) {
        if (shared.replay() == ReplayMode.STRICT) {
            CallLayer replay = new ReplayLayer(shared.recording());
            return new ModelStack(endpoint, new CoalescingLayer(replay), shared.meter(), null, Map.of());
        }
        Map<String, AdaptingModel> opened = new LinkedHashMap<>();
        Map<String, CallLayer> asking = new LinkedHashMap<>();
        for (ServedModel served : models.get()) {
            AdaptingModel model = new AdaptingModel(served.model());
            opened.put(served.server(), model);
            asking.put(served.server(), asking(model, endpoint, policy, shared));
        }
        GovernorLayer governor = new GovernorLayer(
                asking, policy, new WaitNotices(shared.notices(), System::nanoTime), Clock.systemUTC());
        CallLayer top = governor;
        if (shared.journal().isPresent()) {
            top = new RecordLayer(top, shared.journal().get());
        }
        if (shared.cache().isPresent() && endpoint.shareable()) {
            top = new DiskCacheLayer(top, shared.cache().get().of(endpoint.address()));
        }
        if (shared.journal().isPresent()) {
            top = new StoppingLayer(top, shared.journal().get());
            top = new ContinuingLayer(top, shared.journal().get(), shared.budget(), endpoint.price(), bound(endpoint));
        }
        if (shared.replay() == ReplayMode.RECORD) {
            top = new RecordLayer(top, shared.recording());
        }
        return new ModelStack(endpoint, new CoalescingLayer(top), shared.meter(), governor, opened);
    }

    private static CallLayer asking(
            AdaptingModel model, Endpoint endpoint, GovernorPolicy policy, SharedLayers shared) {
        CallLayer answering = new MeterLayer(call -> model.chat(call.request()));
        if (policy.pace().callTimeout().isPresent()) {
            answering =
                    new TimeLimitLayer(answering, policy.pace().callTimeout().get(), TimeLimit.threads());
        }
        return new BudgetLayer(answering, shared.budget(), endpoint.price(), bound(endpoint));
    }

    private static CallBound bound(Endpoint endpoint) {
        String limit = endpoint.options()
                .getOrDefault("max-completion-tokens", endpoint.options().get("max-output-tokens"));
        return new CallBound(limit == null ? CallBound.USUAL_LIMIT : Long.parseLong(limit));
    }

    /** The name under which its calls are recorded, with the options that answers depend on. */
    public String name() {
        return endpoint.name();
    }

    /** What it is asked with unless a request says otherwise, such as its temperature. */
    public Map<String, String> options() {
        return endpoint.options();
    }

    /** Whether each of its servers takes JSON schemas for answers; of recorded answers, whether the model that gave them did. */
    public boolean takesSchemas() {
        return asked.isEmpty()
                ? endpoint.schemas()
                : asked.values().stream()
                        .allMatch(model ->
                                model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA));
    }

    /** The model for calls whose answer to the same request may be used again: all evaluations. */
    public ChatModel model() {
        return rollout(0);
    }

    /**
     * The model for calls that ask for another answer to the same request.
     *
     * @param number tells rollouts apart: each has answers of its own
     */
    public ChatModel rollout(long number) {
        return rollout(number, meter);
    }

    /**
     * The same model, for calls that another meter counts.
     *
     * @param counting counts them, instead of the meter that all roles share
     */
    ChatModel rollout(long number, Meter counting) {
        return new TimedModel() {
            @Override
            public Timed ask(ChatRequest request) {
                ModelCall call = new ModelCall(endpoint.name(), request, number, counting);
                ChatResponse response = top.answer(call);
                return new Timed(response, call.nanos());
            }

            @Override
            public Set<Capability> supportedCapabilities() {
                return takesSchemas() ? Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA) : Set.of();
            }
        };
    }

    /**
     * In which ways the model was not asked as it was meant to be, since it refuses that; and which of its servers were left out.
     *
     * @param model its name
     */
    public List<String> notes(String model) {
        Stream<String> refused = asked.values().stream().flatMap(one -> one.dialect().notes(model).stream());
        Stream<String> out = governor == null ? Stream.of() : governor.notes().stream();
        return Stream.concat(refused, out).distinct().toList();
    }

    /** The addresses of the servers that are asked, without credentials; empty if none are given or none is asked. */
    public List<String> servers() {
        return asked.keySet().stream().filter(server -> !server.isEmpty()).toList();
    }

    /** How often the server has said that it was asked too much. */
    public int throttled() {
        return governor == null ? 0 : governor.throttled();
    }
}
