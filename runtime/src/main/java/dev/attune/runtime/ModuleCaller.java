package dev.attune.runtime;

import dev.attune.runtime.AnswerParser.Answer;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls a module: renders its prompt, asks the model, reads the answer, with one repair round. */
record ModuleCaller(Signature signature, ModulePrompt prompt, ChatModel model, CallListener listener) {

    /** Of an answer that is too long to be read. */
    private static final int MOST_SHOWN = 1_000;

    Object call(Object[] arguments) {
        Map<String, String> inputs = inputs(arguments);
        Attempt attempt = new Attempt();
        Answer answer;
        try {
            answer = ask(inputs, attempt);
        } catch (RuntimeException e) {
            listener.called(new ModuleCall(signature.name(), inputs, Map.of(), attempt.answer, attempt.repaired, e));
            throw e;
        }
        listener.called(
                new ModuleCall(signature.name(), inputs, answer.texts(), attempt.answer, attempt.repaired, null));
        return answer.result();
    }

    private Answer ask(Map<String, String> inputs, Attempt attempt) {
        List<ChatMessage> messages = new ArrayList<>(PromptFormat.messages(signature, prompt, inputs));
        attempt.answer = answer(messages);
        try {
            return AnswerParser.parse(signature, attempt.answer);
        } catch (UnreadableException first) {
            attempt.repaired = true;
            messages.add(AiMessage.from(shown(attempt.answer)));
            messages.add(PromptFormat.repairRequest(signature, first.reason()));
        }
        attempt.answer = answer(messages);
        try {
            return AnswerParser.parse(signature, attempt.answer);
        } catch (UnreadableException second) {
            throw new UnreadableAnswerException(signature.name(), second.reason(), attempt.answer);
        }
    }

    /** The answer as the repair request shows it: what is too long to be read is too long to be paid for as a prompt. */
    private static String shown(String answer) {
        if (answer.isBlank()) {
            return "(no answer)";
        }
        return answer.length() > AnswerParser.MAX_LENGTH ? answer.substring(0, MOST_SHOWN) + "…" : answer;
    }

    private String answer(List<ChatMessage> messages) {
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        signature.temperature().ifPresent(request::temperature);
        signature.maxOutputTokens().ifPresent(request::maxOutputTokens);
        String text = model.chat(request.build()).aiMessage().text();
        return text == null ? "" : text;
    }

    private Map<String, String> inputs(Object[] arguments) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            SignatureField field = signature.inputs().get(i);
            Object argument = arguments[i];
            if (argument == null) {
                throw new IllegalArgumentException(
                        "input " + field.name() + " of module " + signature.name() + " is null");
            }
            inputs.put(field.name(), field.render(argument));
        }
        return inputs;
    }

    /** How far a call came, for the trace. */
    private static final class Attempt {
        private String answer = "";
        private boolean repaired;
    }
}
