package dev.attune.engine.propose;

import dev.attune.engine.config.Keys;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.RefusedRequests;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import dev.attune.runtime.text.Thoughts;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Calls the proposer model. Each call gets a separate answer. An answer that was cut off, or holds only thoughts, is
 * refused.
 *
 * @param rollouts returns the model for the number of a call, so that equal requests get separate answers
 * @param maxOutputTokens the token limit of an answer; empty: requests set none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposerCalls(LongFunction<ChatModel> rollouts, OptionalInt maxOutputTokens) {

    private static final String BE_BRIEF =
            "Your last answer was cut off at its limit of tokens. Think less, and write a shorter instruction.";

    ProposerAnswer ask(String system, String user, double temperature, long number) {
        return read(answer(request(system, user, temperature), number));
    }

    /**
     * Asks with a shorter request if the model refuses the longer one for its content, as models do whose context it exceeds.
     *
     * @param shorter the user message of the shorter request
     */
    ProposerAnswer ask(String system, String user, Supplier<String> shorter, double temperature, long number) {
        ChatRequest longer = request(system, user, temperature);
        try {
            return read(rollouts.apply(number).chat(longer));
        } catch (BudgetExhaustedException | ReplayMissException | JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            if (RefusedRequests.isRefusal(e)) {
                return ask(system, shorter.get(), temperature, number);
            }
            throw failed(e);
        }
    }

    private ChatRequest request(String system, String user, double temperature) {
        ChatRequest.Builder request = ChatRequest.builder()
                .messages(SystemMessage.from(system), UserMessage.from(user))
                .temperature(temperature);
        maxOutputTokens.ifPresent(request::maxOutputTokens);
        return request.build();
    }

    private ProposerAnswer read(ChatResponse response) {
        FinishReason finish = response.finishReason();
        AiMessage message = response.aiMessage();
        if (finish == FinishReason.LENGTH) {
            return new Refused(cut(), BE_BRIEF);
        }
        if (finish == FinishReason.CONTENT_FILTER) {
            return new Refused("filtered by the server");
        }
        if (finish == FinishReason.TOOL_EXECUTION || message.hasToolExecutionRequests()) {
            return new Refused("a call of a tool");
        }
        String text = message.text() == null ? "" : message.text();
        if (text.isBlank()) {
            return new Refused(
                    message.thinking() == null || message.thinking().isBlank()
                            ? "empty"
                            : "thoughts without an answer");
        }
        Optional<String> answer = Thoughts.strip(text);
        if (answer.isEmpty()) {
            return new Refused("a thought that does not end");
        }
        String stripped = answer.get().strip();
        return stripped.isEmpty() ? new Refused("thoughts without an answer") : new Text(stripped);
    }

    private String cut() {
        return maxOutputTokens.isPresent()
                ? "cut at the token limit (" + Keys.MODEL_PROPOSER_MAX_OUTPUT_TOKENS + " = "
                        + maxOutputTokens.getAsInt() + ")"
                : "cut at the token limit of the model itself";
    }

    private ChatResponse answer(ChatRequest request, long number) {
        try {
            return rollouts.apply(number).chat(request);
        } catch (BudgetExhaustedException | ReplayMissException | JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private RunAbortedException failed(RuntimeException e) {
        boolean limit =
                maxOutputTokens.isPresent() && String.valueOf(e.getMessage()).contains("token");
        return new RunAbortedException(
                RunAbortedException.Fault.MODELS,
                "the model that writes instructions failed: " + e
                        + (limit
                                ? "; it was asked for " + maxOutputTokens.getAsInt() + " tokens at most ("
                                        + Keys.MODEL_PROPOSER_MAX_OUTPUT_TOKENS + ")"
                                : ""));
    }
}
