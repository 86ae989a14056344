package dev.attune.engine.run;

import dev.attune.annotations.Role;
import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.journal.Ledger;
import dev.attune.engine.program.Fingerprints;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.Artifact.TestSplit;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.SplitFingerprint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which candidates the test split has judged: those that the accepted artifact tells of, and those in the ledger of this folder. A replay
 * judges nothing anew and is the same everywhere, so it goes by the artifact alone.
 */
final class Judged {

    private final PreparedProgram prepared;
    private final SplitFingerprint split;

    Judged(PreparedProgram prepared) {
        this.prepared = prepared;
        this.split = Fingerprints.ofTestSplit(prepared.splits());
    }

    /** Those before this run has judged any. */
    TestSplit soFar() {
        Set<String> candidates = new LinkedHashSet<>();
        accepted().filter(then -> then.examples().isMostOf(split)).ifPresent(then -> candidates.addAll(then.judged()));
        if (!isReplay()) {
            candidates.addAll(new Ledger(artifacts().ledger()).judged(split));
        }
        return new TestSplit(split, List.copyOf(candidates));
    }

    /** Those and the winner. */
    TestSplit with(Winner winner) {
        Set<String> candidates = new LinkedHashSet<>(soFar().judged());
        candidates.add(fingerprint(winner));
        return new TestSplit(split, List.copyOf(candidates));
    }

    /** Adds the winner to the ledger; in verify mode nothing is written. */
    void keep(Winner winner) {
        if (prepared.settings().mode() != Mode.VERIFY && !isReplay()) {
            new Ledger(artifacts().ledger()).add(split, fingerprint(winner), winner.source());
        }
    }

    private String fingerprint(Winner winner) {
        return Fingerprints.ofCandidate(winner.prompts(), prepared.models().name(Role.TASK));
    }

    private boolean isReplay() {
        return prepared.settings().replay() == ReplayMode.STRICT;
    }

    /** What the accepted artifact tells; nothing where it cannot be read, which keeps no new one from being judged. */
    private Optional<TestSplit> accepted() {
        try {
            return artifacts().readAccepted().map(Artifact::testSplit);
        } catch (ArtifactException e) {
            return Optional.empty();
        }
    }

    private ArtifactStore artifacts() {
        return prepared.artifacts();
    }

    /** How often the split was asked, and what that means; and what became of it since the artifact was accepted. */
    List<String> sentences(TestSplit judged, double confidence) {
        List<String> sentences = new ArrayList<>();
        int count = judged.judged().size();
        sentences.add("This test split has judged " + count + (count == 1 ? " candidate." : " candidates."));
        warning(count, confidence).ifPresent(sentences::add);
        accepted()
                .filter(then -> then.examples().count() > 0)
                .map(then -> then.examples().differences("test", split))
                .filter(changes -> !changes.isEmpty())
                .ifPresent(changes -> sentences.add(
                        "It is not the one of the accepted artifact: " + String.join(", ", changes) + "."));
        return sentences;
    }

    private Optional<String> warning(int count, double confidence) {
        int most = prepared.settings().askedAtMost();
        if (count <= most) {
            return Optional.empty();
        }
        double one = (1 - confidence) / 2;
        double any = 1 - Math.pow(1 - one, count);
        return Optional.of(String.format(
                Locale.ROOT,
                "That is more than %s = %d: each can pass wrongly, in up to %s %% of cases, and one of %d in up to %.0f %%. The"
                        + " error rate of this gate no longer holds; give it fresh test examples.",
                Keys.GATE_ASKED_AT_MOST,
                most,
                percent(one),
                count,
                100 * any));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share).replaceAll("\\.?0+$", "");
    }
}
