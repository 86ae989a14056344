package dev.attune.engine.propose;

import dev.attune.engine.evaluate.RunAbortedException;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.BudgetExhaustedException;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the proposer model, each time for an answer of its own.
 *
 * @param rollouts the model by the number of the call
 */
record ProposerCalls(LongFunction<ChatModel> rollouts) {

    /** Room for a long instruction; a model that rambles is cut there. */
    private static final int MAX_OUTPUT_TOKENS = 256;

    String ask(String system, String user, double temperature, long number) {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(system), UserMessage.from(user))
                .temperature(temperature)
                .maxOutputTokens(MAX_OUTPUT_TOKENS)
                .build();
        String text = answer(request, number);
        return text == null ? "" : text.strip();
    }

    private @Nullable String answer(ChatRequest request, long number) {
        try {
            return rollouts.apply(number).chat(request).aiMessage().text();
        } catch (BudgetExhaustedException | ReplayMissException | JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RunAbortedException("the model that writes instructions failed: " + e);
        }
    }
}
