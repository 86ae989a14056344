package dev.attune.runtime;

import dev.attune.runtime.PromptVote.Ballot;
import dev.attune.runtime.answer.AnswerParser;
import dev.attune.runtime.answer.AnswerParser.Answer;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptFormat;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import dev.attune.runtime.text.UnreadableException;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls a module: renders its prompt, asks the model, reads the answer, with one repair round. Of several prompts that vote, each is asked in
 * this way, one after another, until the others cannot change what wins.
 */
record ModuleCaller(Signature signature, ModulePrompt prompt, ChatModel model, CallListener listener) {

    /** Of an answer that is too long to be read. */
    private static final int MOST_SHOWN = 1_000;

    Object call(Object[] arguments) {
        Map<String, String> inputs = inputs(arguments);
        Attempt attempt = new Attempt();
        Answer answer;
        try {
            answer = answer(inputs, attempt);
        } catch (RuntimeException e) {
            listener.called(attempt.ended(signature.name(), inputs, Map.of(), e));
            throw e;
        }
        listener.called(attempt.ended(signature.name(), inputs, answer.texts(), null));
        return answer.result();
    }

    private Answer answer(Map<String, String> inputs, Attempt attempt) {
        return prompt.votesWith().isEmpty() ? ask(prompt, inputs, attempt) : vote(inputs, attempt);
    }

    /** Voters with the same prompt are asked once. */
    private Answer vote(Map<String, String> inputs, Attempt attempt) {
        Map<ModulePrompt, Integer> voters = new LinkedHashMap<>();
        prompt.voters().forEach(voter -> voters.merge(voter, 1, Integer::sum));
        PromptVote vote = new PromptVote(prompt.voters().size());
        UnreadableAnswerException unreadable = null;
        for (Map.Entry<ModulePrompt, Integer> voter : voters.entrySet()) {
            if (vote.isDecided()) {
                break;
            }
            try {
                vote.count(new Ballot(ask(voter.getKey(), inputs, attempt), attempt.answer), voter.getValue());
            } catch (UnreadableAnswerException e) {
                vote.abstain(voter.getValue());
                unreadable = unreadable == null ? e : unreadable;
            }
        }
        Ballot won = vote.winner().orElse(null);
        if (won == null) {
            throw unreadable(unreadable, attempt);
        }
        attempt.answer = won.text();
        return won.answer();
    }

    /** Where nobody can be read, what the best prompt was answered tells why. */
    private static UnreadableAnswerException unreadable(@Nullable UnreadableAnswerException first, Attempt attempt) {
        UnreadableAnswerException best = Objects.requireNonNull(first);
        attempt.answer = best.answer();
        return best;
    }

    private Answer ask(ModulePrompt asked, Map<String, String> inputs, Attempt attempt) {
        List<ChatMessage> messages = new ArrayList<>(PromptFormat.messages(signature, asked, inputs));
        attempt.answered(chat(messages));
        try {
            return read(attempt);
        } catch (UnreadableException first) {
            attempt.repaired = true;
            messages.add(AiMessage.from(shown(attempt.answer)));
            messages.add(PromptFormat.repairRequest(signature, asked.layout(), first.reason()));
        }
        attempt.answered(chat(messages));
        try {
            return read(attempt);
        } catch (UnreadableException second) {
            throw new UnreadableAnswerException(signature.name(), second.reason(), attempt.answer);
        }
    }

    /** An answer that did not end by itself says so where it cannot be read: what is missing explains the rest. */
    private Answer read(Attempt attempt) throws UnreadableException {
        Ending ending = attempt.endings.get(attempt.endings.size() - 1);
        if (ending != Ending.WHOLE && attempt.answer.isBlank()) {
            throw new UnreadableException(ending.reason());
        }
        try {
            return AnswerParser.parse(signature, attempt.answer);
        } catch (UnreadableException e) {
            throw ending == Ending.WHOLE ? e : new UnreadableException(e.reason() + "; " + ending.reason());
        }
    }

    /** The answer as the repair request shows it: what is too long to be read is too long to be paid for as a prompt. */
    private static String shown(String answer) {
        if (answer.isBlank()) {
            return "(no answer)";
        }
        return answer.length() > AnswerParser.MAX_LENGTH ? answer.substring(0, MOST_SHOWN) + "…" : answer;
    }

    private ChatResponse chat(List<ChatMessage> messages) {
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        signature.temperature().ifPresent(request::temperature);
        signature.maxOutputTokens().ifPresent(request::maxOutputTokens);
        return model.chat(request.build());
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
        private final List<Ending> endings = new ArrayList<>();
        private String answer = "";
        private boolean repaired;
        private @Nullable CallTokens tokens = CallTokens.NONE;

        void answered(ChatResponse response) {
            String text = response.aiMessage().text();
            answer = text == null ? "" : text;
            endings.add(Ending.of(response));
            tokens = CallTokens.sum(tokens, response.tokenUsage());
        }

        ModuleCall ended(
                String module,
                Map<String, String> inputs,
                Map<String, String> outputs,
                @Nullable RuntimeException failure) {
            return new ModuleCall(
                    module, inputs, outputs, answer, endings, repaired, endings.isEmpty() ? null : tokens, failure);
        }
    }
}
