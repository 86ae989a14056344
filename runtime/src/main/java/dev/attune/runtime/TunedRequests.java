package dev.attune.runtime;

import dev.attune.runtime.signature.MessageTemplate;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.ServicePrompts;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts tuned prompts into the requests of an AI Service. Only the request itself is seen by all paths: a retry of an output guardrail is
 * made from the chat memory again, and memory must not hold demos. Which method sends a request, and with which values, is read from its
 * messages. Immutable.
 */
final class TunedRequests {

    private final String service;
    private final List<Tuned> methods;

    private record Tuned(ServiceMethod method, ModulePrompt prompt) {}

    /**
     * Where a request has the instruction of a method.
     *
     * @param message the index of the message
     * @param before what stands before the instruction in the message
     * @param values of the variables
     * @param after what follows the instruction in the message
     */
    private record Place(int message, String before, Map<String, String> values, String after) {}

    private TunedRequests(String service, List<Tuned> methods) {
        this.service = service;
        this.methods = methods;
    }

    /**
     * Returns what tunes requests of a service.
     *
     * @throws IllegalArgumentException if its messages cannot show one of the prompts
     */
    static TunedRequests of(List<Signature> signatures, PromptSet prompts) {
        List<Tuned> tuned = signatures.stream()
                .map(signature -> of(signature, prompts.module(signature.name())))
                .toList();
        return new TunedRequests(signatures.get(0).type().getName(), tuned);
    }

    private static Tuned of(Signature signature, ModulePrompt prompt) {
        ServiceMethod method = ServiceMethod.of(signature);
        ServicePrompts.refusal(method, prompt).ifPresent(why -> {
            throw new IllegalArgumentException(
                    "requests of AI Service " + signature.type().getName() + " cannot be tuned: " + why);
        });
        return new Tuned(method, prompt);
    }

    /**
     * Returns the request with the tuned instruction and the demos of its method, all of which is read from its messages.
     *
     * @throws ServiceRequestException if it cannot be told which method it is of: an untuned answer would look like a tuned one
     */
    ChatRequest tuned(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        List<Tuned> sure = methods.stream()
                .filter(tuned -> hasSystemMessage(tuned, messages) && hasUserMessage(tuned, messages))
                .toList();
        List<Tuned> found = sure.isEmpty()
                ? methods.stream()
                        .filter(tuned -> tuned.method().system() != null && hasSystemMessage(tuned, messages))
                        .toList()
                : sure;
        if (found.size() != 1) {
            throw refused((found.isEmpty() ? "none" : "several") + " of its tuned methods "
                    + methods.stream()
                            .map(tuned -> tuned.method().signature().name())
                            .toList());
        }
        Tuned tuned = found.get(0);
        return tuned(request, tuned, place(tuned, messages).orElseThrow(() -> refused("no tuned method")));
    }

    /**
     * The same for a request of which langchain4j says whose call it is.
     *
     * @throws ServiceRequestException if its message is not the one of the annotations
     */
    ChatRequest tuned(ChatRequest request, ServiceCalls.Issued issued) {
        InvocationContext call = issued.call();
        Tuned tuned = methods.stream()
                .filter(other -> other.method().method().getName().equals(call.methodName()))
                .findFirst()
                .orElseThrow(() -> refused(call.methodName() + ", which is not tuned"));
        ServiceMethod method = tuned.method();
        Map<String, String> values = method.values(call.methodArguments());
        List<ChatMessage> messages = request.messages();
        Optional<Place> place = method.tunesUserMessage()
                ? ofUser(method, values, messages, call.userMessage())
                : ofSystem(method, messages, values);
        if (place.isPresent()) {
            return tuned(request, tuned, place.get());
        }
        if (!issued.first() && isGone(method, messages)) {
            return request;
        }
        throw refused("none of the texts of " + method.signature().name());
    }

    /** langchain4j sends requests without the instruction, too: when memory has dropped it, and for retries of guardrails without memory. */
    private static boolean isGone(ServiceMethod method, List<ChatMessage> messages) {
        return method.tunesUserMessage() || messages.stream().noneMatch(SystemMessage.class::isInstance);
    }

    private ChatRequest tuned(ChatRequest request, Tuned tuned, Place place) {
        ServiceMethod method = tuned.method();
        List<ChatMessage> messages = request.messages();
        String text = place.before()
                + new MessageTemplate(tuned.prompt().instruction()).render(place.values())
                + place.after();
        boolean json =
                request.responseFormat() != null && request.responseFormat().jsonSchema() != null;
        boolean instructed = messages.stream()
                .anyMatch(message -> message instanceof UserMessage user
                        && !method.formatInstructions().isEmpty()
                        && Objects.requireNonNullElse(RequestTexts.text(user), "")
                                .endsWith(method.formatInstructions()));
        List<ChatMessage> changed = new ArrayList<>(messages);
        changed.set(place.message(), withText(messages.get(place.message()), text));
        ModulePrompt prompt = tuned.prompt();
        List<String> inputs = prompt.choice().isAll() ? List.of() : inputs(method, messages, place);
        Map<String, String> ofCall = prompt.demos().isEmpty() ? Map.of() : ofCall(method, messages, place);
        changed.addAll(afterSystemMessages(messages), method.demos(prompt, ofCall, inputs, instructed, json));
        return request.toBuilder().messages(changed).build();
    }

    /** What the messages alone show, so that it is the same whether or not langchain4j says whose call it is. */
    private static Map<String, String> shown(ServiceMethod method, List<ChatMessage> messages, Place place) {
        Map<String, String> values = new HashMap<>(place.values());
        MessageTemplate system = method.system();
        if (system != null) {
            values.keySet().retainAll(system.variables());
            values.putAll(RequestTexts.ofLastUser(method, messages));
        }
        return values;
    }

