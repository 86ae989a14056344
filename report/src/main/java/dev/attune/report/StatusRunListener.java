package dev.attune.report;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a run is, for whoever waits: {@code status.json} and {@code status.html}, a page that loads itself anew, in the folder of what
 * runs leave behind. Both are written when a trial or a leaf ends, and for other news every ten seconds at most. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StatusRunListener implements RunListener {

    private static final String NAME = "status.json";
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<String, LeafStatus> leaves = new LinkedHashMap<>();
    private Path folder;
    private @Nullable Instant written;

    /** For {@link java.util.ServiceLoader}. */
    public StatusRunListener() {
        this(OutputFolder.unknown(), Clock.systemUTC());
    }

    /** @param folder the folder until a run tells another */
    StatusRunListener(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public synchronized void progress(String uniqueId, String message) {
        put(uniqueId, of(uniqueId).saying(message));
        if (written == null || !clock.instant().isBefore(written.plus(PAUSE))) {
            write();
        }
    }

    @Override
    public synchronized void trialFinished(String uniqueId, TrialRecord trial) {
        put(uniqueId, of(uniqueId).after(trial));
        write();
    }

    @Override
    public synchronized void leafFinished(LeafRecord leaf) {
        String uniqueId = leaf.leaf().uniqueId();
        put(uniqueId, of(uniqueId).ended(leaf));
        if (leaf.run() != null) {
            folder = leaf.run().output();
        }
        write();
    }

    private LeafStatus of(String uniqueId) {
        return leaves.getOrDefault(uniqueId, LeafStatus.running(uniqueId));
    }

    private void put(String uniqueId, LeafStatus status) {
        leaves.put(uniqueId, status);
    }

    /** With those of other processes, which write into the same file. */
    private List<LeafStatus> all() throws IOException {
        Set<String> own = leaves.values().stream().map(LeafStatus::program).collect(Collectors.toSet());
        List<LeafStatus> all = new ArrayList<>(StatusPage.read(folder.resolve(NAME)));
        all.removeIf(leaf -> own.contains(leaf.program()));
        all.addAll(leaves.values());
        return all;
    }

    private void write() {
        Instant now = clock.instant();
        try {
            OutputFolder.alone(folder, NAME, () -> {
                StatusPage page = new StatusPage(now, all());
                OutputFolder.write(folder, NAME, page.json());
                OutputFolder.write(folder, "status.html", page.html());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written = now;
    }
}
