package dev.attune.benchmarks;

import dev.attune.benchmarks.StubServer.Latency;
import dev.attune.engine.config.Pace;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.journal.Journal;
import dev.attune.engine.model.Endpoint;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.model.ModelStack;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.governor.GovernorPolicy;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Program;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Examples per second on 1 to 8 servers with 64 slots each, against the most that is possible: the slots divided by the mean latency.
 * {@code Endpoints [EXAMPLES-PER-SLOT [FILE.json]]}. Latency is log-normal, with a median of 300 ms and a sigma of 0.6. The last row has all
 * slots on one server, which shows whether the one thread of a stub is too few.
 */
public final class Endpoints {

    private static final int PER_SLOT = 40;
    private static final int SLOTS_EACH = 64;
    private static final Latency LATENCY = new Latency(300, 0.6, 1);
    private static final String ANSWER = "It is so.";
    private static final String NAME = "openai:stub";

    private final int perSlot;
    private final Path folder;
    private final PrintStream out;

    private Endpoints(int perSlot, Path folder, PrintStream out) {
        this.perSlot = perSlot;
        this.folder = folder;
        this.out = out;
    }

    /** A module that repeats. */
    public interface Repeat {
        /** The text again. */
        @Instruction("Say whether it is so.")
        String text(String said);
    }

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        int perSlot = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PER_SLOT;
        Map<String, Object> figures = new LinkedHashMap<>(Machine.described());
        figures.put("examples per slot", perSlot);
        Path folder = Files.createTempDirectory("attune-endpoints");
        try {
            Endpoints endpoints = new Endpoints(perSlot, folder, System.out);
            endpoints.warmUp();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int servers : new int[] {1, 2, 4, 8}) {
                rows.add(endpoints.row(servers, servers * SLOTS_EACH));
            }
            rows.add(endpoints.row(1, 8 * SLOTS_EACH));
            figures.put("rows", rows);
        } finally {
            Files.deleteIfExists(folder.resolve("journal.jsonl"));
            Files.deleteIfExists(folder.resolve(".gitignore"));
            Files.deleteIfExists(folder);
        }
        figures.put("load at the end", Machine.load());
        if (arguments.length > 1) {
            Machine.write(Path.of(arguments[1]), figures);
        }
    }

    private void warmUp() throws IOException {
        List<StubServer> stubs = started(2, Latency.NONE);
        evaluate(stubs, 32, 10_000);
        close(stubs);
    }

    private Map<String, Object> row(int servers, int slots) throws IOException {
        List<StubServer> stubs = started(servers, LATENCY);
        long start = System.nanoTime();
        evaluate(stubs, slots, perSlot * slots);
        double seconds = (System.nanoTime() - start) / 1e9;
        double latency = stubs.stream().mapToDouble(StubServer::latencySeconds).sum();
        long calls = stubs.stream().mapToLong(StubServer::requests).sum();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("servers", servers);
        row.put("slots", slots);
        row.put("examples/s", calls / seconds);
        row.put("possible, examples/s", slots * calls / latency);
        row.put("to the possible", latency / slots / seconds);
        row.put("calls of each", each(stubs, StubServer::requests));
        row.put("most in flight at each", each(stubs, stub -> (long) stub.peak()));
        row.put("load", Machine.load());
        row.forEach((name, value) -> out.println(
                name + ": " + (value instanceof Double figure ? String.format(Locale.ROOT, "%.2f", figure) : value)));
        out.println();
        close(stubs);
        return row;
    }

    private static List<StubServer> started(int servers, Latency latency) throws IOException {
        List<StubServer> stubs = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            stubs.add(StubServer.start(latency, request -> "Text: " + ANSWER));
        }
        return stubs;
    }

    private static void close(List<StubServer> stubs) throws IOException {
        for (StubServer stub : stubs) {
            stub.close();
        }
    }

    private static List<Long> each(List<StubServer> stubs, ToLongFunction<StubServer> figure) {
        return stubs.stream().mapToLong(figure).boxed().toList();
    }

    private void evaluate(List<StubServer> stubs, int slots, int count) throws IOException {
        Signature signature = Signature.of(Repeat.class);
        Program program = new Program("Endpoints", "Endpoints", List.of(signature), modules -> {
            Repeat repeat = (Repeat) Objects.requireNonNull(modules.get("Repeat"));
            return input -> repeat.text((String) input);
        });
        MetricDefinition same =
                new MetricDefinition("same", 0, 1, (example, output) -> Score.of(ANSWER.equals(output) ? 1 : 0));
        String addresses = stubs.stream().map(StubServer::baseUrl).collect(Collectors.joining(","));
        Path file = folder.resolve("journal.jsonl");
        Files.deleteIfExists(file);
        try (ModelRegistry registry = new ModelRegistry();
                Journal journal = Journal.open(file, new Fingerprint(Map.of(), Map.of(), Map.of("run", "endpoints")));
                Evaluator evaluator = new Evaluator(program, slots, Optional.empty(), () -> false)) {
            ModelOptions options = ModelOptions.of(Map.of("base-url", addresses, "api-key", "none"));
            ModelStack stack = ModelStack.served(
                    Endpoint.configured(NAME, "servers", Map.of(), Map.of(), Price.FREE),
                    () -> registry.open(NAME, options),
                    GovernorPolicy.of(slots, Pace.FREE),
                    Layers.journaled(journal, out::println));
            Candidate candidate = new Candidate(PromptSet.seed(List.of(signature)), stack.model());
            double mean = evaluator.evaluate(candidate, examples(count), same).mean();
            if (mean != 1) {
                throw new IllegalStateException("the stub was misread: " + mean);
            }
        }
    }

    private static List<Example<String, String>> examples(int count) {
        List<Example<String, String>> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(Example.of("e" + i, "this is example number " + i, ANSWER));
        }
        return examples;
    }
}
