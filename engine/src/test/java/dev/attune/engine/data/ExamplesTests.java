package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTests {

    record Row(String question, String answer) {}

    record Sum(BigDecimal price, BigInteger count) {}

    @TempDir
    Path folder;

    @Test
    void aRowBecomesAnExampleWithItsLineAsIdAndItsFieldsByName() throws IOException {
        String file = file("""
                {"question": "2+2?", "answer": "4", "level": "easy"}

                {"question": "3+3?", "answer": "6"}
                """);
        List<Example<String, String>> examples = Examples.jsonl(file, Row.class, Row::question, Row::answer);
        assertThat(examples).extracting(Example::id).containsExactly(file + ":1", file + ":3");
        assertThat(examples.get(1).fields()).containsEntry("question", "3+3?").containsEntry("answer", "6");
    }

    @Test
    void aMalformedLineIsNamedByFileLineAndColumn() throws IOException {
        String file = file("{\"question\": \"a\", \"answer\": \"b\"}\n{\"question\": \"a\", \"answer\" \"b\"}\n");
        assertThatThrownBy(() -> Examples.jsonl(file, Row.class, Row::question, Row::answer))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ", line 2, column ");
    }

    @Test
    void aMissingFileIsSaidToBeMissingInBothPlaces() {
        assertThatThrownBy(() -> Examples.jsonl("no/such.jsonl", Row.class, Row::question, Row::answer))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no data file no/such.jsonl")
                .hasMessageContaining("src/test/resources/no/such.jsonl");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Path file = folder.resolve("latin.jsonl");
        Files.write(file, "{\"question\": \"caf\u00e9\", \"answer\": \"b\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Examples.jsonl(file.toString(), Row.class, Row::question, Row::answer))
                .hasMessageContaining("not UTF-8 text");
    }

    @Test
    void aNameThatIsNoPathIsAMissingFile() {
        assertThatThrownBy(() -> Examples.rowsOf("a\u0000b.jsonl", Row.class))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("there is no data file a\u0000b.jsonl, neither as a file nor");
    }

    @Test
    void linesEndAsTheyDoOnAnySystem() {
        String row = "{\"question\": \"a\", \"answer\": \"b\"}";
        assertThat(examples("\r\n" + row + "\r\n\r" + row + "\r\n" + row + "\n\n" + row))
                .extracting(Example::id)
                .containsExactly("d.jsonl:2", "d.jsonl:4", "d.jsonl:5", "d.jsonl:7");
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
        InputStream twoLinesAndAnEndlessOne = new SequenceInputStream(
                new ByteArrayInputStream(
                        "\n{\"question\": \"a\", \"answer\": \"b\"}\n".getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    @Override
                    public int read() {
                        return ' ';
                    }
                });
        assertThatThrownBy(() -> Examples.rowsOf("d.jsonl", twoLinesAndAnEndlessOne, Row.class))
                .isInstanceOf(DataException.class)
                .hasMessage("d.jsonl, line 3: longer than 20000000 bytes; write one JSON object a line");
    }

    @Test
    void nestingThatNoRowNeedsIsRefusedWithItsLine() {
        String deep = "[".repeat(200) + "]".repeat(200);
        assertThatThrownBy(() -> examples("\n{\"question\": \"a\", \"answer\": \"b\", \"more\": " + deep + "}"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("d.jsonl, line 2: ")
                .hasMessageContaining("nesting depth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e99999999999999999999", "-1E-99999999999", "7e+2147483648"})
    void aNumberTooLargeForAnyUseIsRefusedWithItsLine(String number) {
        String row = "{\"price\": " + number + ", \"count\": " + number + "}";

        assertThatThrownBy(() -> Examples.rowsOf("d.jsonl", stream(row), Sum.class))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("d.jsonl, line 1");
    }

    @Test
    void theMessageQuotesOnlyTheBeginningOfWhatItFound() {
        String line = "{\"question\": \"a\", \"answer\": " + "b".repeat(100_000) + "}";
        assertThatThrownBy(() -> examples(line))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void splitsAreShuffledDisjointAndTheSameForTheSameSeed() {
        List<Integer> rows = java.util.stream.IntStream.range(0, 100).boxed().toList();
        List<List<Integer>> splits = Examples.split(rows, 0, 60, 30);
        assertThat(splits).extracting(List::size).containsExactly(60, 30, 10);
        assertThat(splits.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(splits.get(0)).isNotEqualTo(rows.subList(0, 60));
        assertThat(Examples.split(rows, 0, 60, 30)).isEqualTo(splits);
        assertThat(Examples.split(rows, 1, 60, 30)).isNotEqualTo(splits);
    }

    @Test
    void aSplitThatAsksForMoreThanThereIsIsRefused() {
        assertThatThrownBy(() -> Examples.split(List.of(1, 2, 3), 0, 2, 2))
                .isInstanceOf(DataException.class)
                .hasMessage("cannot split 3 examples into 2 and 2");
    }

    private static List<Example<String, String>> examples(String text) {
        return Examples.jsonl("d.jsonl", stream(text), Row.class, Row::question, Row::answer);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String file(String text) throws IOException {
        Path file = folder.resolve("data.jsonl");
        Files.writeString(file, text);
        return file.toString();
    }
}
