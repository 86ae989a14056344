package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.report.page.History;
import dev.attune.report.page.PastRun;
import dev.attune.report.page.ProgramRun;
import dev.attune.report.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of runs, and what the page shows of it. */
class HistoryRunListenerTests {

    @TempDir
    Path folder;

    @Test
    void aRunIsKeptWithItsScoresIntervalsCostAndArtifact() throws IOException {
        run(LeafFixtures.PROGRAM_CLASS);

        History history = history();
        assertThat(history.problems()).isEmpty();
        PastRun kept = history.runs().get(0);
        assertThat(kept.time()).isEqualTo("2026-03-01T09:30:00Z");
        assertThat(kept.outcome()).isEqualTo("passed");
        assertThat(kept.artifact()).isEqualTo("ab".repeat(32));
        assertThat(kept.usd()).isEqualTo("0.0123");
        assertThat(kept.calls())
                .isEqualTo(SearchFixtures.optimization().usage().calls()
                        + GateFixtures.gate().usage().calls()
                        + GateFixtures.worth().usage().calls());
        assertThat(kept.gates()).singleElement().satisfies(gate -> {
            assertThat(gate.metric()).isEqualTo("exactMatch");
            assertThat(gate.verdict()).isEqualTo("passed");
            assertThat(gate.winner().mean())
                    .isEqualTo(GateFixtures.gate().winner().estimate().mean());
            assertThat(gate.gain().low())
                    .isEqualTo(GateFixtures.gate().difference().interval().low());
            assertThat(gate.gain().examples()).isEqualTo(40);
        });
        assertThat(folder.resolve("journals/.gitignore")).hasContent("*");
    }

    @Test
    void runsOfOtherProgramsAreKeptApart() throws IOException {
        run("com.example.OtherTest");
        run(LeafFixtures.PROGRAM_CLASS);
        run(LeafFixtures.PROGRAM_CLASS);

        assertThat(lines()).hasSize(3);
        assertThat(history().runs()).hasSize(2);
    }

    @Test
    void theFirstRunOfAProgramHasNoHistoryAndTheSecondIsComparedWithIt() throws IOException {
        assertThat(page()).doesNotContain("<h3>History</h3>", "last run");
        run(LeafFixtures.PROGRAM_CLASS);

        assertThat(page())
                .containsSubsequence(
                        "<h3>Compared with</h3>",
                        "last run, 2026-03-01",
                        "0.425",
                        "not paired; that run's score: 95 % interval",
                        "<h3>History</h3>",
                        "alt=\"exactMatch in the last runs\"",
                        "The last 2 runs",
                        "2026-03-01 09:30",
                        "abababab");
    }

    @Test
    void thePageShowsTheLastTwenty() throws IOException {
        for (int i = 0; i < 30; i++) {
            run(LeafFixtures.PROGRAM_CLASS);
        }

        assertThat(lines()).hasSize(30);
        assertThat(page()).contains("The last 20 runs");
    }

    @Test
    void aLineThatCannotBeReadIsToldAndTheOthersStay() throws IOException {
        run(LeafFixtures.PROGRAM_CLASS);
        String good = lines().get(0);
        List<String> bad = List.of(
                good.substring(0, 60),
                good.replace("\"version\":1", "\"version\":2"),
                good.replace("\"calls\":", "\"callz\":"),
                good.replace("\"calls\":", "\"calls\":1,\"calls\":"),
                good.replaceAll("\"calls\":\\d+", "\"calls\":null"),
                good.replace("2026-03-01T09:30:00Z", "yesterday"),
                good.replaceAll("\"low\":[^,]+", "\"low\":7"),
                good + good,
                "null",
                "");
        Files.write(file(), bad, StandardOpenOption.APPEND);
        run(LeafFixtures.PROGRAM_CLASS);

        History history = history();
        assertThat(history.runs()).hasSize(2);
        assertThat(history.problems()).hasSize(bad.size());
        assertThat(history.problems().get(0)).startsWith("Line 2 of " + file() + " cannot be read and is left out: ");
        assertThat(history.problems().get(1)).endsWith("it is of version 2, and this is version 1.");
        assertThat(page()).contains("Line 2 of ", "Line 11 of ");
    }

    @Test
    void whatAKilledProcessHasLeftDamagesNoOtherLine() throws IOException {
        run(LeafFixtures.PROGRAM_CLASS);
        Files.writeString(file(), lines().get(0).substring(0, 50), StandardOpenOption.APPEND);
        assertThat(history().problems()).as("while it could still be written").isEmpty();

        run(LeafFixtures.PROGRAM_CLASS);

        assertThat(history().runs()).hasSize(2);
        assertThat(history().problems()).hasSize(1);
    }

    @Test
    void manyThatWriteAtOnceLoseNothing() throws Exception {
        Thread[] writers = Stream.generate(() -> new Thread(() -> run(LeafFixtures.PROGRAM_CLASS)))
                .limit(8)
                .toArray(Thread[]::new);
        for (Thread writer : writers) {
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(history().runs()).hasSize(8);
        assertThat(history().problems()).isEmpty();
    }

    /** Where the folder would be made, even root cannot make it. */
    @Test
    void whereNothingCanBeKeptNothingFails() throws IOException {
        Files.writeString(folder.resolve("journals"), "not a folder");

        run(LeafFixtures.PROGRAM_CLASS);

        assertThat(folder.resolve("journals")).hasContent("not a folder");
        assertThat(page()).contains("PASSED").doesNotContain("<h3>History</h3>");
    }

    @Test
    void aFileThatALinkLeadsOutOfTheFolderIsLeftAlone() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
        Files.createDirectories(folder.resolve("journals"));
        Files.createSymbolicLink(file(), elsewhere);

        run(LeafFixtures.PROGRAM_CLASS);

        assertThat(elsewhere).isEmptyFile();
    }

    @Test
    void hostileTextIsText() throws IOException {
        run(LeafFixtures.PROGRAM_CLASS);
        String hostile = lines().get(0)
                .replace("\"metric\":\"exactMatch\"", "\"metric\":\"<script>alert(1)</script>\"")
                .replace("\"commit\":null", "\"commit\":\"<b>\\u202E\"");
        Files.writeString(file(), hostile + "\n" + hostile + "\n<img src=x onerror=alert(2)>\n");

        assertThat(page())
                .contains("&lt;script&gt;", "left out")
                .doesNotContain("<script", "<img src=x", "<b>", "\u202E");
    }

    private void run(String programClass) {
        HistoryRunListener listener = new HistoryRunListener();
        boolean first = programClass.equals(LeafFixtures.PROGRAM_CLASS);
        if (first) {
            listener.optimizationFinished(SearchFixtures.optimization());
            listener.gateFinished(GateFixtures.gate());
            listener.worthMeasured(GateFixtures.worth());
        }
        listener.leafFinished(first ? ended() : LeafFixtures.end(ended(), programClass));
        listener.programFinished(programClass);
    }

    private LeafRecord ended() {
        return LeafFixtures.end(
                LeafFixtures.end(GateFixtures.gate().leaf(), Kind.GATE, "exactMatch", 3, Outcome.PASSED, null), folder);
    }

    /** That of another run. */
    private String page() {
        return ReportPage.of(ProgramRun.of(GateFixtures.gate().leaf())
                .with(GateFixtures.gate())
                .with(history())
                .with(ended()));
    }

    private History history() {
        return History.of(LeafFixtures.PROGRAM_CLASS, file());
    }

    private Path file() {
        return History.in(Objects.requireNonNull(ended().run()).journals());
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }
}
