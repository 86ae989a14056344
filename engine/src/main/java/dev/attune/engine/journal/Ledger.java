package dev.attune.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.artifact.SplitFingerprint;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;

/**
 * The candidates that the test splits of a program have judged, as a file for people to read: a line for each split, and a line for each
 * candidate that it has judged. Lines are only added, under a lock, so that several processes can add to it. A line that was not written to
 * its end is skipped.
 *
 * @param file the file; need not exist
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Ledger(Path file) {

    private static final JsonMapper JSON = AnswerJson.MAPPER;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /**
     * Returns the candidates that the split has judged, or one that shares most of its examples, in the order in which they were judged.
     *
     * @throws JournalException if the file cannot be read
     */
    public List<String> judged(SplitFingerprint split) {
        try {
            return Files.exists(file)
                    ? Content.of(Files.readString(file, StandardCharsets.UTF_8)).judged(split)
                    : List.of();
        } catch (IOException e) {
            throw new JournalException("the ledger " + file + " cannot be read", e);
        }
    }

    /**
     * Adds a candidate that the split has judged, unless it is there.
     *
     * @param candidate its fingerprint
     * @param source where it comes from, for people
     * @throws JournalException if the file cannot be written
     */
    public void add(SplitFingerprint split, String candidate, String source) {
        try {
            JournalFile.makeFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
                    FileLock lock = locked(opened)) {
                byte[] before = new byte[(int) opened.length()];
                opened.readFully(before);
                Content content = Content.of(new String(before, StandardCharsets.UTF_8));
                StringBuilder lines = new StringBuilder();
                if (before.length > 0 && before[before.length - 1] != '\n') {
                    lines.append('\n');
                }
                if (!content.splits.containsKey(split.digest())) {
                    lines.append(line(split));
                }
                if (!content.judgements.contains(new Judgement(split.digest(), candidate))) {
                    opened.write(lines.append(line(split, candidate, source))
                            .toString()
                            .getBytes(StandardCharsets.UTF_8));
                    opened.getFD().sync();
                }
            }
        } catch (IOException e) {
            throw new JournalException("the ledger " + file + " cannot be written", e);
        }
    }

    /** Waits for another process, or another thread, which has it for no longer than a line takes. */
    private FileLock locked(RandomAccessFile opened) throws IOException {
        for (long waited = 0; waited < PATIENCE.toNanos(); waited += PAUSE.toNanos()) {
            FileLock lock = JournalFile.lock(opened.getChannel());
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IOException("another process has it locked for more than " + PATIENCE.toSeconds() + " seconds");
    }

    private static String line(SplitFingerprint split) {
        ObjectNode line = JSON.createObjectNode().put("split", split.digest());
        line.set("is", JSON.valueToTree(split));
        return line + "\n";
    }

    private static String line(SplitFingerprint split, String candidate, String source) {
        return JSON.createObjectNode()
                        .put("split", split.digest())
                        .put("judged", candidate)
                        .put("of", source)
                + "\n";
    }

    private record Judgement(String split, String candidate) {}

    private record Content(Map<String, SplitFingerprint> splits, Set<Judgement> judgements) {

        static Content of(String text) {
            Content content = new Content(new LinkedHashMap<>(), new LinkedHashSet<>());
            text.lines().forEach(content::read);
            return content;
        }

        private void read(String line) {
            try {
                JsonNode node = Objects.requireNonNullElse(JSON.readTree(line), JSON.missingNode());
                String split = node.path("split").asText();
                if (node.has("judged")) {
                    judgements.add(new Judgement(split, node.path("judged").asText()));
                } else if (node.has("is")) {
                    splits.put(split, JSON.treeToValue(node.path("is"), SplitFingerprint.class));
                }
            } catch (JsonProcessingException e) {
                // the end of a line is missing, since a process was killed
            }
        }

        List<String> judged(SplitFingerprint now) {
            Set<String> same = new HashSet<>(Set.of(now.digest()));
            splits.forEach((digest, then) -> {
                if (then.isMostOf(now)) {
                    same.add(digest);
                }
            });
            return judgements.stream()
                    .filter(judgement -> same.contains(judgement.split()))
                    .map(Judgement::candidate)
                    .distinct()
                    .toList();
        }
    }
}
