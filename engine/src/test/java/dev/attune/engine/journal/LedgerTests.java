package dev.attune.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.artifact.SplitFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    private static final SplitFingerprint SPLIT = split(0, 10);

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = new Ledger(folder.resolve("journals/Program.judged.jsonl"));
    }

    @Test
    void aLedgerThatIsNotThereKnowsOfNothing() {
        assertThat(ledger.judged(SPLIT)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void candidatesAreKnownInTheOrderInWhichTheyWereJudgedEachOnce() {
        ledger.add(SPLIT, "one", "mipro");
        ledger.add(SPLIT, "two", "mipro");
        ledger.add(SPLIT, "one", "artifact");

        assertThat(ledger.judged(SPLIT)).containsExactly("one", "two");
    }

    @Test
    void aPersonCanReadIt() {
        ledger.add(SPLIT, "one", "mipro");

        assertThat(ledger.file()).content().isEqualTo("""
                {"split":"%s","is":{"count":10,"digest":"%s","examples":%s}}
                {"split":"%s","judged":"one","of":"mipro"}
                """.formatted(
                        SPLIT.digest(), SPLIT.digest(), json(SPLIT.examples()), SPLIT.digest()));
        assertThat(ledger.file().resolveSibling(".gitignore")).content().isEqualTo("*\n");
    }

    @Test
    void anotherSplitHasJudgedNothing() {
        ledger.add(SPLIT, "one", "mipro");

        assertThat(ledger.judged(split(100, 10))).isEmpty();
        assertThat(ledger.judged(split(5, 10))).as("half of it is new").isEmpty();
    }

    @Test
    void aSplitThatWasMendedGrownOrCutIsTheSameOne() {
        ledger.add(SPLIT, "one", "mipro");

        assertThat(ledger.judged(split(1, 10))).containsExactly("one");
        assertThat(ledger.judged(split(0, 15))).containsExactly("one");
        assertThat(ledger.judged(split(0, 3))).containsExactly("one");
    }

    @Test
    void aLineThatWasNotWrittenToItsEndIsSkippedAndTheNextBeginsANewOne() throws IOException {
        ledger.add(SPLIT, "one", "mipro");
        String torn = "{\"split\":\"" + SPLIT.digest() + "\",\"judged\":\"t";
        Files.writeString(ledger.file(), torn, StandardOpenOption.APPEND);

        assertThat(ledger.judged(SPLIT)).containsExactly("one");
        ledger.add(SPLIT, "three", "mipro");

        assertThat(ledger.judged(SPLIT)).containsExactly("one", "three");
        assertThat(Files.readString(ledger.file())).contains(torn + "\n");
    }

    @Test
    void aFileThatEndsAnywhereKnowsOfWhatIsWhole() throws IOException {
        ledger.add(SPLIT, "one", "mipro");
        ledger.add(SPLIT, "two", "mipro");
        byte[] bytes = Files.readAllBytes(ledger.file());
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(ledger.file(), Arrays.copyOf(bytes, length));

            List<String> whole = ledger.judged(SPLIT);
            assertThat(whole).isEqualTo(List.of("one", "two").subList(0, whole.size()));
            ledger.add(SPLIT, "three", "mipro");
            assertThat(ledger.judged(SPLIT)).endsWith("three");
        }
    }

    @Test
    void threadsThatAddAtOnceLoseNothing() {
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "c" + i).toList();

        names.parallelStream().forEach(name -> new Ledger(ledger.file()).add(SPLIT, name, "mipro"));

        assertThat(ledger.judged(SPLIT)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void processesThatAddAtOnceLoseNothing() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (String prefix : List.of("a", "b", "c")) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            LedgerTests.class.getName(),
                            ledger.file().toString(),
                            prefix)
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        assertThat(ledger.judged(SPLIT)).hasSize(60).contains("a0", "b7", "c19");
    }

    /** What each of the processes does. */
    public static void main(String[] arguments) {
        for (int i = 0; i < 20; i++) {
            new Ledger(Path.of(arguments[0])).add(SPLIT, arguments[1] + i, "mipro");
        }
    }

    private static SplitFingerprint split(int from, int count) {
        return SplitFingerprint.of(IntStream.range(from, from + count)
                .mapToObj(i -> "example " + i)
                .toList());
    }

    private static String json(List<String> texts) {
        return "[\"" + String.join("\",\"", texts) + "\"]";
    }
}
