package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.field.FieldFormat;
import dev.attune.runtime.text.UnreadableException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type that a library brings with its format is read from data by that format, as it is from answers. */
class DataFieldFormatTests {

    /** No record, which Attune would read itself. */
    static final class Temperature {

        private final int degrees;

        Temperature(int degrees) {
            this.degrees = degrees;
        }
    }

    /** Writes 21 °C. */
    public static final class Celsius implements FieldFormat<Temperature> {

        @Override
        public Class<Temperature> type() {
            return Temperature.class;
        }

        @Override
        public String form() {
            return "a temperature such as 21 °C";
        }

        @Override
        public String render(Temperature value) {
            return value.degrees + " °C";
        }

        @Override
        public Temperature parse(String text) throws UnreadableException {
            if (!text.endsWith(" °C")) {
                throw new UnreadableException("it has no unit");
            }
            return new Temperature(Integer.parseInt(text.substring(0, text.length() - 3)));
        }
    }

    record Reading(
            Temperature now,
            List<Temperature> before,
            Optional<Temperature> outside,
            @Nullable Temperature max) {}

    @Test
    void aValueIsReadWhereverItStands() {
        Reading reading = read("{\"now\": \"21 °C\", \"before\": [\"20 °C\", \"-3 °C\"], \"outside\": \"5 °C\"}");

        assertThat(reading.now().degrees).isEqualTo(21);
        assertThat(reading.before()).extracting(one -> one.degrees).containsExactly(20, -3);
        assertThat(reading.outside())
                .hasValueSatisfying(one -> assertThat(one.degrees).isEqualTo(5));
        assertThat(reading.max()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"21\"          | the text \"21\": it has no unit",
                "21            | 21: it has no unit",
                "\"warm °C\"     | the text \"warm °C\": For input string: \"warm\"",
                "\"\"            | the text \"\": ",
                "{\"degrees\":1} | an object, where a temperature such as 21 °C must be",
                "[21]          | an array, where a temperature such as 21 °C must be"
            })
    void whatTheFormatRefusesIsRefusedWithItsPlaceAndReason(String value, String reason) {
        assertThatThrownBy(() -> read("{\"before\": [], \"now\": " + value + "}"))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("(?s)house, line 1(, column \\d+)?, member \"now\": not a Reading: .*")
                .hasMessageContaining("not a Reading: " + reason);
    }

    private static Reading read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return Examples.rowsOf("house", new ByteArrayInputStream(bytes), Reading.class)
                .get(0);
    }
}
