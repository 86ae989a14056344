package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, arrays and files for OpenAI Evals are read as strictly as JSON Lines. */
class ExampleFilesTests {

    enum Priority {
        LOW,
        HIGH
    }

    record Row(@JsonAlias("body") String text, Priority priority, Optional<LocalDate> due, Optional<Integer> count) {}

    @TempDir
    Path folder;

    // -- CSV

    @Test
    void aRowOfATableBecomesAnExampleWithItsLineAsId() {
        String file = file("""
                text,priority,due,count
                "It burns, badly",high,2025-03-04,3

                "Two
                lines, ""quoted\""",LOW,,
                "",low,,
                """);
        List<Example<String, Priority>> examples = Examples.csv(file, Row.class, Row::text, Row::priority);

        assertThat(examples).extracting(Example::id).containsExactly(file + ":2", file + ":4", file + ":6");
        assertThat(examples)
                .extracting(Example::input)
                .containsExactly("It burns, badly", "Two\nlines, \"quoted\"", "");
        assertThat(examples.get(0).fields())
                .containsEntry("due", LocalDate.of(2025, 3, 4))
                .containsEntry("count", 3);
        assertThat(examples.get(1).fields()).doesNotContainKeys("due", "count");
    }

    @Test
    void aMarkAtTheBeginningAliasesAndOtherLineEndsAreRead() {
        String file = file("\ufeffbody,priority\r\nHelp,low\r\nFire,high");

        assertThat(Examples.csv(file, Row.class, Row::text, Row::priority))
                .extracting(Example::input)
                .containsExactly("Help", "Fire");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text,priorty~a,low             | , line 1, column 2: the column \"priorty\" is none of the record; is \"priority\" meant?",
                "text,priority,lang~a,low,en    | , line 1, column 3: the column \"lang\" is none of the record",
                "text,priority,text~a,low,b     | , line 1, column 3: there are two columns \"text\"",
                "text,priority,~a,low,b         | , line 1, column 3: a column without a name",
                "text~a                         | , line 1: there is no column \"priority\"",
                "text;priority~a;low            | separate columns by commas",
                "text,priority~a,low,b          | , line 2, column 3: 3 cells under 2 columns",
                "text,priority~a,low~b          | , line 3, column 2: 1 cells under 2 columns",
                "text,priority~a,               | , line 2",
                "text,priority~a,urgent         | , line 2",
                "text,priority,count~a,low,1.5  | member \"count\": not a Row",
                "text,priority,due~a,low,03/04/2025 | member \"due\": not a Row",
                "text,priority~\"a,low          | : not CSV: ",
                "text,priority~\"a\"b,low       | : not CSV: ",
                "                               | is empty; the first line must name the columns"
            })
    void aTableThatIsNotPlainIsRefusedWithItsPlace(String table, String reason) {
        String file = file(table == null ? "" : table.replace('~', '\n'));

        refused(() -> Examples.csv(file, Row.class, Row::text, Row::priority))
                .hasMessageStartingWith(file)
                .hasMessageContaining(reason);
    }

    // -- JSON

    @Test
    void anObjectOfAnArrayBecomesAnExampleWithItsLineAsId() {
        String file = file("""
                [
                  {"text": "Help", "priority": "low"}, {"text": "Fire", "priority": "high"},
                  {
                    "text": "Two\\nlines",
                    "priority": "low"
                  }
                ]
                """);
        List<Example<String, Priority>> examples = Examples.json(file, Row.class, Row::text, Row::priority);

        assertThat(examples).extracting(Example::id).containsExactly(file + ":2", file + ":2.2", file + ":3");
        assertThat(examples).extracting(Example::input).containsExactly("Help", "Fire", "Two\nlines");
        assertThat(Examples.json(file("[]"), Row.class, Row::text, Row::priority))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\": \"a\", \"priority\": \"low\"} | : not a JSON array of objects; Examples.jsonl reads one object a line",
                "                                         | : not a JSON array of objects",
                "[1]                                      | , line 1, column 2: an item of the array that is not an object",
                "[{\"text\": \"a\", \"priority\": \"low\"} | : not JSON: ",
                "[{\"text\": \"a\", \"priority\": \"low\"}] [] | , line 1, column 36: text after the JSON array",
                "[~ {~ \"text\": \"a\",~ \"priority\": 5}] | , line 4, column 14, member \"priority\": not a Row: ",
                "[{\"text\": \"a\", \"text\": \"b\", \"priority\": \"low\"}] | Duplicate",
                "[{\"text\": \"a\", \"priorty\": \"low\"}]  | \"priority\" is missing; is \"priorty\" meant to be it?"
            })
    void anArrayThatIsNotPlainIsRefusedWithItsPlace(String json, String reason) {
        String file = file(json == null ? "" : json.replace('~', '\n'));

        refused(() -> Examples.json(file, Row.class, Row::text, Row::priority))
                .hasMessageStartingWith(file)
                .hasMessageContaining(reason);
    }

    // -- OpenAI Evals

    private static final String SYSTEM = "{\"role\": \"system\", \"content\": \"Answer briefly.\"}";

    @Test
    void aSampleOfOpenAiEvalsBecomesAnExample() {
        String file = file(
                "{\"input\": [" + SYSTEM + ", {\"role\": \"user\", \"content\": \"2+2?\"}], \"ideal\": \"4\"}\n"
                        + "{\"input\": [" + SYSTEM
                        + ", {\"role\": \"user\", \"content\": \"Capital of France?\"}], \"ideal\": [\"Paris\", \"paris\"]}\n");

        assertThat(Examples.openAiEvals(file))
                .containsExactly(
                        Example.of(file + ":1", "2+2?", List.of("4")),
                        Example.of(file + ":2", "Capital of France?", List.of("Paris", "paris")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"input\": [{\"role\": \"user\", \"content\": \"a\"}, {\"role\": \"assistant\", \"content\": \"b\"}], \"ideal\": \"c\"} | , line 2: not one message of the user",
                "{\"input\": [{\"role\": \"system\", \"content\": \"Other.\"}, {\"role\": \"user\", \"content\": \"a\"}], \"ideal\": \"c\"} | , line 2: not one message of the user",
                "{\"input\": [], \"ideal\": \"c\"}                                      | a sample has at least one message",
                "{\"input\": [{\"role\": \"user\", \"content\": \"a\"}], \"ideal\": []}  | at least one ideal answer",
                "{\"input\": [{\"role\": \"user\", \"content\": \"a\"}], \"ideal\": {\"a\": 1}} | , line 2",
                "{\"input\": [{\"role\": \"user\", \"content\": \"a\"}]}                 | \"ideal\" is missing",
                "{\"input\": \"a\", \"ideal\": \"c\"}                                    | , line 2",
                "{\"input\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}], \"ideal\": \"c\"} | , line 2"
            })
    void aSampleThatIsNoQuestionWithAnswersIsRefused(String sample, String reason) {
        String file = file("{\"input\": [{\"role\": \"user\", \"content\": \"2+2?\"}], \"ideal\": \"4\"}\n" + sample);

        refused(() -> Examples.openAiEvals(file)).hasMessageStartingWith(file).hasMessageContaining(reason);
    }

    @Test
    void samplesOfOtherShapesAreReadAsTheyAre() {
        String file = file(
                "{\"input\": [" + SYSTEM + ", {\"role\": \"user\", \"content\": \"2+2?\"}, "
                        + "{\"role\": \"assistant\", \"content\": \"4\"}, {\"role\": \"user\", \"content\": \"And 3?\"}], \"ideal\": \"7\"}");

        assertThat(Examples.jsonl(file, OpenAiEval.class, Function.identity(), OpenAiEval::ideal)
                        .get(0)
                        .input()
                        .texts("user"))
                .containsExactly("2+2?", "And 3?");
    }

    private String file(String content) {
        try {
            return Files.writeString(folder.resolve("data"), content, StandardCharsets.UTF_8)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(DataException.class);
    }
}
