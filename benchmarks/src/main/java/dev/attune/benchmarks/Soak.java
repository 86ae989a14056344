package dev.attune.benchmarks;

import dev.attune.engine.config.Pace;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.journal.Journal;
import dev.attune.engine.model.Endpoint;
import dev.attune.engine.model.ModelStack;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.governor.GovernorPolicy;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Program;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Evaluates 100,000 examples, each with a request of its own, through the whole model stack and its journal, and prints how much of the
 * heap is in use after each ten thousand: {@code Soak [EVALUATIONS]}. The model answers at once.
 */
public final class Soak {

    private static final int EVALUATIONS = 100_000;
    private static final int ROUNDS = 10;
    private static final int THREADS = 8;
    private static final double MEBIBYTE = 1 << 20;

    private Soak() {}

    /** A module that echoes. */
    public interface Echo {
        /** The text again. */
        @Instruction("Say it again.")
        String text(String said);
    }

    /** Runs the soak. */
    public static void main(String[] arguments) throws IOException {
        int perRound = (arguments.length == 0 ? EVALUATIONS : Integer.parseInt(arguments[0])) / ROUNDS;
        Path folder = Files.createTempDirectory("attune-soak");
        Path file = folder.resolve("journal.jsonl");
        PrintStream out = System.out;
        Signature signature = Signature.of(Echo.class);
        Program program = new Program("Soak", "Soak", List.of(signature), modules -> {
            Echo echo = (Echo) Objects.requireNonNull(modules.get("Echo"));
            return input -> echo.text((String) input);
        });
        MetricDefinition same = new MetricDefinition(
                "same", 0, 1, (example, output) -> Score.of(example.input().equals(output) ? 1 : 0));
        try (Journal journal = Journal.open(file, new Fingerprint(Map.of(), Map.of(), Map.of("run", "soak")));
                Evaluator evaluator = new Evaluator(program, THREADS, Optional.empty(), () -> false)) {
            Candidate candidate = new Candidate(PromptSet.seed(List.of(signature)), stack(journal));
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                double mean = evaluator
                        .evaluate(candidate, examples(round * perRound, perRound), same)
                        .mean();
                out.printf(
                        "%,9d evaluations, mean %.1f, heap in use %.1f MiB, %,.0f evaluations/s%n",
                        (round + 1) * perRound, mean, heap(), perRound / ((System.nanoTime() - start) / 1e9));
            }
        }
        out.printf("journal: %.1f MiB%n", Files.size(file) / MEBIBYTE);
        Files.delete(file);
        Files.delete(folder);
    }

    private static ChatModel stack(Journal journal) {
        SharedLayers shared = Layers.journaled(journal, notice -> {});
        ChatModel model = new Echoing();
        return ModelStack.of(
                        Endpoint.object("task", model, Price.FREE),
                        () -> model,
                        GovernorPolicy.of(THREADS, Pace.FREE),
                        shared)
                .model();
    }

    private static List<Example<String, String>> examples(int from, int count) {
        List<Example<String, String>> examples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            String text = "example number " + i + " of a long run";
            examples.add(Example.of("e" + i, text, text));
        }
        return examples;
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
    }

    /** Says what the user said. */
    private static final class Echoing implements ChatModel {

        @Override
        public ChatResponse chat(ChatRequest request) {
            String last = request.messages().get(request.messages().size() - 1).toString();
            int from = last.indexOf("example number");
            int to = last.indexOf("long run") + "long run".length();
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from("Text: " + last.substring(from, to)))
                    .tokenUsage(new TokenUsage(20, 10))
                    .build();
        }
    }
}