    /** The values of variables that are no inputs, of which demos have none of their own. */
    private Map<String, String> ofCall(ServiceMethod method, List<ChatMessage> messages, Place place) {
        Set<String> needed = method.ofCall();
        Map<String, String> values = needed.isEmpty() ? Map.of() : shown(method, messages, place);
        if (!values.keySet().containsAll(needed)) {
            throw new ServiceRequestException("a request of AI Service " + service + " does not show the variables "
                    + needed + " of " + method.signature().name()
                    + ", which its demos need; leave its user message to the annotations, or put these variables into"
                    + " the system message");
        }
        return values;
    }

    /** By which the nearest demos are chosen. */
    private List<String> inputs(ServiceMethod method, List<ChatMessage> messages, Place place) {
        Map<String, String> values = shown(method, messages, place);
        List<String> texts = method.texts(values);
        if (texts.size() < method.sent().size()) {
            throw new ServiceRequestException("a request of AI Service " + service + " does not show the inputs "
                    + method.sent() + " of " + method.signature().name()
                    + ", by which the nearest demos are chosen; leave its user message to the annotations, or tune it"
                    + " with demos that are the same for all inputs");
        }
        return texts;
    }

    private ServiceRequestException refused(String what) {
        return new ServiceRequestException("a request of AI Service " + service + " has the messages of " + what
                + ", so that it cannot be sent as it was measured; leave their messages to the annotations, without"
                + " transformers or input guardrails that rewrite them, and give each service a model of its own");
    }

    private static ChatMessage withText(ChatMessage message, String text) {
        if (!(message instanceof UserMessage user)) {
            return SystemMessage.from(text);
        }
        List<Content> contents = new ArrayList<>(user.contents());
        contents.replaceAll(content -> content instanceof TextContent ? TextContent.from(text) : content);
        return user.toBuilder().contents(contents).build();
    }

    private static int afterSystemMessages(List<ChatMessage> messages) {
        int index = 0;
        while (index < messages.size() && messages.get(index) instanceof SystemMessage) {
            index++;
        }
        return index;
    }

    /** The only text that was made of the template with these values, with what stands around it: documents and format instructions. */
    private static Optional<Place> ofUser(
            ServiceMethod method, Map<String, String> values, List<ChatMessage> messages, @Nullable UserMessage sent) {
        boolean known = sent != null && messages.contains(sent);
        for (int i = messages.size() - 1; i >= 0; i--) {
            String text = messages.get(i) instanceof UserMessage user ? RequestTexts.text(user) : null;
            if (text == null || (known && !messages.get(i).equals(sent))) {
                continue;
            }
            Map<String, String> all = withTime(method.instruction(), values, text, method.formatInstructions());
            String seed = method.instruction().render(all);
            int at = text.indexOf(seed);
            if (at >= 0 && text.indexOf(seed, at + 1) < 0) {
                return Optional.of(new Place(i, text.substring(0, at), all, text.substring(at + seed.length())));
            }
            if (at >= 0 && text.startsWith(seed)) {
                return Optional.of(new Place(i, "", all, text.substring(seed.length())));
            }
        }
        return Optional.empty();
    }

    /** Variables such as {@code current_date} have no argument. */
    private static Map<String, String> withTime(
            MessageTemplate template, Map<String, String> values, String text, String formatInstructions) {
        MessageTemplate rest = new MessageTemplate(template.render(values));
        if (rest.variables().isEmpty()) {
            return values;
        }
        Map<String, String> all = new HashMap<>(
                RequestTexts.ofWhole(rest, text, formatInstructions).orElse(Map.of()));
        all.putAll(values);
        return all;
    }

    private static Optional<Place> ofSystem(
            ServiceMethod method, List<ChatMessage> messages, Map<String, String> known) {
        MessageTemplate system = Objects.requireNonNull(method.system());
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof SystemMessage message) {
                Map<String, String> all = known.isEmpty()
                        ? RequestTexts.ofWhole(system, message.text(), "").orElse(null)
                        : withTime(system, known, message.text(), "");
                if (all != null && system.render(all).equals(message.text())) {
                    return Optional.of(new Place(i, "", all, ""));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> place(Tuned tuned, List<ChatMessage> messages) {
        ServiceMethod method = tuned.method();
        if (!method.tunesUserMessage()) {
            return ofSystem(method, messages, Map.of());
        }
        int last = RequestTexts.lastUser(messages);
        String text = last < 0 ? null : RequestTexts.text((UserMessage) messages.get(last));
        if (text == null) {
            return Optional.empty();
        }
        boolean instructed = text.endsWith(method.formatInstructions());
        return RequestTexts.ofWhole(method.instruction(), text, method.formatInstructions())
                .map(values -> new Place(last, "", values, instructed ? method.formatInstructions() : ""));
    }

    private static boolean hasSystemMessage(Tuned tuned, List<ChatMessage> messages) {
        return tuned.method().system() == null
                || ofSystem(tuned.method(), messages, Map.of()).isPresent();
    }

    /** Only the last one tells: earlier ones are of other calls. */
    private static boolean hasUserMessage(Tuned tuned, List<ChatMessage> messages) {
        MessageTemplate template = tuned.method().user();
        int last = RequestTexts.lastUser(messages);
        String text = last < 0 ? null : RequestTexts.text((UserMessage) messages.get(last));
        if (template == null || text == null) {
            return template == null;
        }
        if (tuned.method().tunesUserMessage()) {
            return RequestTexts.ofWhole(template, text, tuned.method().formatInstructions())
                    .isPresent();
        }
        return text.startsWith(template.beginning());
    }
}
