package org.example.extending;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Map;

/** Knows capitals, and says them in one word only if it is told to. */
final class CapitalsModel implements ChatModel {

    private static final Map<String, String> CAPITALS = Map.of(
            "France", "Paris", "Italy", "Rome", "Spain", "Madrid", "Austria", "Vienna", "Norway", "Oslo", "Peru",
            "Lima", "Japan", "Tokyo", "Egypt", "Cairo");

    private final String mark;

    CapitalsModel(String mark) {
        this.mark = mark;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        UserMessage last = (UserMessage) messages.get(messages.size() - 1);
        String capital = CAPITALS.entrySet().stream()
                .filter(entry -> last.singleText().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("unknown");
        boolean plain = messages.toString().contains("one word");
        String answer = plain ? capital : "As everybody knows, that is " + capital + mark;
        return ChatResponse.builder().aiMessage(AiMessage.from(answer)).build();
    }
}
