package dev.attune.runtime;

import dev.attune.runtime.signature.MessageTemplate;
import dev.attune.runtime.signature.ServiceMethod;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of variables back from the messages of an AI Service. */
final class RequestTexts {

    private RequestTexts() {}

    /** The only text of a message; null if it has none or several. */
    static @Nullable String text(UserMessage message) {
        List<TextContent> texts = message.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(TextContent.class::cast)
                .toList();
        return texts.size() == 1 ? texts.get(0).text() : null;
    }

    /** The values in a text that is a rendered template and perhaps the format instructions; empty if it is not. */
    static Optional<Map<String, String>> ofWhole(MessageTemplate template, String text, String formatInstructions) {
        boolean instructed = !formatInstructions.isEmpty() && text.endsWith(formatInstructions);
        String own = instructed ? text.substring(0, text.length() - formatInstructions.length()) : text;
        try {
            return template.values(own);
        } catch (IllegalStateException ambiguous) {
            throw new ServiceRequestException(String.valueOf(ambiguous.getMessage()));
        }
    }

    /** The values of the last user message that is one of the method's: a guardrail's retry adds others. */
    static Map<String, String> ofLastUser(ServiceMethod method, List<ChatMessage> messages) {
        MessageTemplate user = method.user();
        MessageTemplate template = user == null ? new MessageTemplate("{{" + method.argument() + "}}") : user;
        Map<String, String> last = Map.of();
        for (ChatMessage message : messages) {
            String text = message instanceof UserMessage asked ? text(asked) : null;
            last = text == null
                    ? last
                    : ofWhole(template, text, method.formatInstructions()).orElse(last);
        }
        return last;
    }

    /** The index of the last user message; negative if there is none. */
    static int lastUser(List<ChatMessage> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof UserMessage) {
                return i;
            }
        }
        return -1;
    }
}
