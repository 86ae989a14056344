package dev.attune.engine.propose;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.function.LongFunction;

/**
 * Asks the proposer model, each time for an answer of its own.
 *
 * @param rollouts the model by the number of the call
 * @param temperature of the proposals, 0 to 2
 */
record ProposerCalls(LongFunction<ChatModel> rollouts, double temperature) {

    /** Room for a long instruction; a model that rambles is cut there. */
    private static final int MAX_OUTPUT_TOKENS = 256;

    String ask(String system, String user, long number) {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(system), UserMessage.from(user))
                .temperature(temperature)
                .maxOutputTokens(MAX_OUTPUT_TOKENS)
                .build();
        String text = rollouts.apply(number).chat(request).aiMessage().text();
        return text == null ? "" : text.strip();
    }
}
