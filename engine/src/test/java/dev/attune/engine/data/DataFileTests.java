package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as editors and exports leave them: read, or refused with what to do. */
class DataFileTests {

    record Row(String text, int count) {}

    private static final String ROW = "{\"text\": \"naïve 日本\", \"count\": 1}";

    @Test
    void aByteOrderMarkAtTheBeginningIsDropped() {
        assertThat(rows("\ufeff" + ROW + "\n" + ROW)).hasSize(2);
        assertThat(rows("\ufeff\n" + ROW)).hasSize(1);
    }

    @Test
    void aByteOrderMarkElsewhereIsRefusedWithItsPlace() {
        refused((ROW + "\n\ufeff" + ROW).getBytes(StandardCharsets.UTF_8))
                .hasMessageStartingWith("d.jsonl, line 2, column 1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void textOfAnotherWidthIsRefusedWithTheRemedy(String charset) {
        String mark = charset.endsWith("E") ? "\ufeff" : "";
        refused((mark + ROW + "\n" + ROW).getBytes(Charset.forName(charset)))
                .hasMessage("d.jsonl, line 1: UTF-16 or UTF-32 text; save the file as UTF-8");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedByLineAndColumn() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((ROW + "\n").repeat(1_000).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("{\"text\": \"caf\u00e9\", \"count\": 1}\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(ROW.getBytes(StandardCharsets.UTF_8));

        refused(bytes.toByteArray())
                .hasMessage("d.jsonl, line 1001, column 14: not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void aCharacterThatIsCutAtTheEndIsRefused() {
        byte[] bytes = "{\"text\": \"日".getBytes(StandardCharsets.UTF_8);
        refused(Arrays.copyOf(bytes, bytes.length - 1)).hasMessageContaining("not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n  \"text\": \"x\",\n  \"count\": 1\n}\n", "{\"text\": \"x\","})
    void anObjectOverSeveralLinesIsRefusedWithTheRemedy(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8))
                .hasMessageStartingWith("d.jsonl, line 1, column ")
                .hasMessageContaining("write one JSON object a line, as does jq -c . d.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[" + ROW + "," + ROW + "]", " []", "[\n" + ROW + ",\n" + ROW + "\n]", "[" + ROW + "]\n"})
    void anArrayIsRefusedWithTheRemedy(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8))
                .hasMessageStartingWith("d.jsonl, line 1, column ")
                .hasMessageContaining("a JSON array; write one JSON object a line, as does jq -c '.[]' d.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {" " + ROW, " x", ",", " // comment", "}"})
    void whatFollowsTheObjectIsRefused(String rest) {
        refused((ROW + rest).getBytes(StandardCharsets.UTF_8)).hasMessageStartingWith("d.jsonl, line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text,count",
                "null",
                "7",
                "\"text\"",
                "# comment",
                "{'text': 'x', 'count': 1}",
                "{\"text\": \"x\", \"count\": NaN}",
                "{\"text\": \"x\", \"count\": 01}",
                "{\"text\": \"a\tb\", \"count\": 1}",
                "{\"text\": \"x\", \"count\": 1,}",
                "true"
            })
    void whatIsNoJsonObjectIsRefused(String line) {
        refused(line.getBytes(StandardCharsets.UTF_8)).hasMessageStartingWith("d.jsonl, line 1");
    }

    private static List<Row> rows(String text) {
        return Examples.rowsOf("d.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Row.class);
    }

    private static AbstractThrowableAssert<?, ?> refused(byte[] bytes) {
        return assertThatThrownBy(() -> Examples.rowsOf("d.jsonl", new ByteArrayInputStream(bytes), Row.class))
                .isInstanceOf(DataException.class);
    }
}
