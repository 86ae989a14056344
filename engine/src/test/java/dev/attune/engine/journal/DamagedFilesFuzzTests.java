package dev.attune.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.journal.RecordedCall.Message;
import dev.attune.runtime.artifact.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals and recordings with damage anywhere: what is whole is read, and the rest is dropped or refused. */
class DamagedFilesFuzzTests {

    private static final int PARSED = 100_000;
    private static final int CONTINUED = 300;
    private static final int PLAYED = 2_000;

    @TempDir
    Path folder;

    @Test
    void theRecordsOfAJournalBeforeTheDamageAreLeft() throws IOException {
        byte[] whole = journal();
        List<String> records = JournalFile.parse(whole).records();
        SplittableRandom random = new SplittableRandom(20260101);
        for (int i = 0; i < PARSED; i++) {
            byte[] damaged = damaged(whole, random);

            JournalFile.Content content = JournalFile.parse(damaged);

            List<String> before = records.subList(0, linesBeforeTheDamage(whole, damaged));
            assertThat(content.records().stream().limit(before.size())).containsExactlyElementsOf(before);
            assertThat(records).containsAll(content.records());
            assertThat(content.length() + content.torn()).isEqualTo(damaged.length);
        }
    }

    @Test
    void aDamagedJournalIsContinuedFromItsLastWholeRecord() throws IOException {
        byte[] whole = journal();
        List<String> records = JournalFile.parse(whole).records();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < CONTINUED; i++) {
            byte[] damaged = damaged(whole, random);
            Files.write(file(), damaged);
            try (Journal journal = open()) {
                journal.keep(call("new"), call("new").key(), new RecordedAnswer("x", 1, 1));
            }
            try (Journal journal = open()) {
                assertThat(journal.find(call("new"), call("new").key())).isPresent();
            }
            List<String> before = records.subList(0, linesBeforeTheDamage(whole, damaged));
            assertThat(JournalFile.parse(Files.readAllBytes(file())).records().stream()
                            .limit(before.size()))
                    .containsExactlyElementsOf(before);
        }
    }

    @Test
    void aDamagedRecordingIsReadOrRefusedByItsName() throws IOException {
        Recording recording = Recording.blank(file());
        recording.keep(call("a"), call("a").key(), new RecordedAnswer("first", 1, 2));
        recording.keep(call("b"), call("b").key(), new RecordedAnswer("second", 1, 2));
        recording.write();
        byte[] whole = Files.readAllBytes(file());
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < PLAYED; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Files.write(file(), damaged);
            try {
                Recording.read(file()).find(call("a"), call("a").key());
            } catch (JournalException e) {
                assertThat(e).hasMessageContaining(file().toString());
                refused++;
            }
        }
        assertThat(refused).isBetween(PLAYED / 10, PLAYED * 9 / 10);
    }

    private static int linesBeforeTheDamage(byte[] whole, byte[] damaged) {
        int damage = Arrays.mismatch(whole, damaged);
        int lines = 0;
        for (int i = 0; i < (damage < 0 ? whole.length : damage); i++) {
            if (whole[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        int at = random.nextInt(whole.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, at);
            case 1 -> {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 2 -> {
                byte[] noise = whole.clone();
                for (int i = at; i < Math.min(whole.length, at + 20); i++) {
                    noise[i] = (byte) random.nextInt(256);
                }
                yield noise;
            }
            default -> {
                byte[] longer = Arrays.copyOf(whole, whole.length + at);
                System.arraycopy(whole, 0, longer, whole.length, at);
                yield longer;
            }
        };
    }

    private byte[] journal() throws IOException {
        try (Journal journal = open()) {
            for (int i = 0; i < 8; i++) {
                journal.keep(call("c" + i), call("c" + i).key(), new RecordedAnswer("answer " + i, i, i));
                journal.decide("trial " + i, "0." + i);
            }
        }
        return Files.readAllBytes(file());
    }

    private Journal open() {
        return Journal.open(file(), new Fingerprint(Map.of(), Map.of(), Map.of("optimizer", "mipro", "seed", "7")));
    }

    private Path file() {
        return folder.resolve("a.jsonl");
    }

    private static RecordedCall call(String text) {
        return new RecordedCall("m", Map.of(), 0, List.of(new Message("user", text)));
    }
}
