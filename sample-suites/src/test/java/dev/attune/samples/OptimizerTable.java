package dev.attune.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.engine.optimize.OptimizerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs every optimizer on one of the suites {@code EveryOptimizerOn…} and {@code VotesOn…}, with three seeds, and writes a row of a CSV file for
 * each: what it found, on examples that no search has seen. Goes on where an earlier run of the same file ended.
 *
 * <p>Arguments: suite (such as {@code Iris}), file, then seeds (7, 8 and 9, if there is none) and optimizers (all, if none is named). A closed
 * local model keeps its memory, so a process for each optimizer needs the least.
 */
final class OptimizerTable {

    private static final List<Integer> SEEDS = List.of(7, 8, 9);
    private static final String VOTE = "ensemble";
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
        List<String> rest = List.of(args).subList(2, args.length);
        List<Integer> seeds = rest.stream()
                .filter(OptimizerTable::isNumber)
                .map(Integer::valueOf)
                .toList();
        List<String> named = rest.stream().filter(word -> !isNumber(word)).toList();
        List<String> optimizers = named.isEmpty() ? all() : named;
        for (int seed : seeds.isEmpty() ? SEEDS : seeds) {
            for (String optimizer : optimizers) {
                table.run(seed, optimizer);
            }
        }
    }

    /** A vote takes the optimizer that it is of as its first stage, so it has a class of its own. */
    private static String classes(String optimizer) {
        return optimizer.equals(VOTE) ? "Votes" : "EveryOptimizer";
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    /** The names of those that the suites have. */
    private static List<String> all() {
        List<String> names = new ArrayList<>();
        for (OptimizerProvider<?> provider : ServiceLoader.load(OptimizerProvider.class)) {
            if (EveryOptimizer.class.isAnnotationPresent(provider.annotation())) {
                names.add(provider.name());
            }
        }
        names.add(VOTE);
        return names;
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
                .selectors(selectClass(Class.forName("dev.attune.samples." + classes(optimizer) + "On" + suite)))
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

    /** Refuses a run that did not come to its end, since its row would never be made again. */
    private static String row(JsonNode program) {
        JsonNode leaf = leaf(program, "search", "status", "completed");
        JsonNode search = leaf.path("search");
        JsonNode gate = leaf(program, "gate", "metric", search.path("objective").asText())
                .path("gate");
        JsonNode winner = gate.path("winner");
        JsonNode usage = search.path("usage");
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
                String.valueOf(Math.round(leaf.path("seconds").asDouble())));
    }

    /** The leaf with such a part, of which a field has a value. */
    private static JsonNode leaf(JsonNode program, String part, String field, String value) {
        for (JsonNode leaf : program.path("leaves")) {
            if (leaf.path(part).path(field).asText().equals(value)) {
                return leaf;
            }
        }
        throw new IllegalStateException(
                "the run has no " + part + " with " + field + " = " + value + "; its console says why");
    }
}
