package dev.attune.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.journal.RecordedCall.Message;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTests {

    @TempDir
    Path folder;

    @Test
    void whatWasRecordedIsPlayed() {
        Recording recording = Recording.blank(file());
        recording.keep(call("a", 0), call("a", 0).key(), new RecordedAnswer("first", 1, 2));
        recording.keep(call("a", 1), call("a", 1).key(), new RecordedAnswer("second", 1, 2));
        recording.write();
        Recording read = Recording.read(file());
        assertThat(read.find(call("a", 0), call("a", 0).key())).contains(new RecordedAnswer("first", 1, 2));
        assertThat(read.find(call("a", 1), call("a", 1).key())).contains(new RecordedAnswer("second", 1, 2));
    }

    @Test
    void howAnAnswerEndedIsPlayed() {
        RecordedAnswer tool = new RecordedAnswer(
                "",
                1,
                2,
                FinishReason.TOOL_EXECUTION,
                RecordedAnswer.Instead.TOOL_CALL,
                List.of(
                        new RecordedAnswer.Tool("7", "orders", "{\"of\":\"Ann\"}"),
                        new RecordedAnswer.Tool(null, "today", null)));
        Recording recording = Recording.blank(file());
        recording.keep(call("a", 0), call("a", 0).key(), tool);
        recording.write();
        assertThat(Recording.read(file()).find(call("a", 0), call("a", 0).key()))
                .contains(tool);
    }

    @Test
    void aRecordingThatDoesNotSayHowAnswersEndedIsPlayed() throws IOException {
        Files.writeString(file(), """
                        {"recording":1}
                        {"call":"k","model":"m","messages":[],"answer":"yes","in":1,"out":2}
                        """);
        assertThat(Recording.read(file()).find(call("a", 0), "k")).contains(new RecordedAnswer("yes", 1, 2));
    }

    @Test
    void aLineWithoutAnAnswerIsNotPlayedAsAnEmptyOne() {
        assertRefused("{\"call\":\"k\",\"model\":\"m\",\"messages\":[],\"in\":1,\"out\":2}", "line 2");
        assertRefused("{\"call\":\"k\",\"model\":\"m\",\"messages\":[],\"answer\":null,\"in\":1,\"out\":2}", "line 2");
        assertRefused("{\"model\":\"m\",\"messages\":[],\"answer\":\"yes\",\"in\":1,\"out\":2}", "line 2");
        assertRefused("{\"text\":\"k\"}", "line 2");
    }

    @Test
    void anAnswerThatIsPlayedEndsAsItWasRecordedOrIsRefused() {
        assertRefused(
                "{\"call\":\"k\",\"model\":\"m\",\"messages\":[],\"answer\":\"yes\",\"in\":1,\"out\":2,\"finish\":\"lenght\"}",
                "line 2");
    }

    /** As a merge of two branches leaves them that were recorded apart. */
    @Test
    void twoAnswersToOneCallAreRefused() {
        String line = "{\"call\":\"k\",\"model\":\"m\",\"messages\":[],\"answer\":\"%s\",\"in\":1,\"out\":2}\n";
        assertRefused(line.formatted("yes") + line.formatted("no"), "line 3");
    }

    private void assertRefused(String lines, String where) {
        assertThatThrownBy(() -> {
                    Files.writeString(file(), "{\"recording\":1}\n" + lines);
                    Recording.read(file());
                })
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file() + " is damaged in " + where)
                .hasMessageContaining("-Dattune.replay=record");
    }

    @Test
    void aTextThatManyCallsShareStandsOnce() throws IOException {
        Recording recording = Recording.blank(file());
        for (int i = 0; i < 10; i++) {
            recording.keep(call("q" + i, 0), call("q" + i, 0).key(), new RecordedAnswer("x", 1, 2));
        }
        recording.write();
        assertThat(Files.readAllLines(file()))
                .filteredOn(line -> line.contains("the system prompt"))
                .hasSize(1);
    }

    @Test
    void aFileThatIsNoRecordingIsRefused() throws IOException {
        Files.writeString(file(), "{}\n");
        assertThatThrownBy(() -> Recording.read(file()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is no recording of this version");
    }

    @Test
    void aMissOfAnEmptyRecordingIsExplainedToo() {
        assertThatCode(() -> {
                    throw Recording.blank(file()).miss(call("a", 0));
                })
                .hasMessageContaining("and is empty; record again");
    }

    private Path file() {
        return folder.resolve("a.recording.jsonl");
    }

    private static RecordedCall call(String text, long rollout) {
        return new RecordedCall(
                "m",
                Map.of("temperature", "0.5"),
                rollout,
                List.of(new Message("system", "the system prompt"), new Message("user", text)));
    }
}
