package dev.attune.engine.predict;

import dev.attune.runtime.signature.PromptSet;
import dev.langchain4j.model.chat.ChatModel;
import org.apiguardian.api.API;

/**
 * A prompt set under evaluation, with the model that runs it. Immutable.
 *
 * @param prompts the prompt set
 * @param model the task model, or the teacher model
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Candidate(PromptSet prompts, ChatModel model) {}
