package dev.attune.spring;

import dev.attune.runtime.TunedPrompts;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What puts the tuned prompts of an AI service into the requests that it makes. */
@FunctionalInterface
interface ServicePrompts {

    /** How to make a model send the prompts that were tuned for a service; empty if the artifact has none of it. */
    Optional<UnaryOperator<ChatModel>> of(TunedPrompts prompts, Class<?> service);
}
