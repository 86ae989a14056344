package dev.attune.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.attune.openai.OpenAiModelProvider;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Examples per second on a server that answers at once: the evaluator with the whole model stack and its journal, bare clients in a loop with
 * as many threads, and, with a Python that has it, DSPy: {@code Overhead [EXAMPLES [FILE.json [PYTHON]]]}. Also what all that is ours takes
 * of a call, with a model that is no server at all.
 */
public final class Overhead {

    private static final int EXAMPLES = 5_000;
    private static final int ROUNDS = 5;
    private static final int DSPY_EXAMPLES = 400;
    private static final int[] THREADS = {1, 8, 32};
    private static final String ANSWER = "It is so.";
    private static final String OURS = "Attune";
    private static final String OWN_CLIENT = "Attune's client alone";
    private static final String LANGCHAIN4J = "langchain4j's client alone";
    private static final String NO_SERVER = "Attune without a server";
    private static final String DSPY = "DSPy";

    private final Path folder;
    private final int examples;
    private final Signature signature = Signature.of(Repeat.class);
    private final AtomicInteger number = new AtomicInteger();

    private Overhead(Path folder, int examples) {
        this.folder = folder;
        this.examples = examples;
    }

    /** A module that repeats. */
    public interface Repeat {
        /** The text again. */
        @Instruction("Say whether it is so.")
        String text(String said);
    }

    /** Something to measure: does that much with that many threads. */
    @FunctionalInterface
    private interface Work {
        void run(int threads, int count) throws Exception;
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        int examples = arguments.length > 0 ? Integer.parseInt(arguments[0]) : EXAMPLES;
        Path folder = Files.createTempDirectory("attune-overhead");
        try {
            Map<String, Object> figures = new LinkedHashMap<>(Machine.described());
            figures.put("examples", examples);
            figures.put("rounds", ROUNDS);
            new Overhead(folder, examples).measure(figures, arguments, System.out);
            if (arguments.length > 1) {
                Machine.write(Path.of(arguments[1]), figures);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void measure(Map<String, Object> figures, String[] arguments, PrintStream out) throws Exception {
        try (StubServer stub = StubServer.answering("Text: " + ANSWER)) {
            ChatModel own = new OpenAiModelProvider()
                    .open("stub", ModelOptions.of(Map.of("base-url", stub.baseUrl(), "api-key", "none")));
            ChatModel langchain4j = OpenAiChatModel.builder()
                    .baseUrl(stub.baseUrl())
                    .apiKey("none")
                    .modelName("stub")
                    .maxRetries(0)
                    .build();
            ChatModel none = new Answering();
            Map<String, Work> works = new LinkedHashMap<>();
            works.put(OURS, (threads, count) -> evaluate(own, threads, count));
            works.put(OWN_CLIENT, (threads, count) -> loop(own, threads, count));
            works.put(LANGCHAIN4J, (threads, count) -> loop(langchain4j, threads, count));
            works.put(NO_SERVER, (threads, count) -> evaluate(none, threads, count));
            for (Work work : works.values()) {
                work.run(8, 2 * examples);
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int threads : THREADS) {
                Map<String, Double> rates = rates(works, threads);
                if (arguments.length > 2) {
                    rates.put(DSPY, dspy(arguments[2], threads));
                }
                rows.add(row(threads, rates, out));
            }
            figures.put("rows", rows);
        }
    }

    /** The median of several rounds, in which all take turns, so that what else the machine does meets all alike. */
    private Map<String, Double> rates(Map<String, Work> works, int threads) throws Exception {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                long start = System.nanoTime();
                work.getValue().run(threads, examples);
                all.computeIfAbsent(work.getKey(), name -> new double[ROUNDS])[round] =
                        examples / ((System.nanoTime() - start) / 1e9);
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        all.forEach((name, rates) -> {
            Arrays.sort(rates);
            medians.put(name, rates[ROUNDS / 2]);
        });
        return medians;
    }

    private static Map<String, Object> row(int threads, Map<String, Double> rates, PrintStream out) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("threads", threads);
        row.put("load", Machine.load());
        rates.forEach((name, rate) -> row.put(name + ", examples/s", Math.round(rate)));
        double ours = get(rates, OURS);
        row.put("to langchain4j's client", rounded(ours / get(rates, LANGCHAIN4J)));
        row.put("to its own client", rounded(ours / get(rates, OWN_CLIENT)));
        if (rates.containsKey(DSPY)) {
            row.put("to DSPy", rounded(ours / get(rates, DSPY)));
        }
        if (threads == 1) {
            row.put("ours, microseconds a call", rounded(1e6 / get(rates, NO_SERVER)));
        }
        row.forEach((name, value) -> out.printf(Locale.ROOT, "%-45s %s%n", name, value));
        out.println();
        return row;
    }

    private static double get(Map<String, Double> rates, String name) {
        return Objects.requireNonNull(rates.get(name));
    }

    private static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }

