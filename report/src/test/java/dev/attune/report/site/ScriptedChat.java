package dev.attune.report.site;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.function.Function;

/** A model that answers by a rule, has a price, and counts its tokens as a quarter of the characters. */
final class ScriptedChat implements ChatModel {

    private final Function<List<ChatMessage>, String> rule;

    ScriptedChat(Function<List<ChatMessage>, String> rule) {
        this.rule = rule;
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return DefaultChatRequestParameters.builder().modelName("gpt-4.1-mini").build();
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        String answer = rule.apply(request.messages());
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(answer))
                .tokenUsage(new TokenUsage(request.messages().toString().length() / 4, answer.length() / 4 + 1))
                .build();
    }
}
