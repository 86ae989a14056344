package dev.attune.engine.data;

import dev.attune.engine.data.strict.Columns;
import dev.attune.engine.random.RandomStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Loads examples from JSON Lines, JSON, comma-separated values and files for OpenAI Evals, in UTF-8. Empty lines and a byte order mark at
 * the beginning are ignored. A value is read or refused, never bent: see {@link #jsonl(String, Class, Function, Function)}. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Examples {

    private Examples() {}

    /**
     * Loads a file or, if there is no such file, a resource of the class path. Each example has the id {@code name:line} and, as named
     * values, the components of its row.
     *
     * <p>Components may have the types that Jackson reads, including those of {@code java.time} in ISO 8601, {@code Optional}, maps, lists
     * and records. Jackson's annotations are honored, such as {@code @JsonFormat(pattern = "dd.MM.uuuu")}. A type with a
     * {@link dev.attune.runtime.field.FieldFormat} is read by that format, unless the component has a {@code @JsonFormat}. A
     * member of the line that matches no component is ignored, unless it looks like a misspelling of a missing one. The following are refused: a missing component,
     * unless it is an {@code Optional} or annotated with {@code @Nullable}; null for a primitive; a number that the type cannot hold
     * exactly ({@code 1.0} is the int 1, {@code 1.7} is not an int); a number for a boolean or an enum; a duplicate key. Enum constants are
     * read by name or {@code toString()}, whatever the case and the separators between words.
     *
     * @param fileOrResource path of the file or name of the resource
     * @param rowType the record that a line holds
     * @param input extracts the input from a row
     * @param expected extracts the expected output from a row
     * @throws DataException if the file is missing, or a line is not such a row; it names the file, the line, the column and the member
     */
    public static <R extends Record, I, O> List<Example<I, O>> jsonl(
            String fileOrResource, Class<R> rowType, Function<R, I> input, Function<R, O> expected) {
        return load(fileOrResource, Examples::lines, rowType, input, expected);
    }

    /**
     * Loads a file of comma-separated values or, if there is no such file, a resource of the class path; otherwise like
     * {@link #jsonl(String, Class, Function, Function)}. The first line names the columns; each is a component of the row, or an alias
     * of it. The following are refused: a column that is missing, unless the component is an {@code Optional} or {@code @Nullable}; one
     * that is no component; two of one name; a row that has more or fewer cells. An empty cell is a missing value; an empty text is
     * {@code ""}. Line breaks within quotes are read as line feeds.
     *
     * @throws DataException if the file is missing, or a row is not such a record; it names the file, the line and the column
     */
    public static <R extends Record, I, O> List<Example<I, O>> csv(
            String fileOrResource, Class<R> rowType, Function<R, I> input, Function<R, O> expected) {
        Columns columns =
                Columns.of(rowType, RowReader.of(fileOrResource, rowType).json());
        return load(fileOrResource, new CsvRows(columns), rowType, input, expected);
    }

    /**
     * Loads a file with one JSON array of objects or, if there is no such file, a resource of the class path; otherwise like
     * {@link #jsonl(String, Class, Function, Function)}. An object may span several lines, and has the line at which it begins in its id.
     *
     * @throws DataException if the file is missing, is no such array, or an object is not such a row; it names the file, the line, the
     *     column and the member
     */
    public static <R extends Record, I, O> List<Example<I, O>> json(
            String fileOrResource, Class<R> rowType, Function<R, I> input, Function<R, O> expected) {
        return load(
                fileOrResource,
                new JsonRows(RowReader.of(fileOrResource, rowType).json()),
                rowType,
                input,
                expected);
    }

    /**
     * Loads a file for OpenAI Evals or, if there is no such file, a resource of the class path: JSON Lines with {@code input}, the
     * messages of a chat, and {@code ideal}, a text or several. The input of an example is the text of the only message of the user; the
     * expected output is the right answers. The message of the system is the prompt that is to be tuned, and left out.
     *
     * @throws DataException if the file is missing, a line is no such sample, it has other messages than one of the user and at most one
     *     of the system, or the latter differ; {@link #jsonl} with {@link OpenAiEval} reads these
     */
    public static List<Example<String, List<String>>> openAiEvals(String fileOrResource) {
        List<Example<OpenAiEval, List<String>>> samples =
                jsonl(fileOrResource, OpenAiEval.class, Function.identity(), OpenAiEval::ideal);
        List<String> system =
                samples.isEmpty() ? List.of() : samples.get(0).input().texts("system");
        List<Example<String, List<String>>> examples = new ArrayList<>();
        for (Example<OpenAiEval, List<String>> sample : samples) {
            OpenAiEval eval = sample.input();
            List<String> user = eval.texts("user");
            if (user.size() != 1
                    || eval.input().size() != 1 + system.size()
                    || system.size() > 1
                    || !eval.texts("system").equals(system)) {
                throw new DataException(sample.id().replaceFirst(":(\\d+)$", ", line $1")
                        + ": not one message of the user, after at most one of the system that is the same in all"
                        + " samples; say what its input is with Examples.jsonl(…, OpenAiEval.class, …)");
            }
            examples.add(Example.of(sample.id(), user.get(0), eval.ideal()));
        }
        return List.copyOf(examples);
    }

    /**
     * Loads a file of another format or, if there is no such file, a resource of the class path; otherwise like
     * {@link #jsonl(String, Class, Function, Function)}.
     *
     * @param format separates the rows
     * @throws DataException if the file is missing, not of the format, or a row is not such a record; it names the file and the line
     */
    public static <R extends Record, I, O> List<Example<I, O>> load(
            String fileOrResource, DataFormat format, Class<R> rowType, Function<R, I> input, Function<R, O> expected) {
        try (InputStream in = open(fileOrResource)) {
            return examples(fileOrResource, rows(fileOrResource, in, format, rowType), input, expected);
        } catch (IOException e) {
            throw new DataException(fileOrResource + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Loads a stream, which stays open; messages call it by that name. */
    static <R extends Record, I, O> List<Example<I, O>> jsonl(
            String name, InputStream in, Class<R> rowType, Function<R, I> input, Function<R, O> expected) {
        return examples(name, rows(name, in, Examples::lines, rowType), input, expected);
    }

    private static <R extends Record, I, O> List<Example<I, O>> examples(
            String name, List<Row<R>> rows, Function<R, I> input, Function<R, O> expected) {
        List<Example<I, O>> examples = new ArrayList<>();
        Map<Integer, Integer> ofLine = new HashMap<>();
        for (Row<R> row : rows) {
            int count = ofLine.merge(row.line(), 1, Integer::sum);
            String id = name + ":" + row.line() + (count == 1 ? "" : "." + count);
            examples.add(new Example<>(
                    id, input.apply(row.value()), expected.apply(row.value()), Example.components(row.value())));
        }
        return List.copyOf(examples);
    }

    /**
     * Loads the rows of a file or resource without turning them into examples.
     *
     * @throws DataException if the file is missing, or a line is not such a row; it names the file, the line, the column and the member
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
        return rows(name, in, Examples::lines, rowType).stream().map(Row::value).toList();
    }

    /**
     * Splits examples at random: data files are often sorted, and splits in file order would differ from one another.
     *
     * @param examples the examples
     * @param seed the seed of the shuffle; the same seed gives the same splits
     * @param sizes the sizes of the splits
     * @return a list for each size and, last, one for the rest, which may be empty
     * @throws DataException if the sizes add up to more than the number of examples
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

    private static <R> List<Row<R>> rows(String name, InputStream in, DataFormat format, Class<R> rowType) {
        RowReader<R> reader = RowReader.of(name, rowType);
        List<Row<R>> rows = new ArrayList<>();
        try {
            format.read(name, in, (line, json) -> rows.add(new Row<>(line, reader.read(line, json))));
        } catch (IOException e) {
            String place = rows.isEmpty()
                    ? ""
                    : ", after line " + rows.get(rows.size() - 1).line();
            throw new DataException(name + place + ": cannot be read: " + e.getMessage(), e);
        }
        return rows;
    }

    /** JSON Lines: one object a line. */
    private static void lines(String name, InputStream in, DataFormat.Rows rows) throws IOException {
        Lines lines = new Lines(name, in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                rows.row(lines.number(), line);
            }
        }
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

    private static @Nullable InputStream resource(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? Examples.class.getClassLoader() : context;
        return loader.getResourceAsStream(name);
    }
}
