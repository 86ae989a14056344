package dev.attune.engine.run;

import dev.attune.engine.evaluate.Endings;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.Artifact;
import dev.attune.runtime.Fingerprint;
import dev.attune.runtime.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one optimizer of a program, or finds in its artifact that there is nothing to search. */
final class OptimizerRun {

    private final ProgramDefinition definition;
    private final Prepared prepared;
    private final OptimizerSpec spec;
    private final long seed;
    private final Artifacts artifacts;

    OptimizerRun(ProgramDefinition definition, Prepared prepared, OptimizerSpec spec) {
        this.definition = definition;
        this.prepared = prepared;
        this.spec = spec;
        this.seed = prepared.settings().seed().orElse(spec.seed());
        this.artifacts = new Artifacts(prepared.settings(), definition.className());
    }

    OptimizerSpec spec() {
        return spec;
    }

    /** The accepted artifact, if it is this optimizer's and nothing it depends on has changed. */
    Optional<Artifact> upToDate() {
        return artifacts.readAccepted().filter(artifact -> changes(artifact).isEmpty());
    }

    /** The candidate of an earlier run, if nothing it depends on has changed. */
    Optional<Artifact> currentCandidate() {
        return artifacts
                .readCandidate(spec.optimizer().name())
                .filter(artifact -> changes(artifact).isEmpty());
    }

    /** What makes the accepted artifact stale; empty if it is up to date, or there is none. */
    List<String> staleness() {
        return artifacts.readAccepted().map(this::changes).orElse(List.of());
    }

    /** Fails unless the accepted artifact is up to date. */
    void verify() {
        Optional<Artifact> accepted = artifacts.readAccepted();
        String remedy = "un with -Dattune.mode=optimize, then accept the result with -Dattune.mode=accept";
        if (accepted.isEmpty()) {
            throw Failures.stale("there is none at " + artifacts.accepted() + "; r" + remedy);
        }
        List<String> changes = changes(accepted.get());
        if (!changes.isEmpty()) {
            throw Failures.stale(
                    artifacts.accepted() + " is stale:\n  - " + String.join("\n  - ", changes) + "\nR" + remedy);
        }
    }

    OptimizationRecord reuse(Artifact artifact, LeafInfo leaf) {
        Winner winner = winner(artifact, spec.optimizer().name());
        return record(
                leaf,
                Status.UP_TO_DATE,
                "the accepted artifact " + artifacts.accepted()
                        + " is up to date; its scores are those of the search that made it",
                winner,
                new OptimizationResult(Status.UP_TO_DATE, null, null, null, List.of(), List.of(), List.of(), Map.of()),
                Usage.NONE,
                Duration.ZERO,
                new Endings(Map.of()));
    }

    /**
     * What a search found.
     *
     * @param record the record for listeners
     * @param winner the winner; null if there is none
     */
    record Found(OptimizationRecord record, @Nullable Winner winner) {}

    Found search(LeafInfo leaf, Consumer<String> progress) {
        Usage before = prepared.models().meter().usage();
        Endings endingsBefore = prepared.evaluator().endings();
        long start = System.nanoTime();
        OptimizationResult result = spec.optimizer()
                .optimize(new OptimizationTask(
                        prepared.program(),
                        prepared.splits().train(),
                        prepared.splits().validation(),
                        prepared.metric(definition.objective()),
                        prepared.evaluator(),
                        prepared.models(),
                        new RandomStreams(seed),
                        progress,
                        trial -> decided(trial, start)));
        Finalist best = result.winner();
        Winner winner = best == null ? null : winner(best);
        OptimizationRecord record = record(
                leaf,
                result.status(),
                result.statusReason(),
                winner,
                result,
                prepared.models().meter().usage().since(before),
                Duration.ofNanos(System.nanoTime() - start),
                prepared.evaluator().endings().since(endingsBefore));
        return new Found(record, winner);
    }

