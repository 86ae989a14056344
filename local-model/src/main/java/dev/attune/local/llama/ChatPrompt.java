package dev.attune.local.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.Pair;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The messages of a request in the form the model's own chat template takes. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ChatPrompt {

    private final @Nullable String system;
    private final List<Pair<String, String>> turns;

    private ChatPrompt(@Nullable String system, List<Pair<String, String>> turns) {
        this.system = system;
        this.turns = turns;
    }

    public static ChatPrompt of(List<ChatMessage> messages) {
        String system = null;
        List<Pair<String, String>> turns = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof SystemMessage systemMessage) {
                if (system != null || !turns.isEmpty()) {
                    throw new UnsupportedFeatureException(
                            "The local model takes one system message, as the first message.");
                }
                system = systemMessage.text();
            } else if (message instanceof UserMessage user) {
                turns.add(new Pair<>("user", text(user)));
            } else if (message instanceof AiMessage ai && !ai.hasToolExecutionRequests()) {
                turns.add(new Pair<>("assistant", ai.text() == null ? "" : ai.text()));
            } else {
                throw new UnsupportedFeatureException(
                        "The local model takes system, user and assistant text messages, not " + message.type() + ".");
            }
        }
        return new ChatPrompt(system, turns);
    }

    private static String text(UserMessage message) {
        List<String> parts = new ArrayList<>();
        for (Content content : message.contents()) {
            if (!(content instanceof TextContent text)) {
                throw new UnsupportedFeatureException("The local model takes text only, not " + content.type() + ".");
            }
            parts.add(text.text());
        }
        return String.join("\n", parts);
    }

    /** A text that starts alike for prompts that start alike, without any need of the model. */
    public String routingKey() {
        return system + "\n"
                + turns.stream()
                        .map(turn -> turn.getKey() + "\n" + turn.getValue())
                        .collect(Collectors.joining("\n"));
    }

    String render(LlamaModel model, ChatTemplate template) {
        BasicPlane plane = BasicPlane.avoiding(routingKey());
        List<Pair<String, String>> encoded = turns.stream()
                .map(turn -> new Pair<>(turn.getKey(), plane.encode(turn.getValue())))
                .toList();
        String rendered = template.render(
                model, new InferenceParameters("").setMessages(system == null ? null : plane.encode(system), encoded));
        return plane.decode(rendered);
    }
}
