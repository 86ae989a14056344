package dev.attune.engine.run;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.SentPrompt.Message;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Modules;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes requests out by the very code that has sent them, from the inputs of calls that a model has answered. */
final class SentPrompts {

    private static final String OF_SERVICE =
            "These are the messages of the annotations; memory, tools, documents and JSON schemas are left out.";

    private SentPrompts() {}

    /**
     * One request of each module; none of a module that no model has answered.
     *
     * @param folds without whose demos examples were run
     */
    static List<SentPrompt> of(
            List<Signature> signatures, PromptSet prompts, Folds folds, Evaluation winner, Evaluation unoptimized) {
        return signatures.stream()
                .flatMap(signature -> first(signature, winner)
                        .map(sent -> new SentPrompt(
                                signature.name(),
                                sent.example().id(),
                                of(unoptimized)
                                        .filter(run -> run.example()
                                                .id()
                                                .equals(sent.example().id()))
                                        .flatMap(run -> call(signature, run).stream())
                                        .findFirst()
                                        .map(call -> messages(signature, PromptSet.seed(signatures), call))
                                        .orElse(List.of()),
                                messages(signature, folds.without(sent.example(), prompts), sent.call()),
                                note(signature, prompts.module(signature.name()))))
                        .stream())
                .toList();
    }

    private static @Nullable String note(Signature signature, ModulePrompt prompt) {
        int others = prompt.votesWith().size();
        String voting = others == 0
                ? null
                : "The " + others + " other prompts of the module that vote are sent in requests of their own.";
        return signature.ofService() ? OF_SERVICE : voting;
    }

    private record Sent(Example<?, ?> example, ModuleCall call) {}

    private static Optional<Sent> first(Signature signature, Evaluation evaluation) {
        return of(evaluation)
                .flatMap(run -> call(signature, run).map(call -> new Sent(run.example(), call)).stream())
                .findFirst();
    }

    private static Stream<Evaluation.Result> of(Evaluation evaluation) {
        return evaluation.results().stream();
    }

    /** A call that the model has not answered may never have become a request. */
    private static Optional<ModuleCall> call(Signature signature, Evaluation.Result run) {
        return run.prediction().trace().calls().stream()
                .filter(call -> call.module().equals(signature.name())
                        && !call.endings().isEmpty())
                .findFirst();
    }

    private static List<Message> messages(Signature signature, PromptSet prompts, ModuleCall call) {
        return Modules.messages(signature, prompts.module(signature.name()), call.inputs()).stream()
                .map(SentPrompts::message)
                .toList();
    }

    private static Message message(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return new Message("system", system.text());
        }
        return message instanceof AiMessage answer
                ? new Message("assistant", Objects.requireNonNullElse(answer.text(), ""))
                : new Message("user", ((UserMessage) message).singleText());
    }
}
