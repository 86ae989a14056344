package dev.attune.engine.artifact;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.journal.Journal;
import dev.attune.engine.journal.Recording;
import dev.attune.runtime.artifact.Fingerprint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where the calls of one run are kept: the journal, with which a run that is killed goes on, and the recording, if there is to be one.
 * A run that makes no calls, or is to write nothing, has no journal.
 *
 * @param journal the journal; empty: none
 * @param recording the recording; blank unless it is replayed
 * @param replay what to do with the recording
 * @param id the id of the run, the same for the same run anywhere
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunFiles(Optional<Journal> journal, Recording recording, ReplayMode replay, String id) {

    /** The recording of a run: what is replayed, or nothing yet. To accept an artifact, none is needed. */
    public static Recording recording(Settings settings, ArtifactStore artifacts) throws IOException {
        artifacts.checkLinks();
        return settings.replay() == ReplayMode.STRICT && settings.mode() != Mode.ACCEPT
                ? Recording.read(artifacts.recording())
                : Recording.blank(artifacts.recording());
    }

    public static RunFiles open(Settings settings, ArtifactStore artifacts, Recording recording, Fingerprint run)
            throws IOException {
        boolean journaled = settings.replay() != ReplayMode.STRICT
                && (settings.mode() == Mode.AUTO || settings.mode() == Mode.OPTIMIZE);
        return new RunFiles(
                journaled ? Optional.of(Journal.open(artifacts.journal(), run)) : Optional.empty(),
                recording,
                settings.replay(),
                run.id());
    }

    /** What the report must say about how the run began. */
    public List<String> notes() {
        return replay == ReplayMode.STRICT
                ? List.of("All answers come from a recording; no model was asked.")
                : journal.map(Journal::notes).orElse(List.of());
    }

    /**
     * Writes what is to be written.
     *
     * @param complete whether the run has come to its end, so that nothing is left to be continued
     */
    public void close(boolean complete) {
        journal.ifPresent(opened -> {
            if (complete) {
                opened.end();
            }
            opened.close();
        });
        if (complete && replay == ReplayMode.RECORD && !recording.isEmpty()) {
            recording.write();
        }
    }
}
