package dev.attune.engine.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.random.RandomStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Loads examples from JSON Lines: one JSON object a line, in UTF-8; empty lines are passed over. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Examples {

    private static final int MAX_REASON = 300;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1_000)
            .maxStringLength(Lines.MAX_LENGTH)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Examples() {}

    /**
     * Loads a file, or a resource of the class path if there is no such file. Each example has the id {@code name:line} and, as named
     * values, the components of its row.
     *
     * @param fileOrResource path of the file or name of the resource
     * @param rowType the record that a line holds; properties it does not name are passed over
     * @param input takes the input from a row
     * @param expected takes the expected output from a row
     * @throws DataException if the file is missing, or a line is not such a row; it names the file and the line
     */
    public static <R extends Record, I, O> List<Example<I, O>> jsonl(
            String fileOrResource, Class<R> rowType, Function<R, I> input, Function<R, O> expected) {
        try (InputStream in = open(fileOrResource)) {
            return jsonl(fileOrResource, in, rowType, input, expected);
        } catch (IOException e) {
            throw new DataException(fileOrResource + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Loads a stream, which stays open; messages call it by that name. */
    static <R extends Record, I, O> List<Example<I, O>> jsonl(
            String name, InputStream in, Class<R> rowType, Function<R, I> input, Function<R, O> expected) {
        List<Example<I, O>> examples = new ArrayList<>();
        for (Row<R> row : rows(name, in, rowType)) {
            String id = name + ":" + row.line();
            examples.add(new Example<>(
                    id, input.apply(row.value()), expected.apply(row.value()), Example.components(row.value())));
        }
        return List.copyOf(examples);
    }

    /**
     * Loads the rows of a file or resource as they are.
     *
     * @throws DataException if the file is missing, or a line is not such a row; it names the file and the line
     */
    public static <R> List<R> rowsOf(String fileOrResource, Class<R> rowType) {
        try (InputStream in = open(fileOrResource)) {
            return rowsOf(fileOrResource, in, rowType);
        } catch (IOException e) {
            throw new DataException(fileOrResource + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The rows of a stream, which stays open; messages call it by that name. */
    static <R> List<R> rowsOf(String name, InputStream in, Class<R> rowType) {
        return rows(name, in, rowType).stream().map(Row::value).toList();
    }

    /**
     * Splits examples at random: data files are often sorted, and a split in file order would not be alike.
     *
     * @param examples the examples
     * @param seed the seed of the shuffle; the same seed gives the same splits
     * @param sizes the sizes of the splits
     * @return a list for each size and, last, the rest, which may be empty
     * @throws DataException if the sizes add up to more than there is
     */
    public static <E> List<List<E>> split(List<E> examples, long seed, int... sizes) {
        if (Arrays.stream(sizes).sum() > examples.size()) {
            String asked = Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(" and "));
            throw new DataException("cannot split " + examples.size() + " examples into " + asked);
        }
        List<E> shuffled = RandomStreams.shuffled(examples, new RandomStreams(seed).stream("split", 0));
        List<List<E>> splits = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            splits.add(List.copyOf(shuffled.subList(from, from + size)));
            from += size;
        }
        splits.add(List.copyOf(shuffled.subList(from, shuffled.size())));
        return splits;
    }

    private record Row<R>(int line, R value) {}

    private static <R> List<Row<R>> rows(String name, InputStream in, Class<R> rowType) {
        List<Row<R>> rows = new ArrayList<>();
        Lines lines = new Lines(utf8(in));
        int read = 0;
        try {
            for (String line = lines.next(); line != null; line = lines.next()) {
                read = lines.number();
                if (!line.isBlank()) {
                    rows.add(new Row<>(read, parse(name, read, line, rowType)));
                }
            }
        } catch (Lines.TooLongException e) {
            throw new DataException(
                    name + ", line " + lines.number() + ": longer than " + Lines.MAX_LENGTH
                            + " characters; write one JSON object a line",
                    e);
        } catch (CharacterCodingException e) {
            throw new DataException(name + ", after line " + read + ": not UTF-8 text; save the file as UTF-8", e);
        } catch (IOException e) {
            throw new DataException(name + ", after line " + read + ": cannot be read: " + e.getMessage(), e);
        }
        return rows;
    }

    private static <R> R parse(String name, int number, String line, Class<R> rowType) {
        try {
            R value = JSON.readValue(line, rowType);
            if (value == null) {
                throw new DataException(name + ", line " + number + ": null where a JSON object must be");
            }
            return value;
        } catch (JsonProcessingException e) {
            String column =
                    e.getLocation() == null ? "" : ", column " + e.getLocation().getColumnNr();
            throw noRow(name + ", line " + number + column, rowType, e.getOriginalMessage(), e);
        } catch (NumberFormatException e) { // of an exponent without bounds
            throw noRow(name + ", line " + number, rowType, "a number that cannot be read: " + e.getMessage(), e);
        }
    }

    /** Quotes no more than the beginning of what was found. */
    private static DataException noRow(String place, Class<?> rowType, String reason, Exception cause) {
        String beginning = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
        return new DataException(
                place + ": not a JSON object with the fields of " + rowType.getSimpleName() + ": " + beginning, cause);
    }

    private static InputStream open(String name) throws IOException {
        Path file = path(name);
        InputStream in = file != null && Files.isRegularFile(file) ? Files.newInputStream(file) : resource(name);
        if (in == null) {
            String place = file == null ? "as a file" : "at " + file.toAbsolutePath();
            throw new DataException("there is no data file " + name + ", neither " + place
                    + " nor as a resource on the class path (src/test/resources/" + name + ")");
        }
        return in;
    }

    /** The path of a file, if the system could have one of that name. */
    private static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static Reader utf8(InputStream in) {
        return new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static @Nullable InputStream resource(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? Examples.class.getClassLoader() : context;
        return loader.getResourceAsStream(name);
    }
}
