package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those see who wait. */
class StatusRunListenerTests {

    private static final String ID = "[engine:attune]/[class:org.example.A]/[optimizer:mipro]";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-01T09:30:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void eachTrialIsWritten() throws IOException {
        StatusRunListener listener = listener();
        listener.trialFinished(ID, SearchFixtures.trial(0, TrialRecord.Kind.BASELINE, 0.25, 0.25));
        listener.trialFinished(ID, SearchFixtures.trial(1, TrialRecord.Kind.FULL, 0.5, 0.5));

        JsonNode leaf = status().at("/leaves/0");
        assertThat(leaf.get("program").asText()).isEqualTo("org.example.A");
        assertThat(leaf.get("name").asText()).isEqualTo("mipro");
        assertThat(leaf.get("state").asText()).isEqualTo("running");
        assertThat(leaf.get("trials").asInt()).isEqualTo(2);
        assertThat(leaf.get("best").asDouble()).isEqualTo(0.5);
    }

    @Test
    void otherNewsAreWrittenEveryTenSecondsAtMost() throws IOException {
        StatusRunListener listener = listener();
        listener.progress(ID, "first");
        now = now.plus(Duration.ofSeconds(9));
        listener.progress(ID, "second");
        assertThat(status().at("/leaves/0/said").asText()).isEqualTo("first");

        now = now.plus(Duration.ofSeconds(1));
        listener.progress(ID, "third");
        assertThat(status().at("/leaves/0/said").asText()).isEqualTo("third");
    }

    @Test
    void aLeafThatHasEndedSaysHow() throws IOException {
        LeafRecord leaf = LeafFixtures.end(LeafFixtures.end(Outcome.STALE, "it is stale"), folder);
        listener().leafFinished(leaf);

        assertThat(status().at("/leaves/0/state").asText()).isEqualTo("stale");
        assertThat(status().at("/leaves/0/said").asText()).isEqualTo("it is stale");
    }

    @Test
    void noDraftIsLeftBehind() throws IOException {
        listener().progress(ID, "at work");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("status.json", "status.html", "status.json.lock");
        }
    }

    @Test
    void leavesOfOtherProcessesStayUnlessTheirProcessHasEnded() throws IOException {
        Files.writeString(folder.resolve("status.json"), """
            {"version":1,"leaves":[
            {"program":"org.example.Ended","name":"mipro","state":"passed","trials":1,"best":0.5,"said":"","process":999999999},
            {"program":"org.example.Killed","name":"mipro","state":"running","trials":1,"best":null,"said":"","process":999999999},
            {"program":"org.example.A","name":"mipro","state":"failed","trials":1,"best":null,"said":"","process":1}]}\
            """);
        listener().progress(ID, "at work");

        assertThat(status().findValuesAsText("program")).containsExactly("org.example.Ended", "org.example.A");
        assertThat(status().findValuesAsText("state")).containsExactly("passed", "running");
    }

    @Test
    void thePageLoadsItselfAnewWithoutAScript() throws IOException {
        listener().progress(ID, "at work");

        assertThat(page())
                .contains("<meta http-equiv=\"refresh\" content=\"5\"/>", "at work")
                .doesNotContain("<script");
    }

    @Test
    void hostileTextIsText() throws IOException {
        StatusRunListener listener = listener();
        listener.progress(ID, HostileFixtures.HOSTILE);
        now = now.plus(Duration.ofSeconds(10));
        listener.leafFinished(LeafFixtures.end(HostileFixtures.hostileEnd(Outcome.ERROR), folder));

        assertThat(Xml.elements(page(), "script")).isEmpty();
        assertThat(page()).doesNotContain("<script", "\u202E");
        assertThat(Xml.text(page())).contains("<script>alert(1)</script>");
        assertThat(status().at("/leaves/0/said").asText()).isEqualTo(HostileFixtures.HOSTILE);
    }

    private StatusRunListener listener() {
        return new StatusRunListener(folder, clock);
    }

    private JsonNode status() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("status.json").toFile());
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("status.html"));
    }
}
