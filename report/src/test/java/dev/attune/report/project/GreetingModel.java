package dev.attune.report.project;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;

/**
 * Answers by a rule: never right under the seed instruction, right for a share of the persons under the one that it proposes.
 *
 * @param percentRight that share
 */
record GreetingModel(int percentRight) implements ChatModel {

    private static final String PROPOSED = "Greet the person warmly.";

    @Override
    public ChatResponse chat(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        String system = ((SystemMessage) messages.get(0)).text();
        String user = ((UserMessage) messages.get(messages.size() - 1)).singleText();
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(answer(system, user)))
                .tokenUsage(new TokenUsage(10, 5))
                .build();
    }

    private String answer(String system, String user) {
        if (!system.contains("Answer in this form")) {
            return PROPOSED;
        }
        int number = Integer.parseInt(user.replaceAll("\\D", ""));
        boolean right = system.contains(PROPOSED) && number % 100 * 37 % 100 < percentRight;
        return "Greeting: " + (right ? "Hello Person" + number : "What?");
    }
}
