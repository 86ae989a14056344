package dev.attune.report;

import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.SentPrompt;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.PromptLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed in the modules of the program of {@link LeafFixtures}. */
public final class ModuleFixtures {

    private ModuleFixtures() {}

    /** A request of a module with one demo, which the unoptimized program sends without it. */
    public static SentPrompt prompt(String system, String asked) {
        return new SentPrompt(
                "AnswerQuestion",
                "test-1",
                List.of(
                        new SentPrompt.Message("system", "Answer the question in a few words."),
                        new SentPrompt.Message("user", asked)),
                List.of(
                        new SentPrompt.Message("system", system),
                        new SentPrompt.Message("user", "Question: Who wrote The Hobbit?"),
                        new SentPrompt.Message("assistant", "Answer: J. R. R. Tolkien"),
                        new SentPrompt.Message("user", asked)),
                null);
    }

    public static Demonstration labeledDemo() {
        return new Demonstration(
                Demonstration.Origin.LABELED,
                "train-3",
                fields(
                        "context",
                        "[1] The Hobbit was written by J. R. R. Tolkien.",
                        "question",
                        "Who wrote The Hobbit?"),
                Map.of("answer", "J. R. R. Tolkien"));
    }

    public static Demonstration bootstrappedDemo() {
        return new Demonstration(
                Demonstration.Origin.BOOTSTRAPPED,
                "train-17",
                fields(
                        "context",
                        "[1] Damon Albarn is the singer of Blur.\n[2] Blur was formed in London in 1988.",
                        "question",
                        "In which city was the band of Damon Albarn formed?"),
                fields("reasoning", "Damon Albarn sings in Blur; Blur was formed in London.", "answer", "London"));
    }

    private static Map<String, String> fields(String name, String value, String otherName, String otherValue) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(name, value);
        fields.put(otherName, otherValue);
        return fields;
    }

    public static List<ModuleChange> modules() {
        return List.of(
                new ModuleChange(
                        "WriteQuery",
                        "Write a search query that finds the fact still missing.",
                        "Write a short search query that finds the one fact still missing to answer the question. Name"
                                + " the entity you look for, and never repeat what the context already tells.",
                        "proposal 3, tip: description",
                        List.of(),
                        List.of(),
                        "no demos",
                        List.of()),
                new ModuleChange(
                        "AnswerQuestion",
                        "Answer the question in a few words.",
                        "Answer the question in as few words as possible, using only the context.\n\n"
                                + "If the context does not hold the answer, say \"unknown\".",
                        "proposal 1, tip: high-stakes",
                        List.of(labeledDemo()),
                        List.of(bootstrappedDemo(), labeledDemo()),
                        "bootstrapped, shuffle 2 (1 bootstrapped, 1 labeled)",
                        List.of()));
    }

    /** Of which one has the same instruction and no demos, but is laid out in another way. */
    public static List<ModuleChange> laidOut() {
        ModuleChange query = modules().get(0);
        return List.of(
                new ModuleChange(
                        query.module(),
                        query.instructionBefore(),
                        query.instructionBefore(),
                        "seed instruction",
                        List.of(),
                        List.of(),
                        "no demos",
                        List.of(),
                        DemoChoice.ALL,
                        PromptLayout.JSON,
                        List.of()),
                modules().get(1));
    }

    /** The second of two modules answers by a vote of three prompts. */
    public static List<ModuleChange> voting() {
        ModuleChange first = modules().get(1);
        List<ModuleChange> others = List.of(
                voter(first, ", voter 2", "Say it <short>ly.", List.of(labeledDemo())),
                voter(first, ", voter 3", first.instructionBefore(), List.of()));
        return List.of(
                modules().get(0),
                new ModuleChange(
                        first.module(),
                        first.instructionBefore(),
                        first.instructionAfter(),
                        first.instructionOrigin(),
                        first.demosBefore(),
                        first.demosAfter(),
                        first.demosOrigin(),
                        first.frozen(),
                        first.choice(),
                        first.layout(),
                        others));
    }

    private static ModuleChange voter(ModuleChange of, String name, String instruction, List<Demonstration> demos) {
        return new ModuleChange(
                of.module() + name,
                of.instructionBefore(),
                instruction,
                "proposal 4",
                of.demosBefore(),
                demos,
                "labeled",
                List.of());
    }
}
