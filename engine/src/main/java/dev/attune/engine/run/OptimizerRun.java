package dev.attune.engine.run;

import dev.attune.annotations.Role;
import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.evaluate.Endings;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.StageRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationEvents;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.program.Fingerprints;
import dev.attune.engine.program.GateReserve;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.Difference;
import dev.attune.runtime.artifact.MeasuredModel;
import dev.attune.runtime.artifact.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one optimizer of a program, or finds in its artifact that there is nothing to search. */
final class OptimizerRun {

    /** A gain that is worth having if no gate asks for one, as a share of the range of the metric. */
    private static final double WORTHWHILE = 0.01;

    /** The largest such gain, as a share of the range. */
    private static final double MOST_WORTHWHILE = 0.05;

    private final ProgramDefinition definition;
    private final PreparedProgram prepared;
    private final OptimizerSpec spec;
    private final long seed;
    private final ArtifactStore artifacts;

    OptimizerRun(PreparedProgram prepared, OptimizerSpec spec) {
        this.definition = prepared.definition();
        this.prepared = prepared;
        this.spec = spec;
        this.seed = prepared.settings().seed().orElse(spec.seed());
        this.artifacts = prepared.artifacts();
    }

    OptimizerSpec spec() {
        return spec;
    }

    /** Fails unless the accepted artifact is up to date. */
    void verify() {
        boolean accepted = artifacts.readAccepted().isPresent();
        String remedy = "un with -Dattune.mode=optimize, then accept the result with -Dattune.mode=accept";
        if (!accepted) {
            throw Failures.missing("accepted", "there is none at " + artifacts.accepted() + "; r" + remedy);
        }
        List<Difference> changes = prepared.artifacts(spec).staleness();
        if (!changes.isEmpty()) {
            throw Failures.stale(
                    artifacts.accepted() + " is stale:\n  - "
                            + changes.stream().map(Difference::sentence).collect(Collectors.joining("\n  - "))
                            + "\nR" + remedy,
                    changes);
        }
    }

    OptimizationRecord reuse(Artifact artifact, LeafInfo leaf) {
        Winner winner = winner(artifact, spec.name());
        return record(
                leaf,
                winner,
                OptimizationResult.builder()
                        .status(Status.UP_TO_DATE)
                        .statusReason("the accepted artifact " + artifacts.accepted()
                                + " is up to date; its scores are those of the search that made it")
                        .build(),
                Usage.NONE,
                Duration.ZERO,
                new Endings(Map.of()));
    }

    /**
     * What a search found.
     *
     * @param record the record for listeners
     * @param winner the winner; null if there is none
     * @param cause what ended the search early; null if nothing was thrown
     */
    record Found(
            OptimizationRecord record,
            @Nullable Winner winner,
            @Nullable RuntimeException cause) {}