    /** Keeps a trial in the journal; from the first one it is known what the gate will need. */
    private void decided(TrialRecord trial, long start) {
        prepared.files()
                .journal()
                .ifPresent(journal -> journal.decide(
                        spec.optimizer().name() + " trial " + trial.number(),
                        (trial.infeasible() == null ? trial.score() : "infeasible") + " on " + trial.examples()
                                + " examples, " + trial.configuration()));
        if (trial.kind() == TrialRecord.Kind.BASELINE) {
            GateShare.measured(definition, prepared, trial, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Fails if no artifact could be left behind, before a search is paid for. */
    void checkOutput() {
        try {
            artifacts.checkLinks(spec.optimizer().name());
        } catch (IOException e) {
            throw Failures.aborted("the artifact could not be written: " + e.getMessage() + "; nothing was searched");
        }
        Path candidate = artifacts.candidate(spec.optimizer().name()).toAbsolutePath();
        for (Path folder = candidate.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)) {
                if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                    throw Failures.aborted("the artifact " + candidate + " could not be written, since " + folder
                            + " is not a folder that can be written to; nothing was searched");
                }
                return;
            }
        }
    }

    /** Writes the artifact of a search that came to its end; a report does not wait for it, since files can fail. */
    void leaveCandidate(Winner winner, OptimizationRecord record) {
        artifacts.leave(artifact(winner, record), spec.optimizer().name());
    }

    static Winner winner(Artifact artifact, String source) {
        Artifact.Score score = artifact.validation().get("winner");
        return new Winner(source, artifact.promptSet(), artifact.origins(), score == null ? Double.NaN : score.mean());
    }

    private Winner winner(Finalist finalist) {
        return new Winner(
                spec.optimizer().name(),
                finalist.prompts(),
                finalist.origins(),
                finalist.evaluation().mean());
    }

    private List<String> changes(Artifact artifact) {
        if (!artifact.optimizer().equals(spec.optimizer().name())) {
            return List.of("it was made by " + artifact.optimizer());
        }
        List<String> changes = artifact.fingerprint().differences(fingerprint());
        List<String> modules =
                definition.signatures().stream().map(Signature::name).toList();
        return changes.isEmpty()
                        && !Set.copyOf(modules).equals(artifact.modules().keySet())
                ? List.of("it has prompts for the modules "
                        + String.join(", ", artifact.modules().keySet()) + ", and the program has "
                        + String.join(", ", modules))
                : changes;
    }

    private Fingerprint fingerprint() {
        return Fingerprints.of(definition, prepared.splits(), prepared.models().describe(), spec, seed);
    }

    private Artifact artifact(Winner winner, OptimizationRecord record) {
        Map<String, Artifact.Score> scores = new LinkedHashMap<>();
        if (record.baseline() != null) {
            scores.put("baseline", Estimates.score(record.baseline()));
        }
        if (record.winner() != null) {
            scores.put("winner", Estimates.score(record.winner()));
        }
        return new Artifact(
                Artifact.SCHEMA,
                definition.className(),
                definition.objective().name(),
                spec.optimizer().name(),
                seed,
                fingerprint(),
                scores,
                winner.origins(),
                winner.prompts().modules());
    }

    private OptimizationRecord record(
            LeafInfo leaf,
            Status status,
            @Nullable String reason,
            @Nullable Winner winner,
            OptimizationResult result,
            Usage usage,
            Duration duration,
            Endings endings) {
        return new OptimizationRecord(
                leaf,
                spec.optimizer().name(),
                spec.optimizer().settings(),
                definition.objective().name(),
                seed,
                status,
                reason,
                prepared.models().describe(),
                winner == null ? List.of() : winner.changes(definition.signatures()),
                score(result.baseline()),
                score(result.winner()),
                result.trials(),
                result.phases(),
                usage,
                duration,
                warnings(result, endings),
                result.importance());
    }

    /** Also tells how answers ended, how a run that was interrupted went on, and whether the servers kept up. */
    private List<String> warnings(OptimizationResult result, Endings endings) {
        List<String> warnings = new ArrayList<>(result.warnings());
        if (result.status() != Status.UP_TO_DATE) {
            warnings.addAll(new AnswerWarnings(definition, prepared.settings()).of("", endings));
            warnings.addAll(prepared.models().notes());
            warnings.addAll(prepared.files().notes());
            int throttled = prepared.models().throttled();
            if (throttled > 0) {
                warnings.add("The server refused " + throttled
                        + " calls for their rate; they were made again later, fewer at once.");
            }
        }
        return warnings;
    }

    private @Nullable ScoreRecord score(@Nullable Finalist finalist) {
        return finalist == null
                ? null
                : Estimates.of(finalist.evaluation(), definition.objective(), Estimates.CONFIDENCE);
    }
}
