package dev.attune.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void quotesTextAndLeavesNumbersPlain() {
        Csv csv = Csv.withHeader(List.of("answer", "score"))
                .text("say \"yes\",\nplease")
                .number(-0.5)
                .endRow();

        assertThat(csv).hasToString("\"answer\",\"score\"\r\n\"say \"\"yes\"\",\nplease\",-0.5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1", "=HYPERLINK(A1)"})
    void makesFormulasPlainText(String formula) {
        assertThat(cell(formula)).isEqualTo("'" + formula);
    }

    @Test
    void makesFormulasBehindBlanksPlainText() {
        assertThat(cell(" \t\u00a0=1")).isEqualTo(" \t\u00a0'=1");
        assertThat(cell("\n=1")).isEqualTo("\n'=1");
        assertThat(cell("\r=1")).isEqualTo("␍=1");
    }

    @Test
    void makesFormulasPlainTextWhereSemicolonsTabsOrLinesCutTheText() {
        assertThat(cell("a;=1")).isEqualTo("a;'=1");
        assertThat(cell("a\t+1")).isEqualTo("a\t'+1");
        assertThat(cell("a\r\n@b")).isEqualTo("a\n'@b");
        assertThat(cell("a\";\"=1")).isEqualTo("a\"\";\"\"'=1");
    }

    @Test
    void leavesSignsInTheMiddleOfATextAlone() {
        assertThat(cell("1 + 1 = 2, a-b, x@y")).isEqualTo("1 + 1 = 2, a-b, x@y");
    }

    private static String cell(String text) {
        String row = new Csv().text(text).endRow().toString();
        return row.substring(1, row.length() - 3);
    }

    @Test
    void leavesCellsOfMissingNumbersEmpty() {
        assertThat(new Csv().number(Double.NaN).number(1).endRow()).hasToString(",1\r\n");
    }
}
