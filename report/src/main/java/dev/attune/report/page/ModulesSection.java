package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Call;
import dev.attune.engine.event.GateRecord.Example;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.SafeText;
import dev.attune.report.view.ModulePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What changed in each module: the words of its instruction, and its demos. */
final class ModulesSection {

    private static final int CALLS = 1_000;

    private ModulesSection() {}

    /**
     * @param prompts requests as they were sent
     * @param tried instructions that the search has evaluated
     * @param examples test examples with the calls of both programs; empty if no gate has measured any
     */
    static Element of(
            List<ModuleChange> modules,
            List<SentPrompt> prompts,
            List<TriedInstruction> tried,
            List<Example> examples) {
        List<Element> parts = new ArrayList<>();
        for (ModuleChange change : modules) {
            parts.add(tag("h4").text(change.module()));
            parts.add(Parts.quiet(ModulePage.inWords(change)));
            tokens(change.module(), examples).ifPresent(parts::add);
            if (hides(change)) {
                parts.add(Parts.line(
                        "red",
                        "Hidden characters.",
                        "The instruction holds characters that show as nothing or change the reading direction; they are "
                                + "written as [U+…] or as pictures here."));
            }
            parts.add(ModulePage.instruction(change));
            if (!change.demosAfter().isEmpty() || !change.demosBefore().isEmpty()) {
                parts.add(Parts.details("Demos of " + change.module(), List.of(ModulePage.demos(change))));
            }
            Proposals.of(change, tried).ifPresent(parts::add);
            prompts.stream()
                    .filter(prompt -> prompt.module().equals(change.module()))
                    .map(PromptAsSent::of)
                    .forEach(parts::add);
        }
        return Parts.section("Modules", parts);
    }

    /** What the module costs in production, as far as the model counts tokens. */
    private static Optional<Element> tokens(String module, List<Example> examples) {
        OptionalDouble before = perCall(module, examples, Example::baseline);
        OptionalDouble after = perCall(module, examples, Example::winner);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        long old = Math.round(CALLS * before.getAsDouble());
        long now = Math.round(CALLS * after.getAsDouble());
        return Optional.of(Parts.quiet("Tokens for " + Numbers.count(CALLS) + " calls like those of the test examples: "
                + Numbers.count(old) + " unoptimized, " + Numbers.count(now) + " as the winner"
                + (now == old ? "." : ", " + Numbers.count(Math.abs(now - old)) + (now > old ? " more." : " fewer."))));
    }

    /** The mean; empty if the model has not counted the tokens of each call. */
    private static OptionalDouble perCall(String module, List<Example> examples, Function<Example, Answer> program) {
        List<Call> calls = examples.stream()
                .flatMap(example -> program.apply(example).calls().stream())
                .filter(call -> call.module().equals(module))
                .toList();
        return calls.stream().anyMatch(call -> call.tokens() == null)
                ? OptionalDouble.empty()
                : calls.stream()
                        .map(Call::tokens)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .average();
    }

    private static boolean hides(ModuleChange change) {
        String text = change.instructionAfter().replace("\r\n", "\n");
        return !SafeText.visible(text).equals(text);
    }
}
