package dev.attune.engine.propose;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.predict.Program;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Modules;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Describes the program to the proposer: its structure as it was seen to run, what the model makes of it, and the role of a module
 * (MIPRO, appendix C.2).
 */
final class ProgramDescription {

    private static final String DESCRIBE_PROGRAM = """
            You are given the structure of a program that calls language models. Describe in two or three sentences what task \
            it solves and how.""";
    private static final String DESCRIBE_MODULE =
            "You are given a program that calls language models, and one of its modules. Describe in one or two sentences the "
                    + "part that this module plays.";

    private final ProposerCalls calls;
    private final RefusedAnswers refusals;
    private final Program program;

    ProgramDescription(ProposerCalls calls, RefusedAnswers refusals, Program program) {
        this.calls = calls;
        this.refusals = refusals;
        this.program = program;
    }

    /**
     * The structure in plain text: what its author says, the modules with their fields, the order of their calls in a run, and an example
     * of a run.
     */
    String structure(Evaluation baseline, String example, RequestLimits limits) {
        ProposerRequest text = new ProposerRequest(limits);
        text.section("What its author says of the program", program.about().description(), limits.description());
        text.section("Source", program.about().source(), limits.source());
        text.section(
                "Program " + program.name() + " with the modules",
                modules(program.signatures(), PromptSet.seed(program.signatures()), limits),
                limits.modules());
        text.section("In one run it called", order(baseline), limits.module());
        text.section("An example of a run", example, limits.run());
        return text.text("").strip();
    }

    private static String order(Evaluation baseline) {
        return baseline.results().stream()
                .map(run -> run.prediction().trace().calls().stream()
                        .map(ModuleCall::module)
                        .collect(Collectors.joining(" -> ")))
                .filter(order -> !order.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A line for each module: its name, inputs, outputs and instruction. */
    static String modules(List<Signature> signatures, PromptSet prompts, RequestLimits limits) {
        return signatures.stream()
                .map(signature -> "- "
                        + Shortened.line(
                                signature.describe() + ": "
                                        + prompts.module(signature.name()).instruction(),
                                limits.module()))
                .collect(Collectors.joining("\n"));
    }

    /** The message that begins with the instruction of a module, as it is sent or, where inputs stand before it, as it would be. */
    static String systemMessage(Signature signature, ModulePrompt prompt) {
        PromptLayout layout = prompt.layout() == PromptLayout.INSTRUCTION_LAST ? PromptLayout.TURNS : prompt.layout();
        ModulePrompt alone = prompt.withDemos(List.of()).withLayout(layout);
        ChatMessage first = Modules.messages(signature, alone, Map.of()).get(0);
        return first instanceof SystemMessage system ? system.text() : ((UserMessage) first).singleText();
    }

    /** What the program does; empty if the model did not say. */
    String describe(String structure) {
        return refusals.grounding(
                        "the description of the program",
                        calls.ask(DESCRIBE_PROGRAM, structure, ProposerContext.TEMPERATURE, 0))
                .orElse("");
    }

    /** What a module is there for; empty if the model did not say. */
    String role(String structure, String description, Signature signature, int number) {
        return refusals.grounding(
                        "the role of " + signature.name(),
                        calls.ask(
                                DESCRIBE_MODULE,
                                structure + "\n" + description + "\n\nModule: " + signature.describe(),
                                ProposerContext.TEMPERATURE,
                                1L + number))
                .orElse("");
    }
}
