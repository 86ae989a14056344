package dev.attune.engine.predict;

import dev.attune.runtime.signature.PromptSet;
import dev.langchain4j.model.chat.ChatModel;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A prompt set under evaluation, with the model that runs it. Immutable but for the times.
 *
 * @param prompts the prompt set
 * @param model the task model, or the teacher model
 * @param times takes how long its runs take; null: nobody asks
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Candidate(
        PromptSet prompts, ChatModel model, @Nullable RunTimes times) {

    /** A candidate whose runs may take any time. */
    public Candidate(PromptSet prompts, ChatModel model) {
        this(prompts, model, null);
    }

    /** Returns this candidate with other prompts. */
    public Candidate with(PromptSet others) {
        return new Candidate(others, model, times);
    }

    /** Returns this candidate with another model. */
    public Candidate with(ChatModel other) {
        return new Candidate(prompts, other, times);
    }
}
