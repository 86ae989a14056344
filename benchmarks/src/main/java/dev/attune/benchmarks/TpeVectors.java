package dev.attune.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import dev.attune.engine.search.tpe.TpeModel;
import dev.attune.engine.search.tpe.TpeSampler;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares {@link TpeSampler}'s model with values that Optuna computed. The one argument is a JSON file of cases, each
 * with a space, a history, the values Optuna calls good, and both log densities and the acquisition at some points.
 *
 * <p>Exits with 0 if every split is the same and every number within the file's tolerance, 1 if not, and 2 if the
 * argument is missing or the file cannot be used.
 */
public final class TpeVectors {

    private static final int WITHIN_TOLERANCE = 0;
    private static final int ABOVE_TOLERANCE = 1;
    private static final int UNUSABLE = 2;

    private int points;
    private int wrongSplits;
    private double largestError;

    private TpeVectors() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 1) {
            err.println("Usage: TpeVectors FILE, where FILE is a JSON file of TPE test vectors");
            return UNUSABLE;
        }
        try {
            return compare(new ObjectMapper().readTree(Files.readString(Path.of(args[0]))), out);
        } catch (JsonProcessingException e) {
            err.println("%s is not JSON: %s".formatted(args[0], e.getOriginalMessage()));
        } catch (IOException | InvalidPathException e) {
            err.println("Cannot read %s: %s".formatted(args[0], e));
        } catch (IllegalArgumentException e) {
            err.println("%s does not hold TPE test vectors: %s".formatted(args[0], e.getMessage()));
        }
        return UNUSABLE;
    }

    private static int compare(JsonNode file, PrintStream out) {
        double tolerance = number(file, "tolerance");
        JsonNode cases = required(file, "cases");
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("it has no cases");
        }
        TpeVectors vectors = new TpeVectors();
        cases.forEach(vectors::compareCase);
        out.println(String.format(
                Locale.ROOT,
                "cases: %d, points: %d, wrong splits: %d, largest error: %.3g, tolerance: %.3g",
                cases.size(),
                vectors.points,
                vectors.wrongSplits,
                vectors.largestError,
                tolerance));
        return vectors.wrongSplits == 0 && vectors.largestError <= tolerance ? WITHIN_TOLERANCE : ABOVE_TOLERANCE;
    }

    private void compareCase(JsonNode testCase) {
        SearchSpace space = space(required(testCase, "space"));
        TpeModel model = new TpeSampler().model(history(space, required(testCase, "history")));

        List<Double> expectedBelow = new ArrayList<>();
        required(testCase, "below_values").forEach(value -> expectedBelow.add(value.asDouble()));
        List<Double> below = model.below().stream().map(Observation::value).toList();
        if (!below.equals(expectedBelow) || below.size() != number(testCase, "n_below")) {
            wrongSplits++;
        }
        for (JsonNode expected : required(testCase, "points")) {
            Point point = point(space, expected);
            points++;
            addError(model.logBelow(point), number(expected, "log_below"));
            addError(model.logAbove(point), number(expected, "log_above"));
            addError(model.acquisition(point), number(expected, "acquisition"));
        }
    }

    private void addError(double actual, double expected) {
        // Math.max keeps a NaN, which then is within no tolerance.
        largestError = Math.max(largestError, Math.abs(actual - expected));
    }

    private static SearchSpace space(JsonNode json) {
        List<Variable> variables = new ArrayList<>();
        json.properties().forEach(field -> variables.add(variable(field.getKey(), field.getValue())));
        return new SearchSpace(variables);
    }

    private static Variable variable(String name, JsonNode json) {
        String type = required(json, "type").asText();
        return switch (type) {
            case "categorical" -> new Categorical(name, (int) number(json, "choices"));
            case "float" -> new FloatRange(name, number(json, "low"), number(json, "high"));
            default -> throw new IllegalArgumentException("variable %s has the type %s".formatted(name, type));
        };
    }

    private static History history(SearchSpace space, JsonNode json) {
        List<Observation> observations = new ArrayList<>();
        for (JsonNode trial : json) {
            observations.add(new Observation(point(space, trial), number(trial, "value"), observations.size()));
        }
        return new History(space, observations, List.of());
    }

    private static Point point(SearchSpace space, JsonNode json) {
        Map<String, Double> values = new LinkedHashMap<>();
        JsonNode params = required(json, "params");
        params.fieldNames().forEachRemaining(name -> values.put(name, number(params, name)));
        return space.point(values);
    }

    private static double number(JsonNode json, String field) {
        JsonNode value = required(json, field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("%s is %s, not a number".formatted(field, value));
        }
        return value.asDouble();
    }

    private static JsonNode required(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new IllegalArgumentException("'%s' is missing".formatted(field));
        }
        return value;
    }
}
