package dev.attune.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.journal.Journal;
import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.journal.RecordedCall;
import dev.attune.runtime.artifact.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopNoticeTests {

    private static final Fingerprint RUN = new Fingerprint(Map.of(), Map.of(), Map.of("seed", "1"));

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void aStoppedRunSaysHowToGoOnAndHowMuchIsKept() {
        Path file = folder.resolve("p.jsonl");
        Journal journal = Journal.open(file, RUN);
        journal.keep(new RecordedCall("m", Map.of(), 0, List.of()), "a", new RecordedAnswer("x", 1, 1));
        new StopNotice(Optional.of(journal), told::add).stop();
        assertThat(told).containsExactly("stopped; run the same command again to resume: 1 call is kept in " + file);
    }

    @Test
    void aRunSaysBeforehandThatItCanBeStopped() {
        Path file = folder.resolve("p.jsonl");
        try (Journal journal = Journal.open(file, RUN)) {
            new StopNotice(Optional.of(journal), told::add).announce();
        }
        assertThat(told).singleElement().asString().endsWith("finished calls are kept in " + file);
    }

    @Test
    void aRunWithoutAJournalBeginsAnew() {
        StopNotice notice = new StopNotice(Optional.empty(), told::add);
        notice.announce();
        assertThat(told).isEmpty();
        notice.stop();
        assertThat(told)
                .containsExactly("stopped; run the same command again to begin anew: in this mode no journal is kept");
    }

    @Test
    void aRunThatCameToItsEndSaysNothing() {
        StopNotice notice = new StopNotice(Optional.empty(), told::add).begin();
        notice.close();
        notice.close();
        assertThat(told).isEmpty();
    }
}
