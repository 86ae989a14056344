package dev.attune.benchmarks.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.Variable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Compares the racing search with MIPROv2's and with random draws at equal numbers of runs, on made-up landscapes and on tables measured
 * with a real model, by mean regret in points: {@code SearchQuality [SEEDS [FILE.json [PART OF A SETTING'S NAME]]]}. The baseline is
 * measured by all and counts for none.
 */
public final class SearchQuality {

    private static final int SEEDS = 100;
    private static final double[] SHARES = {1, 0.6, 0.3};
    private static final double POINTS = 100;

    private SearchQuality() {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws IOException {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SEEDS;
        String only = arguments.length > 2 ? arguments[2] : "";
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Setting setting : Setting.all()) {
            if (setting.name().contains(only)) {
                rows.add(compare(setting, seeds, System.out));
            }
        }
        if (arguments.length > 1) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(
                            Path.of(arguments[1]).toFile(),
                            Map.of("seeds", seeds, "java", Runtime.version().toString(), "settings", rows));
        }
    }

    private static Map<String, Object> compare(Setting setting, int seeds, PrintStream out) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("setting", setting.name());
        row.put("runs", setting.runs());
        double[] mipro =
                regrets(setting, winners(seeds, seed -> Strategies.mipro(table(setting, seed), setting.plan(), seed)));
        double[] drawn =
                regrets(setting, winners(seeds, seed -> Strategies.random(table(setting, seed), setting.plan(), seed)));
        double[] demosOnly = regrets(
                setting, winners(seeds, seed -> Strategies.demosOnly(table(setting, seed), setting.runs(), seed)));
        put(row, "MIPROv2", mipro);
        put(row, "random", drawn);
        put(row, "random demo sets", demosOnly);
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-50s %5d runs, MIPROv2 %5.2f, random %5.2f, random demo sets %5.2f",
                setting.name(),
                setting.runs(),
                mean(mipro),
                mean(drawn),
                mean(demosOnly)));
        for (double share : SHARES) {
            List<Point> winners =
                    winners(seeds, seed -> Strategies.race(table(setting, seed), (int) (setting.runs() * share), seed));
            double[] race = regrets(setting, winners);
            double kept =
                    winners.stream().filter(SearchQuality::keepsInstructions).count() / (double) seeds;
            String name = String.format(Locale.ROOT, "racing, %.0f %% of the runs", POINTS * share);
            put(row, name, race);
            row.put(name + ", ends with the seed instructions", kept);
            line.append(String.format(
                    Locale.ROOT,
                    " | racing at %.0f %%: %5.2f (%.2f), seed instructions %.2f",
                    POINTS * share,
                    mean(race),
                    mean(race) / mean(mipro),
                    kept));
        }
        double[] simple = regrets(
                setting, winners(seeds, seed -> Strategies.raceOnly(table(setting, seed), setting.runs(), seed)));
        put(row, "racing without simplification", simple);
        line.append(String.format(
                Locale.ROOT, " | without simplification: %5.2f (%.2f)", mean(simple), mean(simple) / mean(mipro)));
        if (table(setting, 0) instanceof MeasuredTable) {
            double[] all = regrets(
                    setting, winners(seeds, seed -> Strategies.everything((MeasuredTable) table(setting, seed))));
            put(row, "everything in full", all);
            line.append(String.format(Locale.ROOT, " | everything in full: %5.2f", mean(all)));
        }
        out.println(line);
        return row;
    }

    private static boolean keepsInstructions(Point winner) {
        return winner.space().variables().stream()
                .map(Variable::name)
                .allMatch(name -> !ScoreTable.isInstruction(name) || winner.choice(name) == 0);
    }

    private static ScoreTable table(Setting setting, long seed) {
        return setting.tables().apply(seed);
    }

    private static List<Point> winners(int seeds, LongFunction<Point> search) {
        return LongStream.range(0, seeds).parallel().mapToObj(search).toList();
    }

    private static double[] regrets(Setting setting, List<Point> winners) {
        return IntStream.range(0, winners.size())
                .mapToDouble(seed -> {
                    ScoreTable table = table(setting, seed);
                    return POINTS * (table.best() - table.worth(winners.get(seed)));
                })
                .toArray();
    }

    private static void put(Map<String, Object> row, String name, double[] regrets) {
        row.put(name, Map.of("regret", round(mean(regrets)), "standardError", round(standardError(regrets))));
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        return Math.sqrt(DoubleStream.of(values)
                        .map(v -> (v - mean) * (v - mean))
                        .sum())
                / values.length;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
