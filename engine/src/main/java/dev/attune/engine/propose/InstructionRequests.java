package dev.attune.engine.propose;

import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes what the proposer model is told about the modules that need instructions. Thread-safe once its context is written. */
final class InstructionRequests {

    private static final int DEMOS_SHOWN = 3;
    private static final String AUTHOR = "What its author says of the program";

    private final ProposerMaterial material;
    private final ProposerContext context;
    private final RandomStreams random;
    private final Map<String, PromptRules> rules;

    InstructionRequests(ProposerMaterial material, ProposerContext context, RandomStreams random) {
        this.material = material;
        this.context = context;
        this.random = random;
        this.rules = PromptRules.of(material.program().signatures());
    }

    /** The rules of each module by its name. */
    Map<String, PromptRules> rules() {
        return rules;
    }

    /** Returns the request for a better instruction of one module. */
    String forModule(Signature signature, Question question, RequestLimits limits) {
        Grounding grounding = question.grounding();
        String instruction = question.current().module(signature.name()).instruction();
        ProposerRequest request = new ProposerRequest(limits);
        ground(request, grounding);
        if (question.kind() != Question.Kind.PROPOSAL && !grounding.program()) {
            request.section(AUTHOR, program().about().description(), limits.description());
        }
        if (grounding.program()) {
            request.section("Role of the module", context.role(signature), limits.description());
            List<Signature> others = program().signatures().stream()
                    .filter(other -> !other.name().equals(signature.name()))
                    .toList();
            request.section(
                    "Other modules", ProgramDescription.modules(others, question.current(), limits), limits.modules());
        }
        request.section("Module", signature.describe(), limits.module());
        request.section(
                "System message of the module, which begins with its instruction",
                ProgramDescription.systemMessage(signature, question.current().module(signature.name())),
                limits.systemMessage());
        request.demos(
                question.kind() == Question.Kind.RULES
                        ? question.examples()
                        : demosShown(signature, grounding, question.index()));
        runs(request, question, signature.name());
        request.history(question.scale(), question.history());
        request.section("Current instruction", instruction, limits.instruction());
        request.section("What the new instruction must be like", rules(signature), Integer.MAX_VALUE);
        request.section("Tip", Tips.text(question.tip()), limits.description());
        return request.text(question.kind() == Question.Kind.RULES ? "Write the rules." : "Write the new instruction.");
    }

    /** Returns the request for better instructions of all modules in one answer. */
    String forAll(Question question, RequestLimits limits) {
        ProposerRequest request = new ProposerRequest(limits);
        boolean advice = question.kind() == Question.Kind.ADVICE;
        ground(request, question.grounding());
        if (advice) {
            request.section(AUTHOR, program().about().description(), limits.description());
        }
        for (Signature signature : program().signatures()) {
            String instruction = question.current().module(signature.name()).instruction();
            boolean frozen = of(signature).isFrozen(PromptPart.INSTRUCTION);
            request.section(
                    frozen ? "Module, whose instruction stays as it is" : "Module",
                    signature.describe() + "\nCurrent instruction: " + instruction,
                    limits.instruction());
            request.section("What its new instruction must be like", frozen ? "" : rules(signature), Integer.MAX_VALUE);
            request.section(
                    "System message of the module, which begins with its instruction",
                    ProgramDescription.systemMessage(
                            signature, question.current().module(signature.name())),
                    limits.systemMessage() / program().signatures().size());
            request.demos(demosShown(signature, question.grounding(), question.index()));
        }
        runs(request, question, "");
        request.history(question.scale(), question.history());
        request.section("Tip", Tips.text(question.tip()), limits.description());
        return request.text(advice ? "Write the rules." : "Write the new instructions.");
    }

    private PromptRules of(Signature signature) {
        return Objects.requireNonNull(rules.get(signature.name()));
    }

    private String rules(Signature signature) {
        return String.join("\n", of(signature).forWriters());
    }

    private void ground(ProposerRequest request, Grounding grounding) {
        RequestLimits limits = request.limits();
        if (grounding.program()) {
            request.section(AUTHOR, program().about().description(), limits.description());
            request.section("Source", program().about().source(), limits.source());
            request.section("Program", context.programDescription(), limits.description());
        }
        if (grounding.data()) {
            request.section("Summary of the data", context.dataSummary(), limits.description());
        }
    }

    private void runs(ProposerRequest request, Question question, String module) {
        if (question.kind() == Question.Kind.ADVICE) {
            RequestLimits limits =
                    request.limits().forRuns(question.runs().results().size());
            ShownRuns runs = new ShownRuns(material.objective(), module, limits);
            request.section("Scores", question.scale(), Integer.MAX_VALUE);
            request.section(
                    "The better run", runs.whole(question.runs().results().get(0)), Integer.MAX_VALUE);
            request.section(
                    "The worse run", runs.whole(question.runs().results().get(1)), Integer.MAX_VALUE);
        } else if (question.reflects()) {
            RequestLimits limits =
                    request.limits().forRuns(question.runs().results().size());
            request.section(
                    "Runs of the program with the current instruction",
                    question.scale() + "\n" + new ShownRuns(material.objective(), module, limits).each(question.runs()),
                    Integer.MAX_VALUE);
        } else if (question.grounding().runs()) {
            ShownRuns runs = new ShownRuns(material.objective(), module, request.limits());
            request.section(
                    "Runs of the program that failed",
                    runs.failed(question.runs(), random.stream("failed runs for " + module, question.index())),
                    Integer.MAX_VALUE);
            request.section(
                    "Good runs of the program",
                    runs.good(question.runs(), random.stream("good runs for " + module, question.index())),
                    Integer.MAX_VALUE);
        }
    }

    private Program program() {
        return material.program();
    }

    private List<Demonstration> demosShown(Signature signature, Grounding grounding, int index) {
        List<List<Demonstration>> filled = material.demoSets().stream()
                .map(set -> set.of(signature.name()))
                .filter(demos -> !demos.isEmpty())
                .toList();
        if (!grounding.demos() || filled.isEmpty()) {
            return List.of();
        }
        return filled.get(index % filled.size()).stream().limit(DEMOS_SHOWN).toList();
    }
}
