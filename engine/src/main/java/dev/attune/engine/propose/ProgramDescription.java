package dev.attune.engine.propose;

import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Program;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.signature.Signature;
import java.util.List;
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

    /** The structure in plain text: the modules with their fields, and the order of their calls in a run. */
    String structure(List<Prediction> runs) {
        StringBuilder text = new StringBuilder("Program " + program.name() + " with the modules:\n");
        for (Signature signature : program.signatures()) {
            text.append("- ")
                    .append(signature.describe())
                    .append(": ")
                    .append(signature.seedInstruction())
                    .append('\n');
        }
        runs.stream()
                .map(run -> run.trace().calls().stream().map(ModuleCall::module).collect(Collectors.joining(" -> ")))
                .filter(order -> !order.isEmpty())
                .findFirst()
                .ifPresent(order ->
                        text.append("In one run it called: ").append(order).append('\n'));
        return text.toString();
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
