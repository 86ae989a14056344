package dev.attune.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Preset;
import dev.attune.annotations.Role;
import dev.attune.annotations.Search;
import dev.attune.benchmarks.StubServer.Latency;
import dev.attune.engine.config.Pace;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.journal.Journal;
import dev.attune.engine.model.Endpoint;
import dev.attune.engine.model.ModelStack;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.governor.GovernorPolicy;
import dev.attune.engine.optimize.OptimizationEvents;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.mipro.MiproProvider;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.openai.OpenAiModelProvider;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.ChatModel;
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
import java.util.OptionalInt;

/**
 * How long a search takes on a server whose answers take their time, against the least that is possible: the latency of all calls together
 * through the slots. {@code WallClock [light|medium [SLOTS [SEED [FILE.json [PYTHON]]]]]}; with a Python that has DSPy, its MIPROv2 runs beside.
 * Latency is log-normal, with a median of 300 ms and a sigma of 0.6.
 */
public final class WallClock {

    private static final int SLOTS = 32;
    private static final int TRAIN = 100;
    private static final double MEDIAN_MILLIS = 300;
    private static final double SIGMA = 0.6;
    private static final int PROPOSER_TOKENS = 4_096;

    private final int slots;
    private final long seed;
    private final PrintStream out;

    private WallClock(int slots, long seed, PrintStream out) {
        this.slots = slots;
        this.seed = seed;
        this.out = out;
    }

    /** A module. */
    public interface FindTopic {
        /** The topic. */
        @Instruction("Name the topic of the question.")
        String topic(String question);
    }

    /** A module. */
    public interface AnswerQuestion {
        /** The answer. */
        @Instruction("Answer the question.")
        String answer(String topic, String question);
    }

    @Mipro(search = @Search(preset = Preset.LIGHT))
    private static final class Light {}

