package dev.attune.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.journal.RecordedCall.Message;
import dev.attune.runtime.artifact.Fingerprint;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    private static final Fingerprint RUN = run("7");

    @TempDir
    Path folder;

    @Test
    void nothingIsWrittenBeforeTheFirstRecord() {
        try (Journal journal = open(RUN)) {
            journal.end();
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatWasKeptIsFoundAfterACrash() {
        Journal crashed = open(RUN);
        crashed.keep(call("a"), call("a").key(), new RecordedAnswer("one\ntwo \u2028 \ud83d\ude00", 3, 4));
        crashed.close();
        try (Journal journal = open(RUN)) {
            assertThat(journal.find(call("a"), call("a").key()))
                    .contains(new RecordedAnswer("one\ntwo \u2028 \ud83d\ude00", 3, 4));
            assertThat(journal.find(call("b"), call("b").key())).isEmpty();
            assertThat(journal.notes())
                    .containsExactly(
                            "Continues a run that did not come to its end: 1 finished calls are in its journal.");
        }
    }

    @Test
    void howAnAnswerEndedIsKept() {
        RecordedAnswer cut =
                new RecordedAnswer("", 3, 4, FinishReason.LENGTH, RecordedAnswer.Instead.REASONING, List.of());
        try (Journal journal = open(RUN)) {
            journal.keep(call("a"), call("a").key(), cut);
        }
        try (Journal journal = open(RUN)) {
            assertThat(journal.find(call("a"), call("a").key())).contains(cut);
        }
    }

    @Test
    void theToolsThatAnAnswerCalledAreKept() {
        RecordedAnswer calling = new RecordedAnswer(
                "Let me look.",
                3,
                4,
                FinishReason.TOOL_EXECUTION,
                null,
                List.of(new RecordedAnswer.Tool("7", "orders", "{\"of\":\"Ann\"}")));
        try (Journal journal = open(RUN)) {
            journal.keep(call("a"), call("a").key(), calling);
        }
        try (Journal journal = open(RUN)) {
            assertThat(journal.find(call("a"), call("a").key())).contains(calling);
        }
    }

    @Test
    void aJournalOfAnotherVersionIsSetAsideWithAWord() {
        try (JournalFile old = new JournalFile(file())) {
            old.open(0);
            old.append(JournalFile.line("{\"journal\":1,\"run\":{\"program\":\"p\",\"seed\":\"7\"}}"));
            old.append(JournalFile.line("{\"call\":\"a\",\"text\":\"x\",\"in\":1,\"out\":1}"));
        }
        try (Journal journal = open(RUN)) {
            assertThat(journal.find(call("a"), "a")).isEmpty();
            assertThat(journal.notes())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "The journal of an unfinished run was not continued: it is of another version of Attune.");
        }
    }

    @Test
    void anInterruptedThreadWritesItsRecordAndLeavesTheJournalOpen() {
        try (Journal journal = open(RUN)) {
            Thread.currentThread().interrupt();
            journal.keep(call("a"), call("a").key(), new RecordedAnswer("x", 1, 1));
            assertThat(Thread.interrupted()).isTrue();
            journal.keep(call("b"), call("b").key(), new RecordedAnswer("y", 1, 1));
        }
        try (Journal journal = open(RUN)) {
            assertThat(journal.find(call("b"), call("b").key())).isPresent();
        }
    }

    @Test
    void aCallThatEndsAfterItsRunLosesNothingOfTheJournal() throws IOException {
        Journal journal = open(RUN);
        journal.keep(call("a"), call("a").key(), new RecordedAnswer("x", 1, 1));
        journal.close();
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> journal.keep(call("b"), call("b").key(), new RecordedAnswer("y", 1, 1)))
                .isInstanceOf(JournalException.class);
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    @Timeout(20)
    void aStoppedJournalHoldsWhoeverWantsToKeepMoreUntilTheProcessIsGone() throws IOException {
        Journal journal = open(RUN);
        journal.keep(call("a"), call("a").key(), new RecordedAnswer("x", 1, 1));
        assertThat(journal.stop()).isEqualTo(1);
        byte[] before = Files.readAllBytes(file());
        Thread late = new Thread(() -> journal.keep(call("b"), call("b").key(), new RecordedAnswer("y", 1, 1)));
        late.setDaemon(true);
        late.start();
        while (late.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(file()).hasBinaryContent(before);
        try (Journal resumed = open(RUN)) {
            assertThat(resumed.find(call("a"), call("a").key())).isPresent();
            assertThat(resumed.stop()).isEqualTo(1);
        }
    }

    @Test
    void aJournalWithoutARecordIsStoppedWithoutAFile() {
        assertThat(open(RUN).stop()).isZero();
        assertThat(file()).doesNotExist();
    }

    @Test
    void twoRunsCannotWriteOneJournal() {
        try (Journal first = open(RUN);
                Journal second = open(RUN)) {
            first.keep(call("a"), "a", new RecordedAnswer("x", 1, 1));
            assertThatThrownBy(() -> second.keep(call("a"), "a", new RecordedAnswer("x", 1, 1)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("is being written by another run of the same program");
        }
    }

    @Test
    void theJournalOfARunUnderWayIsNotOpenedByAnother() {
        try (Journal first = open(RUN)) {
            first.keep(call("a"), "a", new RecordedAnswer("x", 1, 1));
            assertThatThrownBy(() -> open(run("8")))
                    .hasMessageContaining("is being written by another run of the same program");
        }
    }

    @Test
    void aDecisionThatComesOutOtherwiseIsTold() {
        try (Journal journal = open(RUN)) {
            journal.decide("trial 1", "0.5");
        }
        try (Journal journal = open(RUN)) {
            journal.decide("trial 1", "0.6");
            assertThat(journal.notes().get(1))
                    .startsWith("Decision trial 1 came out otherwise than before the interruption: 0.5, now 0.6.");
        }
    }

    @Test
    void aRunOfOtherDataIsSetAsideWithTheDifference() {
        try (Journal journal = open(RUN)) {
            journal.keep(call("a"), "a", new RecordedAnswer("x", 1, 1));
        }
        try (Journal journal = open(run("8"))) {
            assertThat(journal.find(call("a"), "a")).isEmpty();
            assertThat(journal.notes())
                    .singleElement()
                    .asString()
                    .startsWith("The journal of an unfinished run was not continued: the random seed was 7 and is 8.");
        }
    }

    @Test
    void aJournalThatDoesNotSayOfWhichRunItIsIsSetAside() throws IOException {
        for (String header : List.of(
                "{\"journal\":1,\"run\":{\"program\":\"p\"}}",
                "{\"journal\":2}",
                "{\"journal\":2,\"run\":{\"modules\":{}}}",
                "{\"journal\":2,\"run\":7}",
                "{}")) {
            JournalFile file = new JournalFile(file());
            file.open(0);
            file.append(JournalFile.line(header));
            file.close();
            try (Journal journal = open(RUN)) {
                assertThat(journal.notes())
                        .as(header)
                        .singleElement()
                        .asString()
                        .startsWith("The journal of an unfinished run was not continued: it ");
            }
            assertThat(file()).doesNotExist();
        }
    }

    private static Fingerprint run(String seed) {
        return new Fingerprint(Map.of(), Map.of(), Map.of("optimizer", "mipro", "seed", seed));
    }

    private Journal open(Fingerprint run) {
        return Journal.open(file(), run);
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private static RecordedCall call(String text) {
        return new RecordedCall("m", Map.of(), 0, List.of(new Message("user", text)));
    }
}
