package dev.attune.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.artifact.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * All that one run of a program has paid for: a record for each finished call and each decision, written before it is used. A run that
 * finds the journal of one that did not come to its end takes the answers from there, and so comes by the same decisions to the same
 * point. The file begins with what the run depends on; another program's, another data set's or another seed's journal is set aside.
 *
 * <p>Nothing is written before the first record. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Journal implements AnswerStore, AutoCloseable {

    /** Since 2 an answer says how it ended, no temperature is asked for where none is set, and the run is a fingerprint. */
    private static final int FORMAT = 2;

    private static final JsonMapper JSON = AnswerJson.MAPPER;

    private final JournalFile file;
    private final Fingerprint run;
    private final Map<String, RecordedAnswer> answers = new HashMap<>();
    private final Map<String, String> decisions = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Path path;
    private int calls;
    private long length;
    private boolean closed;
    private boolean stopped;

    private Journal(Path path, Fingerprint run) {
        this.path = path;
        this.file = new JournalFile(path);
        this.run = run;
    }

    /**
     * Opens the journal of a run.
     *
     * @param path the file; need not exist
     * @param run what the run depends on
     * @throws JournalException if the file cannot be read, or another run writes it
     */
    public static Journal open(Path path, Fingerprint run) {
        Journal journal = new Journal(path, run);
        journal.file.checkUnused();
        JournalFile.Content content = journal.file.read();
        if (!content.records().isEmpty() && !ended(content)) {
            journal.continueFrom(content, path);
        }
        return journal;
    }

    private static boolean ended(JournalFile.Content content) {
        return parsed(content.records().get(content.records().size() - 1)).has("end");
    }

    private void continueFrom(JournalFile.Content content, Path path) {
        JsonNode header = parsed(content.records().get(0));
        String difference = difference(header);
        if (!difference.isEmpty()) {
            setAside(path, difference);
            return;
        }
        for (String record : content.records().subList(1, content.records().size())) {
            read(parsed(record));
        }
        length = content.length();
        calls = answers.size();
        if (content.torn() > 0) {
            notes.add("The last " + content.torn() + " bytes of " + path + " are no whole record and were dropped.");
        }
        notes.add("Continues a run that did not come to its end: " + answers.size()
                + " finished calls are in its journal.");
    }

    private void read(JsonNode node) {
        if (node.has("call")) {
            answers.put(
                    node.path("call").asText(),
                    AnswerJson.answer(node.path("text").asText(), node));
        } else if (node.has("decision")) {
            decisions.put(node.path("decision").asText(), node.path("value").asText());
        }
    }

    private String difference(JsonNode header) {
        if (header.path("journal").asInt() != FORMAT) {
            return "it is of another version of Attune";
        }
        try {
            Fingerprint theirs = JSON.treeToValue(header.path("run"), Fingerprint.class);
            return theirs == null ? "it does not say of which run it is" : String.join("; ", theirs.differences(run));
        } catch (JsonProcessingException e) {
            return "it does not say of which run it is";
        }
    }

    private void setAside(Path path, String difference) {
        Path old = path.resolveSibling(path.getFileName() + ".old");
        try {
            Files.move(path, old, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JournalException("the journal " + path + " is of another run and cannot be moved away", e);
        }
        notes.add("The journal of an unfinished run was not continued: " + difference + ". It is kept as " + old + ".");
    }

    /** What a reader of the report must know about how this run began. */
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public synchronized Optional<RecordedAnswer> find(RecordedCall call, String key) {
        return Optional.ofNullable(answers.get(key));
    }

    @Override
    public void keep(RecordedCall call, String key, RecordedAnswer answer) {
        // made before the lock is taken: many threads wait for it where models are fast
        byte[] line =
                line(AnswerJson.put(JSON.createObjectNode().put("call", key).put("text", answer.text()), answer));
        synchronized (this) {
            append(line);
            calls++;
        }
    }

    /**
     * Keeps a decision and makes all records so far safe from a power failure. A decision that the continued run has taken otherwise is
     * told of in the notes: then something answers differently each time.
     *
     * @param name tells decisions of a run apart
     * @param value what was decided, and on which grounds
     */
    public synchronized void decide(String name, String value) {
        String before = decisions.get(name);
        if (before == null) {
            append(line(JSON.createObjectNode().put("decision", name).put("value", value)));
            decisions.put(name, value);
            file.force();
        } else if (!before.equals(value)) {
            notes.add("Decision " + name + " came out otherwise than before the interruption: " + before + ", now "
                    + value + ". The program, its metric or its data answer differently each time.");
        }
    }

    /** Makes all records so far safe from a power failure. */
    public synchronized void force() {
        if (file.isOpen()) {
            file.force();
        }
    }

    /** The run has come to its end: the next one begins anew. */
    public synchronized void end() {
        if (file.isOpen() || length > 0) {
            append(line(JSON.createObjectNode().put("end", true)));
            file.force();
        }
    }

    /** The file of the journal. */
    public Path path() {
        return path;
    }

    /**
     * Closes the file behind a whole record, since the process is ending. Who wants to keep anything from now on waits for that end.
     *
     * @return how many finished calls are kept
     */
    public synchronized int stop() {
        force();
        stopped = true;
        closed = true;
        file.close();
        return calls;
    }

    @Override
    public synchronized void waitIfStopped() {
        while (stopped) {
            try {
                wait();
            } catch (InterruptedException e) {
                // nothing is left to be done by anybody
            }
        }
    }

    private static byte[] line(ObjectNode node) {
        return JournalFile.line(node.toString());
    }

    private void append(byte[] line) {
        waitIfStopped();
        if (closed) {
            // a call that ends after its run: opening the file again would cut off what the run has written
            throw new JournalException("the run of this journal has ended");
        }
        if (!file.isOpen()) {
            file.open(length);
            if (length == 0) {
                ObjectNode header = JSON.createObjectNode().put("journal", FORMAT);
                header.set("run", JSON.valueToTree(run));
                file.append(line(header));
            }
        }
        file.append(line);
    }

    private static JsonNode parsed(String record) {
        try {
            return Objects.requireNonNullElse(JSON.readTree(record), JSON.missingNode());
        } catch (JsonProcessingException e) {
            throw new JournalException("a record of a journal is no JSON, though its checksum is right", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        file.close();
    }
}
