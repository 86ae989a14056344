package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTests {

    record Row(String question, String answer) {}

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

    private String file(String text) throws IOException {
        Path file = folder.resolve("data.jsonl");
        Files.writeString(file, text);
        return file.toString();
    }
}
