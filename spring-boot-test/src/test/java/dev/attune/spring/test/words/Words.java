package dev.attune.spring.test.words;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Spells numbers as soon as it is shown how, and keeps what it was asked. */
public class Words implements ChatModel {

    private final Queue<ChatRequest> requests = new ConcurrentLinkedQueue<>();

    @Override
    public ChatResponse doChat(ChatRequest request) {
        requests.add(request);
        List<ChatMessage> messages = request.messages();
        boolean shown = messages.stream().anyMatch(AiMessage.class::isInstance);
        String number = ((UserMessage) messages.get(messages.size() - 1)).singleText();
        String answer = shown ? "w" + number : "no idea";
        return ChatResponse.builder().aiMessage(AiMessage.from(answer)).build();
    }

    public List<ChatRequest> requests() {
        return List.copyOf(requests);
    }
}
