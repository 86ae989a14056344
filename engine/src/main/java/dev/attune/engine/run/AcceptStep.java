package dev.attune.engine.run;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.Provenance.Acceptance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes the candidate of an optimizer the accepted artifact.
 *
 * @param prepared the program
 */
record AcceptStep(PreparedProgram prepared) {

    /**
     * What was accepted.
     *
     * @param winner its prompts
     * @param line what was done, for people
     * @param worth what the gates have measured that judged it, for people; empty if it was accepted before
     */
    record Accepted(Winner winner, String line, String worth) {}

    /** Accepts the candidate of an optimizer; fails if there is none, or it breaks a constraint by now. */
    Accepted accept(String optimizer) {
        ProgramDefinition definition = prepared.definition();
        ArtifactStore artifacts = prepared.artifacts();
        Artifact candidate = candidate(optimizer);
        Winner winner = OptimizerRun.winner(candidate, optimizer);
        Optional<Artifact> previous = previous();
        if (previous.map(before -> before.with(before.provenance().asCandidate()))
                .equals(Optional.of(candidate))) {
            String line =
                    "accepted already: " + artifacts.accepted() + " is what " + artifacts.candidate(optimizer) + " is";
            return new Accepted(winner, line, "");
        }
        Acceptance acceptance = new Acceptance(
                prepared.settings().acceptedBy(),
                Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS).toString());
        Artifact artifact = candidate.with(candidate.provenance().with(acceptance));
        artifacts.accept(artifact, new AcceptanceNote(definition, artifact, previous).text());
        String line = "accepted: " + artifacts.accepted() + " now has the prompts of " + artifacts.candidate(optimizer)
                + ", and " + artifacts.note() + " says what changed. Commit both; production loads it with "
                + artifacts.loading();
        return new Accepted(winner, line, worth(artifact));
    }

    private Artifact candidate(String optimizer) {
        ArtifactStore artifacts = prepared.artifacts();
        Artifact candidate = artifacts
                .readCandidate(optimizer)
                .orElseThrow(() -> Failures.missing(
                        "candidate",
                        "there is none at " + artifacts.candidate(optimizer)
                                + " to accept; run with -Dattune.mode=optimize first"));
        List<String> violations = PromptRules.violations(prepared.definition().signatures(), candidate.promptSet());
        if (!violations.isEmpty()) {
            throw Failures.stale(
                    "the candidate " + artifacts.candidate(optimizer) + " may not be accepted:\n  - "
                            + String.join("\n  - ", violations) + "\nRun with -Dattune.mode=optimize",
                    List.of());
        }
        return candidate;
    }

    private static String worth(Artifact artifact) {
        return artifact.provenance().gates().stream()
                .map(gate -> "; " + ScoreRecords.inWords(gate))
                .collect(Collectors.joining());
    }

    /** One that cannot be read any more is replaced like one that is not there. */
    private Optional<Artifact> previous() {
        try {
            return prepared.artifacts().readAccepted();
        } catch (ArtifactException e) {
            return Optional.empty();
        }
    }
}
