package dev.attune.report;

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
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"})
    void makesFormulasPlainText(String formula) {
        assertThat(new Csv().text(formula).endRow()).hasToString("\"'" + formula + "\"\r\n");
    }

    @Test
    void leavesCellsOfMissingNumbersEmpty() {
        assertThat(new Csv().number(Double.NaN).number(1).endRow()).hasToString(",1\r\n");
    }
}
