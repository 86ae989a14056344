package dev.attune.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTests {

    @ParameterizedTest
    @CsvSource({
        "0.4254, 0.425",
        "-0.5, −0.500",
        "0, 0.000",
        "12.344, 12.34",
        "123.45, 123.5",
        "-1234567, '−1,234,567'",
        "0.0001, 1.0e-04",
        "NaN, –"
    })
    void showsScoresWithTheDigitsThatTellSomething(double score, String text) {
        assertThat(Numbers.score(score)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.1, +0.100", "-0.1, −0.100", "0, 0.000"})
    void givesChangesASign(double change, String text) {
        assertThat(Numbers.change(change)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.95, 95 %", "0.995, 99.5 %"})
    void givesSharesInPercent(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0.64S, 640 ms", "PT12.34S, 12.3 s", "PT2M3S, 2 min 03 s", "PT26H5M, 26 h 05 min"})
    void givesDurationsInTheirLargestUnits(Duration duration, String text) {
        assertThat(Numbers.duration(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "0.0366799 | 0.0367", "0.000004 | 0.000004", "0.9999 | 1", "1234.5 | 1,234.50"})
    void tellsDollarsWithTheDigitsThatMatter(BigDecimal dollars, String text) {
        assertThat(Numbers.dollars(dollars)).isEqualTo(text);
    }
}
