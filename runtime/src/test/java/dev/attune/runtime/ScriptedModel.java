package dev.attune.runtime;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Answers from a script and keeps what it was asked. */
public final class ScriptedModel implements ChatModel {

    private final List<ChatRequest> requests = new ArrayList<>();
    private final Function<ChatRequest, String> script;

    private ScriptedModel(Function<ChatRequest, String> script) {
        this.script = script;
    }

    /** Gives these answers one after the other, the last one for ever. */
    public static ScriptedModel answering(String... answers) {
        List<String> left = new ArrayList<>(List.of(answers));
        return new ScriptedModel(request -> left.size() > 1 ? left.remove(0) : left.get(0));
    }

    /** Lets a function answer. */
    public static ScriptedModel answering(Function<ChatRequest, String> script) {
        return new ScriptedModel(script);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String answer;
        synchronized (this) {
            requests.add(request);
            answer = script.apply(request);
        }
        return ChatResponse.builder().aiMessage(AiMessage.from(answer)).build();
    }

    /** The messages of each call so far. */
    public synchronized List<List<ChatMessage>> asked() {
        return requests.stream().map(ChatRequest::messages).toList();
    }
}