    private static double dspy(String python, int threads) throws IOException {
        try (StubServer stub = StubServer.answering("[[ ## text ## ]]\n" + ANSWER + "\n\n[[ ## completed ## ]]")) {
            JsonNode figures =
                    new Peer(python, "benchmarks/peers/dspy_overhead.py").run(stub.baseUrl(), DSPY_EXAMPLES, threads);
            return figures.path("examples_per_second").asDouble();
        }
    }

    private void evaluate(ChatModel model, int threads, int count) throws IOException {
        Program program = new Program("Overhead", "Overhead", List.of(signature), modules -> {
            Repeat repeat = (Repeat) Objects.requireNonNull(modules.get("Repeat"));
            return input -> repeat.text((String) input);
        });
        MetricDefinition same =
                new MetricDefinition("same", 0, 1, (example, output) -> Score.of(ANSWER.equals(output) ? 1 : 0));
        Path file = folder.resolve("journal-" + number.incrementAndGet() + ".jsonl");
        try (Journal journal = Journal.open(file, new Fingerprint(Map.of(), Map.of(), Map.of("run", "overhead")));
                Evaluator evaluator = new Evaluator(program, threads, Optional.empty(), () -> false)) {
            Candidate candidate = new Candidate(PromptSet.seed(List.of(signature)), stack(model, journal, threads));
            double mean = evaluator.evaluate(candidate, examples(count), same).mean();
            if (mean != 1) {
                throw new IllegalStateException("the stub was misread: " + mean);
            }
        }
    }

    private static ChatModel stack(ChatModel model, Journal journal, int threads) {
        SharedLayers shared = Layers.journaled(journal, notice -> {});
        return ModelStack.of(
                        Endpoint.configured("openai:stub", "stub", Map.of(), Map.of(), Price.FREE),
                        () -> model,
                        GovernorPolicy.of(threads, Pace.FREE),
                        shared)
                .model();
    }

    private List<Example<String, String>> examples(int count) {
        List<Example<String, String>> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(Example.of("e" + i, said(i), ANSWER));
        }
        return examples;
    }

    private static String said(int number) {
        return "this is example number " + number + ", and there are many more of them";
    }

    /** What is least: the same messages, and nothing but the client. */
    private static void loop(ChatModel model, int threads, int count) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                for (int example = next.getAndIncrement(); example < count; example = next.getAndIncrement()) {
                    List<ChatMessage> messages = List.of(
                            SystemMessage.from("Say whether it is so.\n\nAnswer in this form:\nText: <the text>"),
                            UserMessage.from("Said: " + said(example)));
                    ask(model, ChatRequest.builder().messages(messages).build());
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    /** The JDK's client loses a connection once in some hundred thousand calls; the stack's governor asks again too. */
    private static void ask(ChatModel model, ChatRequest request) {
        try {
            model.chat(request);
        } catch (RuntimeException e) {
            model.chat(request);
        }
    }

    /** Answers without a server. */
    private static final class Answering implements ChatModel {

        @Override
        public ChatResponse chat(ChatRequest request) {
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from("Text: " + ANSWER))
                    .tokenUsage(new TokenUsage(20, 10))
                    .build();
        }
    }
}
