package dev.attune.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpeVectorsTests {

    /** One observed choice of two: see {@code ParzenEstimatorTests.anObservedChoiceIsLikelierThanOthers}. */
    private static final String VECTORS = """
            {"tolerance": 1e-9, "cases": [{
              "space": {"c": {"type": "categorical", "choices": 2}},
              "history": [{"params": {"c": 1}, "value": 56.5}],
              "n_below": 1, "below_values": [56.5],
              "points": [{"params": {"c": 1}, "log_below": -0.4700036292457356,
                          "log_above": -0.6931471805599453, "acquisition": 0.2231435513142097}]}]}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void equalNumbersPass() throws IOException {
        assertThat(run(write(VECTORS))).isZero();
        assertThat(out.toString(UTF_8)).startsWith("cases: 1, points: 1, wrong splits: 0, largest error: ");
    }

    @Test
    void aDifferentDensityFails() throws IOException {
        assertThat(run(write(VECTORS.replace("-0.47000", "-0.47001")))).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("largest error: 1.00e-05");
    }

    @Test
    void aDifferentSplitFails() throws IOException {
        assertThat(run(write(VECTORS.replace("\"below_values\": [56.5]", "\"below_values\": [56]"))))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("wrong splits: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "",
                "{}",
                "[]",
                "{\"tolerance\": 1e-9, \"cases\": []}",
                "{\"tolerance\": \"small\", \"cases\": [{}]}",
                "{\"tolerance\": 1e-9, \"cases\": [{\"space\": {\"c\": {\"type\": \"int\"}}}]}"
            })
    void aFileOfAnotherKindIsNamed(String content) throws IOException {
        String file = write(content);
        assertThat(run(file)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith(file).hasLineCount(1);
    }

    @Test
    void aMissingFileIsNamed() {
        String missing = folder.resolve("missing.json").toString();
        assertThat(run(missing)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains(missing).hasLineCount(1);
    }

    @Test
    void oneArgumentIsNeeded() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("a", "b")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage: TpeVectors FILE");
    }

    private int run(String... args) {
        return TpeVectors.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String write(String content) throws IOException {
        return Files.writeString(folder.resolve("vectors.json"), content).toString();
    }
}
