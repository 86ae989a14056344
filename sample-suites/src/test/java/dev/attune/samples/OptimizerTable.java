package dev.attune.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs every optimizer on one of the suites {@code EveryOptimizerOn…}, with three seeds, and writes a row of a CSV file for each: what it found,
 * on examples that no search has seen. Goes on where an earlier run of the same file ended.
 *
 * <p>Arguments: suite (such as {@code Iris}), file, then optimizers (all, if none is named).
 */
final class OptimizerTable {

    private static final List<Integer> SEEDS = List.of(7, 8, 9);
    private static final List<String> OPTIMIZERS = List.of(
            "labeled-few-shot",
            "bootstrap-few-shot",
            "bootstrap-random-search",
            "knn-few-shot",
            "bayesian-bootstrap",
            "zero-shot-mipro",
            "mipro",
            "module-level-opro",
            "program-level-opro",
            "coordinate-ascent-opro",
            "zero-shot-mipro-plus-plus",
            "mipro-plus-plus",
            "gepa",
            "infer-rules",
            "simba");
    private static final String HEADER =
            "suite,seed,optimizer,status,validation_unoptimized,validation,test_unoptimized,test,low,high,examples,calls,known,tokens,seconds";

    private final String suite;
    private final Path file;

    private OptimizerTable(String suite, Path file) {
        this.suite = suite;
        this.file = file;
    }

    public static void main(String[] args) throws Exception {
        OptimizerTable table = new OptimizerTable(args[0], Path.of(args[1]));
        List<String> optimizers = args.length > 2 ? List.of(args).subList(2, args.length) : OPTIMIZERS;
        for (int seed : SEEDS) {
            for (String optimizer : optimizers) {
                table.run(seed, optimizer);
            }
        }
    }

    private void run(int seed, String optimizer) throws IOException, ClassNotFoundException {
        if (!Files.exists(file)) {
            Files.writeString(file, HEADER + System.lineSeparator());
        }
        String key = suite + "," + seed + "," + optimizer + ",";
        if (Files.readAllLines(file).stream().anyMatch(line -> line.startsWith(key))) {
            return;
        }
        Path output = Files.createTempDirectory("optimizer-table");
        EngineTestKit.engine("attune")
                .selectors(selectClass(Class.forName("dev.attune.samples.EveryOptimizerOn" + suite)))
                .enableImplicitConfigurationParameters(true)
                .configurationParameter("attune.mode", "optimize")
                .configurationParameter("attune.only", optimizer)
                .configurationParameter("attune.seed", String.valueOf(seed))
                .configurationParameter("attune.gate.attribution", "0")
                .configurationParameter("attune.output", output.toString())
                .configurationParameter(
                        "attune.journal", output.resolve("journals").toString())
                .execute();
        JsonNode program = new ObjectMapper()
                .readTree(output.resolve("summary.json").toFile())
                .path("programs")
                .path(0);
        Files.writeString(file, key + row(program) + System.lineSeparator(), StandardOpenOption.APPEND);
    }

    /** The first gate is that of the objective, in all these suites. */
    private static String row(JsonNode program) {
        JsonNode search = program.findPath("search");
        JsonNode gate = program.findPath("gate");
        JsonNode winner = gate.path("winner");
        JsonNode usage = search.path("usage");
        double seconds = 0;
        for (JsonNode leaf : program.path("leaves")) {
            seconds += leaf.path("kind").asText().equals("optimizer")
                    ? leaf.path("seconds").asDouble()
                    : 0;
        }
        return String.join(
                ",",
                search.path("status").asText(),
                search.path("unoptimized").path("mean").asText(),
                search.path("winner").path("mean").asText(),
                gate.path("unoptimized").path("mean").asText(),
                winner.path("mean").asText(),
                winner.path("low").asText(),
                winner.path("high").asText(),
                winner.path("examples").asText(),
                usage.path("calls").asText(),
                usage.path("cachedCalls").asText(),
                String.valueOf(usage.path("inputTokens").asLong()
                        + usage.path("outputTokens").asLong()),
                String.valueOf(Math.round(seconds)));
    }
}
