package dev.attune.engine.model;

import dev.attune.annotations.Role;
import dev.attune.engine.event.Usage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * The models of one program by role, with caching, retries, budget and counting around each. A role without a model of its own is played
 * by the task model. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LanguageModels {

    /** The model of a role. The same request has the same answer. */
    default ChatModel model(Role role) {
        return rollout(role, 0);
    }

    /**
     * The model of a role for one of several answers to the same request.
     *
     * @param number tells rollouts apart: each has answers of its own
     */
    ChatModel rollout(Role role, long number);

    /** Tokens that an answer of the proposer model may have; empty where requests do not say. */
    OptionalInt proposerTokens();

    /** The same models with a meter of their own, for work beside which others ask them: its usage is what was asked through it. */
    LanguageModels metered();

    /** What all calls through this have cost so far, those of its {@linkplain #metered() parts} included. */
    Usage usage();
}
