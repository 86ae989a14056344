package dev.attune.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The runs of a program before this one, as a file keeps them: a line of JSON for each run of each program. A line that cannot be read is
 * told. Immutable.
 *
 * @param runs the runs, the oldest first
 * @param problems what cannot be read, in sentences
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record History(List<PastRun> runs, List<String> problems) {

    /** The name of the file. */
    public static final String NAME = "history.jsonl";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** Copies the lists. */
    public History {
        runs = List.copyOf(runs);
        problems = List.copyOf(problems);
    }

    /** The file in a folder. */
    public static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /** Reads what a file keeps of a program; of a file that is not there, nothing. */
    public static History of(String programClass, Path file) {
        List<PastRun> runs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            // a line without an end is still being written
            List<String> lines =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                try {
                    PastRun run = read(lines.get(i));
                    if (run.programClass().equals(programClass)) {
                        runs.add(run);
                    }
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    problems.add(
                            "Line " + (i + 1) + " of " + file + " cannot be read and is left out: " + reason(e) + ".");
                }
            }
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + e + ".");
        }
        return new History(runs, problems);
    }

    private static PastRun read(String line) throws JsonProcessingException {
        PastRun run = JSON.readValue(line, PastRun.class);
        if (run == null) {
            throw new IllegalArgumentException("it holds nothing");
        }
        return run;
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException json && json.getCause() == null
                ? json.getOriginalMessage()
                : String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
    }

    /** A run as the line that keeps it. */
    public static String line(PastRun run) {
        try {
            return JSON.writeValueAsString(run) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last run that has measured a metric; empty if there is none. */
    Optional<PastRun> last(String metric) {
        return runs.stream().filter(run -> run.gate(metric).isPresent()).reduce((first, second) -> second);
    }
}
