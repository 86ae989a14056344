package dev.attune.engine.data;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A sample of a file for OpenAI Evals: the messages of a chat, and the answers that count as right.
 *
 * @param input the messages, at least one
 * @param ideal the right answers, at least one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OpenAiEval(
        List<Message> input,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> ideal) {

    /**
     * A message.
     *
     * @param role such as {@code user}
     * @param content its text
     */
    public record Message(String role, String content) {

        /** @throws IllegalArgumentException if one of them is null */
        public Message {
            if (role == null || content == null) {
                throw new IllegalArgumentException("a message has a role and a text");
            }
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if one of them is empty, or null or has nulls
     */
    public OpenAiEval {
        if (input == null || input.isEmpty() || ideal == null || ideal.isEmpty() || ideal.contains(null)) {
            throw new IllegalArgumentException("a sample has at least one message, and at least one ideal answer");
        }
        input = List.copyOf(input);
        ideal = List.copyOf(ideal);
    }

    /** Returns the texts of the messages with a role, in order. */
    public List<String> texts(String role) {
        return input.stream()
                .filter(message -> message.role().equals(role))
                .map(Message::content)
                .toList();
    }
}