    Found search(LeafInfo leaf, RunListener listener) {
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
                                events(leaf, listener, start),
                                worthwhile(definition.objective()))
                        .preferring(definition.preference(), prepared.searchTimes()));
        Finalist best = result.winner();
        Winner winner = best == null ? null : winner(best);
        OptimizationRecord record = record(
                leaf,
                winner,
                result,
                prepared.models().meter().usage().since(before),
                Duration.ofNanos(System.nanoTime() - start),
                prepared.evaluator().endings().since(endingsBefore));
        return new Found(record, winner, result.cause());
    }

    /**
     * What the gate asks for, if that is no more than a race expects before it has measured anything: else it would end for lack of faith, not
     * for lack of a gain. A gate that asks for no gain leaves the default.
     */
    private static double worthwhile(MetricSpec objective) {
        GateSpec gate = objective.gate();
        Double gain = gate == null ? null : gate.thresholds().gain();
        double range = objective.max() - objective.min();
        return gain != null && gain > 0 ? Math.min(gain, MOST_WORTHWHILE * range) : WORTHWHILE * range;
    }

    private OptimizationEvents events(LeafInfo leaf, RunListener listener, long start) {
        return new OptimizationEvents() {
            @Override
            public void progress(String line) {
                listener.progress(leaf.uniqueId(), line);
            }

            @Override
            public void trialFinished(TrialRecord trial) {
                decided(trial, start);
                listener.trialFinished(leaf.uniqueId(), trial);
            }

            @Override
            public long runsLater() {
                int modules = Math.max(1, definition.signatures().size());
                return (GateReserve.calls(prepared) + GateReserve.worth(prepared)) / modules;
            }

            @Override
            public boolean callsLeft() {
                return !prepared.models().budget().isClosed();
            }

            @Override
            public void phaseFinished(PhaseRecord phase) {
                listener.phaseFinished(leaf.uniqueId(), phase);
            }
        };
    }

    /** Keeps a trial in the journal; from the first one it is known what the gate will need. */
    private void decided(TrialRecord trial, long start) {
        prepared.files()
                .journal()
                .ifPresent(journal -> journal.decide(
                        spec.name() + " trial " + trial.number(),
                        (trial.infeasible() == null ? trial.score() : "infeasible") + " on " + trial.examples()
                                + " examples, " + trial.configuration()));
        if (trial.kind() == TrialRecord.Kind.BASELINE) {
            GateReserve.measured(prepared, trial, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Fails if no artifact could be left behind, before a search is paid for. */
    void checkOutput() {
        try {
            artifacts.checkLinks(spec.name());
        } catch (IOException e) {
            throw Failures.aborted("the artifact could not be written: " + e.getMessage() + "; nothing was searched");
        }
        Path candidate = artifacts.candidate(spec.name()).toAbsolutePath();
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
        leaveCandidate(winner, record, record.baseline(), record.winner());
    }

    /** The same with scores on other examples than those of the search. */
    void leaveCandidate(
            Winner winner, OptimizationRecord record, @Nullable ScoreRecord baseline, @Nullable ScoreRecord tuned) {
        artifacts.leave(artifact(winner, record, baseline, tuned), spec.name());
    }

    static Winner winner(Artifact artifact, String source) {
        return new Winner(
                source,
                new TunedModules(artifact.modules()),
                artifact.validation().winner().mean());
    }

    private Winner winner(Finalist finalist) {
        return new Winner(spec.name(), finalist.tuned(), finalist.evaluation().score());
    }

    private Artifact artifact(
            Winner winner, OptimizationRecord record, @Nullable ScoreRecord baseline, @Nullable ScoreRecord tuned) {
        return new Artifact(
                Artifact.SCHEMA,
                definition.className(),
                definition.objective().name(),
                spec.name(),
                seed,
                prepared.artifacts(spec).fingerprint(),
                measuredWith(),
                new Artifact.Scores(ScoreRecords.score(baseline), ScoreRecords.score(tuned)),
                winner.tuned().modules(),
                record.attribution().stream().map(ScoreRecords::worth).toList(),
                ScoreRecords.stages(record),
                Provenance.of(prepared.files().id()),
                new Judged(prepared).soFar());
    }

    private MeasuredModel measuredWith() {
        Map<String, String> options =
                new TreeMap<>(prepared.models().of(Role.TASK).options());
        options.keySet().remove("model"); // which is in its name
        if (definition.asksWithSchemas(prepared.models())) {
            options.put(MeasuredModel.JSON_SCHEMAS, "yes");
        }
        return new MeasuredModel(prepared.models().name(Role.TASK), options);
    }

    private OptimizationRecord record(
            LeafInfo leaf,
            @Nullable Winner winner,
            OptimizationResult result,
            Usage usage,
            Duration duration,
            Endings endings) {
        return OptimizationRecord.builder()
                .leaf(leaf)
                .optimizer(spec.name())
                .settings(Fingerprints.settings(definition, spec))
                .objective(definition.objective().name())
                .seed(seed)
                .status(result.status())
                .statusReason(result.statusReason())
                .models(prepared.models().names())
                .servers(prepared.models().servers())
                .modules(winner == null ? List.of() : winner.changes(definition.signatures()))
                .prompts(prompts(result))
                .baseline(score(result.baseline()))
                .winner(score(result.winner()))
                .trials(result.trials())
                .tried(result.tried())
                .phases(result.phases())
                .usage(usage)
                .duration(duration)
                .warnings(warnings(result, endings))
                .importance(result.importance())
                .attribution(result.attribution())
                .stages(stages(result))
                .front(FrontRecords.of(result, definition.objective()))
                .build();
    }

    private List<StageRecord> stages(OptimizationResult result) {
        return result.stages().stream()
                .map(stage -> new StageRecord(
                        stage.optimizer(),
                        stage.status(),
                        score(stage.before()),
                        score(stage.after()),
                        stage.trials(),
                        stage.usage()))
                .toList();
    }

    private List<SentPrompt> prompts(OptimizationResult result) {
        Finalist winner = result.winner();
        Finalist baseline = result.baseline();
        return winner == null || baseline == null
                ? List.of()
                : SentPrompts.of(
                        definition.signatures(),
                        winner.prompts(),
                        prepared.splits().folds(),
                        winner.evaluation(),
                        baseline.evaluation());
    }

    /** Also tells how answers ended, how a run that was interrupted went on, and whether the servers kept up. */
    private List<String> warnings(OptimizationResult result, Endings endings) {
        List<String> warnings = new ArrayList<>(result.warnings());
        if (result.status() != Status.UP_TO_DATE) {
            notPreferred(result).ifPresent(warnings::add);
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

    /** An optimizer that does not search with the phases of the engine need not know of preferences. */
    private Optional<String> notPreferred(OptimizationResult result) {
        Preference preference = definition.preference();
        return preference == null
                        || result.winner() == null
                        || preference.equals(result.front().rule())
                ? Optional.empty()
                : Optional.of("The optimizer " + spec.name() + " does not follow @Prefer: its winner is not chosen by "
                        + preference.inWords() + ".");
    }

    private @Nullable ScoreRecord score(@Nullable Finalist finalist) {
        return finalist == null
                ? null
                : ScoreRecords.of(finalist.evaluation(), definition.objective(), ScoreRecords.CONFIDENCE);
    }
}