    @Mipro(search = @Search(preset = Preset.MEDIUM))
    private static final class Medium {}

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        String preset = arguments.length > 0 ? arguments[0] : "light";
        int slots = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SLOTS;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        WallClock clock = new WallClock(slots, seed, System.out);
        Map<String, Object> figures = new LinkedHashMap<>(Machine.described());
        figures.put("preset", preset);
        figures.put("slots", slots);
        figures.put("seed", seed);
        figures.put("Attune", clock.attune(preset));
        if (arguments.length > 4) {
            figures.put("DSPy", clock.dspy(arguments[4], preset));
        }
        figures.put("load at the end", Machine.load());
        clock.out.println("load " + figures.get("load") + " to " + figures.get("load at the end"));
        if (arguments.length > 3) {
            Machine.write(Path.of(arguments[3]), figures);
        }
    }

    private StubServer stub() throws IOException {
        return StubServer.start(new Latency(MEDIAN_MILLIS, SIGMA, seed), new StubAnswers());
    }

    private Map<String, Object> attune(String preset) throws IOException {
        Mipro mipro = Objects.requireNonNull(
                ("light".equals(preset) ? Light.class : Medium.class).getAnnotation(Mipro.class));
        int validation = "light".equals(preset) ? 100 : 300;
        Path folder = Files.createTempDirectory("attune-wall-clock");
        Path file = folder.resolve("journal.jsonl");
        Program program = program();
        try (StubServer stub = stub();
                Journal journal = Journal.open(file, new Fingerprint(Map.of(), Map.of(), Map.of("run", "clock")));
                Evaluator evaluator = new Evaluator(program, slots, Optional.empty(), () -> false)) {
            Phases phases = new Phases(stub);
            MetricDefinition exact = new MetricDefinition(
                    "exact",
                    0,
                    1,
                    (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0));
            OptimizationTask task = new OptimizationTask(
                    program,
                    examples(0, TRAIN),
                    examples(TRAIN, validation),
                    exact,
                    evaluator,
                    models(stub, journal),
                    new RandomStreams(seed),
                    phases,
                    0.01);
            OptimizationResult result = new MiproProvider().create(mipro).optimize(task);
            result.warnings().forEach(out::println);
            phases.total();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("status", result.status().toString());
            figures.put("trials", result.trials().size());
            figures.put("most in flight", stub.peak());
            figures.put("phases", phases.rows);
            return figures;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder.resolve(".gitignore"));
            Files.deleteIfExists(folder);
        }
    }

    private static Program program() {
        List<Signature> signatures = List.of(Signature.of(FindTopic.class), Signature.of(AnswerQuestion.class));
        return new Program("WallClock", "WallClock", signatures, modules -> {
            FindTopic findTopic = (FindTopic) Objects.requireNonNull(modules.get("FindTopic"));
            AnswerQuestion answerQuestion = (AnswerQuestion) Objects.requireNonNull(modules.get("AnswerQuestion"));
            return input -> answerQuestion.answer(findTopic.topic((String) input), (String) input);
        });
    }

    private RoleModels models(StubServer stub, Journal journal) {
        SharedLayers shared = Layers.journaled(journal, out::println);
        ChatModel model = new OpenAiModelProvider()
                .open("stub", ModelOptions.of(Map.of("base-url", stub.baseUrl(), "api-key", "none")));
        ModelStack stack = ModelStack.of(
                Endpoint.configured("openai:stub", "stub", Map.of(), Map.of(), Price.FREE),
                () -> model,
                GovernorPolicy.of(slots, Pace.FREE),
                shared);
        return new RoleModels(
                Map.of(Role.TASK, new RoleModels.Named("openai:stub", stack)),
                shared.meter(),
                shared.budget(),
                OptionalInt.of(PROPOSER_TOKENS));
    }

    private static List<Example<?, ?>> examples(int from, int count) {
        List<Example<?, ?>> examples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            examples.add(Example.of("e" + i, StubAnswers.question(i), StubAnswers.expected(i)));
        }
        return examples;
    }

    /** The wall clock of each phase beside the latency of the calls meanwhile; the baseline ends after the bootstrap that runs beside it. */
    private final class Phases implements OptimizationEvents {

        private final StubServer stub;
        private final List<Map<String, Object>> rows = new ArrayList<>();
        private final long start = System.nanoTime();
        private long before = start;
        private long requestsBefore;
        private double latencyBefore;

        Phases(StubServer stub) {
            this.stub = stub;
        }

        @Override
        public void phaseFinished(PhaseRecord phase) {
            phase.notes().stream().limit(2).forEach(note -> out.println("    " + note));
            if (phase.phase() == Phase.BOOTSTRAP) {
                return;
            }
            long now = System.nanoTime();
            row(
                    phase.phase() == Phase.BASELINE
                            ? "baseline and bootstrap"
                            : phase.phase().label(),
                    stub.requests() - requestsBefore,
                    stub.latencySeconds() - latencyBefore,
                    (now - before) / 1e9);
            before = now;
            requestsBefore = stub.requests();
            latencyBefore = stub.latencySeconds();
        }

        void total() {
            row("all", stub.requests(), stub.latencySeconds(), (System.nanoTime() - start) / 1e9);
        }

        private void row(String phase, long calls, double latency, double seconds) {
            rows.add(figures(phase, calls, latency, seconds));
        }
    }

    private Map<String, Object> figures(String what, long calls, double latency, double seconds) {
        double least = latency / slots;
        out.printf(
                Locale.ROOT,
                "%-22s %6d calls, latency / slots %7.2f s, wall clock %7.2f s, ratio %.2f%n",
                what,
                calls,
                least,
                seconds,
                seconds / least);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("phase", what);
        row.put("calls", calls);
        row.put("latency / slots, s", least);
        row.put("wall clock, s", seconds);
        row.put("ratio", seconds / least);
        return row;
    }

    private Map<String, Object> dspy(String python, String preset) throws IOException {
        try (StubServer stub = stub()) {
            JsonNode peer =
                    new Peer(python, "benchmarks/peers/dspy_wall_clock.py").run(stub.baseUrl(), preset, slots, seed);
            Map<String, Object> row = figures(
                    "DSPy",
                    stub.requests(),
                    stub.latencySeconds(),
                    peer.path("seconds").asDouble());
            row.put("version", peer.path("version").asText());
            row.put("most in flight", stub.peak());
            return row;
        }
    }
}
