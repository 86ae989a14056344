package dev.attune.runtime;

import dev.attune.runtime.signature.MessageTemplate;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
     * @param values of the variables
     * @param rest what follows the instruction in the message
     */
    private record Found(Tuned tuned, int message, Map<String, String> values, String rest) {}

    private TunedRequests(String service, List<Tuned> methods) {
        this.service = service;
        this.methods = methods;
    }

    static TunedRequests of(List<Signature> signatures, PromptSet prompts) {
        List<Tuned> tuned = signatures.stream()
                .map(signature -> new Tuned(ServiceMethod.of(signature), prompts.module(signature.name())))
                .toList();
        return new TunedRequests(signatures.get(0).type().getName(), tuned);
    }

    /**
     * Returns the request with the tuned instruction and the demos of its method.
     *
     * @throws IllegalStateException if it cannot be told which method it is of: an untuned answer would look like a tuned one
     */
    ChatRequest tuned(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        Found found = find(messages);
        ServiceMethod method = found.tuned().method();
        ModulePrompt prompt = found.tuned().prompt();
        String text = new MessageTemplate(prompt.instruction()).render(found.values()) + found.rest();
        boolean json =
                request.responseFormat() != null && request.responseFormat().type() == ResponseFormatType.JSON;
        List<ChatMessage> demos = method.demos(prompt, found.values(), json);
        List<ChatMessage> tuned = new ArrayList<>(messages);
        tuned.set(found.message(), withText(messages.get(found.message()), text));
        tuned.addAll(afterSystemMessages(messages), demos);
        return request.toBuilder().messages(tuned).build();
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

    private Found find(List<ChatMessage> messages) {
        List<Found> found = methods.stream()
                .map(tuned -> find(tuned, messages))
                .flatMap(Optional::stream)
                .toList();
        if (found.size() > 1) {
            found = found.stream()
                    .filter(one -> userMessage(one.tuned().method(), messages) != null)
                    .toList();
        }
        if (found.size() != 1) {
            throw new IllegalStateException("a request of AI Service " + service + " has the messages of "
                    + (found.isEmpty() ? "none" : "several") + " of its tuned methods "
                    + methods.stream()
                            .map(tuned -> tuned.method().signature().name())
                            .toList()
                    + ", so that it cannot be sent as it was measured; leave their messages to the annotations, without transformers or input"
                    + " guardrails that rewrite them");
        }
        return found.get(0);
    }

    private static Optional<Found> find(Tuned tuned, List<ChatMessage> messages) {
        ServiceMethod method = tuned.method();
        MessageTemplate system = method.system();
        if (system == null) {
            return Optional.ofNullable(userMessage(method, messages))
                    .map(place -> new Found(tuned, place.index(), place.values(), place.rest()));
        }
        return IntStream.range(0, messages.size())
                .filter(i -> messages.get(i) instanceof SystemMessage)
                .boxed()
                .flatMap(i -> system
                        .values(((SystemMessage) messages.get(i)).text())
                        .map(values -> new Found(tuned, i, withUserValues(values, method, messages), ""))
                        .stream())
                .findFirst();
    }

    /** A tuned system message may have no variable that the seed has not; the demos may need those of the user message. */
    private static Map<String, String> withUserValues(
            Map<String, String> values, ServiceMethod method, List<ChatMessage> messages) {
        UserPlace place = userMessage(method, messages);
        Map<String, String> all = new HashMap<>(place == null ? Map.of() : place.values());
        all.putAll(values);
        return all;
    }

    private record UserPlace(int index, Map<String, String> values, String rest) {}

    /** The last user message that was made of the method's template; null if there is none. */
    private static @Nullable UserPlace userMessage(ServiceMethod method, List<ChatMessage> messages) {
        MessageTemplate template = method.user();
        for (int i = messages.size() - 1; i >= 0; i--) {
            String text = messages.get(i) instanceof UserMessage user ? text(user) : null;
            if (text != null && template == null) {
                return new UserPlace(i, Map.of(), "");
            }
            if (text != null && template != null) {
                int index = i;
                Optional<UserPlace> place = place(template, method.formatInstructions(), text)
                        .map(found -> new UserPlace(index, found.values(), found.rest()));
                if (place.isPresent()) {
                    return place.get();
                }
            }
        }
        return null;
    }

    private record TextPlace(Map<String, String> values, String rest) {}

    /** Behind what the template has made may stand the format instructions, and documents that were retrieved. */
    private static Optional<TextPlace> place(MessageTemplate template, String formatInstructions, String text) {
        boolean instructed = !formatInstructions.isEmpty() && text.endsWith(formatInstructions);
        String own = instructed ? text.substring(0, text.length() - formatInstructions.length()) : text;
        String rest = instructed ? formatInstructions : "";
        return template.values(own).map(values -> new TextPlace(values, rest));
    }

    private static @Nullable String text(UserMessage message) {
        List<TextContent> texts = message.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(TextContent.class::cast)
                .toList();
        return texts.size() == 1 ? texts.get(0).text() : null;
    }
}
