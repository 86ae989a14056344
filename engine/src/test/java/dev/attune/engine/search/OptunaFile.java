package dev.attune.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Reads the test vectors that Optuna computed; the README.md beside them says what each file holds. */
public final class OptunaFile {

    private OptunaFile() {}

    /** One case: its history, where a trial without a value is still running, and all that is expected of it. */
    public record Case(History history, JsonNode json) {

        public Point point(JsonNode json) {
            return OptunaFile.point(history.space(), json);
        }

        @Override
        public String toString() {
            return "seed %s: %d finished, %d running, %s"
                    .formatted(
                            json.get("seed"),
                            history.finished().size(),
                            history.running().size(),
                            history.space());
        }
    }

    public static List<Case> cases(String file) {
        try (InputStream in = Objects.requireNonNull(OptunaFile.class.getResourceAsStream(file), file)) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(json -> new Case(history(json), json))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static History history(JsonNode json) {
        List<Variable> variables = new ArrayList<>();
        json.get("space").properties().forEach(f -> variables.add(variable(f.getKey(), f.getValue())));
        SearchSpace space = new SearchSpace(variables);
        List<Observation> finished = new ArrayList<>();
        List<RunningTrial> running = new ArrayList<>();
        int number = 0;
        for (JsonNode trial : json.get("history")) {
            if (trial.has("value")) {
                double value = trial.get("value").doubleValue();
                finished.add(new Observation(point(space, trial), value, number));
            } else {
                running.add(new RunningTrial(point(space, trial), number));
            }
            number++;
        }
        return new History(space, finished, running);
    }

    private static Variable variable(String name, JsonNode json) {
        return json.get("type").asText().equals("categorical")
                ? new Categorical(name, json.get("choices").intValue())
                : new FloatRange(
                        name, json.get("low").doubleValue(), json.get("high").doubleValue());
    }

    private static Point point(SearchSpace space, JsonNode json) {
        Map<String, Number> values = new HashMap<>();
        json.get("params")
                .properties()
                .forEach(f -> values.put(f.getKey(), f.getValue().numberValue()));
        return space.point(values);
    }
}
