package dev.attune.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCacheTests {

    private static final RecordedCall CALL = new RecordedCall("m", Map.of(), 0, List.of());

    @TempDir
    Path folder;

    @Test
    void anAnswerOutlivesTheRun() {
        try (DiskCache cache = DiskCache.open(file())) {
            cache.of("here").keep(CALL, CALL.key(), new RecordedAnswer("yes", 1, 2));
        }
        try (DiskCache cache = DiskCache.open(file())) {
            assertThat(cache.of("here").find(CALL, CALL.key())).contains(new RecordedAnswer("yes", 1, 2));
        }
    }

    @Test
    void howAnAnswerEndedOutlivesTheRun() {
        RecordedAnswer cut = new RecordedAnswer("y", 1, 2, FinishReason.LENGTH, null, List.of());
        try (DiskCache cache = DiskCache.open(file())) {
            cache.of("here").keep(CALL, CALL.key(), cut);
        }
        try (DiskCache cache = DiskCache.open(file())) {
            assertThat(cache.of("here").find(CALL, CALL.key())).contains(cut);
        }
    }

    @Test
    void anotherServerHasAnswersOfItsOwn() {
        try (DiskCache cache = DiskCache.open(file())) {
            cache.of("here").keep(CALL, CALL.key(), new RecordedAnswer("yes", 1, 2));
            assertThat(cache.of("there").find(CALL, CALL.key())).isEmpty();
        }
    }

    @Test
    void anInterruptedThreadLeavesTheCacheOpenForOthers() {
        try (DiskCache cache = DiskCache.open(file())) {
            Thread.currentThread().interrupt();
            cache.of("here").keep(CALL, CALL.key(), new RecordedAnswer("yes", 1, 2));
            cache.of("here").find(CALL, CALL.key());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(cache.of("here").find(CALL, CALL.key())).isPresent();
        }
    }

    @Test
    void aFileThatIsNoCacheIsRefusedByName() throws IOException {
        Files.writeString(file(), "not a cache".repeat(2_000));
        assertThatThrownBy(() -> DiskCache.open(file()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file().toString());
    }

    private Path file() {
        return folder.resolve("cache.mv");
    }
}
