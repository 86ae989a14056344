package dev.attune.engine.run;

import dev.attune.engine.assertions.AttuneAssertions;
import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.run.ProgramDefinition.GateSpec;
import dev.attune.engine.run.ProgramDefinition.MetricSpec;
import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.Artifact;
import dev.attune.runtime.ArtifactFile;
import dev.attune.runtime.ModulePrompt;
import dev.attune.runtime.PromptSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The run of one program. Each step is done once, whichever leaf asks first: a gate selected alone makes the preflight and, where no
 * artifact serves, the search it needs. One thread at a time; to be closed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramSession implements AutoCloseable {

    private final ProgramDefinition definition;
    private final RunEnvironment environment;
    private final Map<String, Optional<Winner>> winners = new LinkedHashMap<>();
    private @Nullable Preflight preflight;
    private @Nullable Prepared prepared;

    /** A session that has done nothing yet. */
    public ProgramSession(ProgramDefinition definition, RunEnvironment environment) {
        this.definition = definition;
        this.environment = environment;
    }

    /** Makes the checks of the preflight leaf; fails if one of them fails. */
    public void preflight(LeafInfo leaf) {
        boolean ready = prepare();
        Preflight done = Objects.requireNonNull(preflight);
        environment.listener().preflightFinished(new PreflightRecord(leaf, done.checks()));
        if (!ready) {
            throw Failures.preflight(done.problems());
        }
    }

    /** Why the leaf of an optimizer has nothing to do; empty if it has. */
    public Optional<String> reasonToSkip(OptimizerSpec optimizer) {
        if (!prepare()) {
            return Optional.of("the preflight failed: " + problems());
        }
        Set<String> only = ready().settings().only();
        String name = optimizer.optimizer().name();
        return only.isEmpty() || only.contains(name)
                ? Optional.empty()
                : Optional.of("attune.only = " + String.join(",", only) + " leaves it out");
    }

    /** Why the leaf of a gate has nothing to do; empty if it has. */
    public Optional<String> reasonToSkipGate() {
        if (!prepare()) {
            return Optional.of("the preflight failed: " + problems());
        }
        if (ready().settings().mode() == Mode.ACCEPT) {
            return Optional.of("attune.mode = accept copies artifacts and does nothing else");
        }
        boolean allFailed = !definition.optimizers().isEmpty()
                && winners.size() == definition.optimizers().size()
                && winners.values().stream().allMatch(Optional::isEmpty);
        return allFailed ? Optional.of("no optimizer gave a winner to judge") : Optional.empty();
    }

    /** Does what the leaf of an optimizer does in the mode of the run. */
    public void optimize(OptimizerSpec spec, LeafInfo leaf) {
        Failures.known(() -> run(spec, leaf));
    }

    private void run(OptimizerSpec spec, LeafInfo leaf) {
        OptimizerRun run = new OptimizerRun(definition, ready(), spec);
        String name = spec.optimizer().name();
        winners.put(name, Optional.empty());
        switch (ready().settings().mode()) {
            case ACCEPT -> accept(name);
            case VERIFY -> {
                run.verify();
                reuse(run, leaf, name);
            }
            case AUTO -> {
                if (!reuse(run, leaf, name)) {
                    search(run, leaf, name);
                }
            }
            case OPTIMIZE -> search(run, leaf, name);
        }
    }

    /** Measures and decides a gate; fails or aborts the leaf as the decision is. */
    public void gate(MetricSpec metric, GateSpec gate, LeafInfo leaf) {
        Failures.known(() -> measure(metric, gate, leaf));
    }

    private void measure(MetricSpec metric, GateSpec gate, LeafInfo leaf) {
        Winner winner = winner(leaf);
        GateRecord record = new GateRun(definition, ready(), metric, gate)
                .measure(winner, leaf, line -> environment.listener().progress(leaf.uniqueId(), line));
        environment.listener().gateFinished(record);
        environment.listener().progress(leaf.uniqueId(), record.verdict() + ": " + String.join(" ", record.reasons()));
        judge(record);
    }

    private static void judge(GateRecord record) {
        try {
            AttuneAssertions.assertThat(record).hasPassed();
        } catch (AssertionError | TestAbortedException e) {
            e.setStackTrace(new StackTraceElement[0]);
            throw e;
        }
    }

    private boolean prepare() {
        if (preflight == null) {
            preflight = new Preflight(definition, environment);
            prepared = preflight.prepare();
        }
        return prepared != null;
    }

    private Prepared ready() {
        if (!prepare() || prepared == null) {
            throw Failures.preflight(Objects.requireNonNull(preflight).problems());
        }
        return prepared;
    }

    private String problems() {
        return String.join("; ", Objects.requireNonNull(preflight).problems());
    }

    private boolean reuse(OptimizerRun run, LeafInfo leaf, String name) {
        Optional<Artifact> artifact = run.upToDate();
        artifact.ifPresent(found -> {
            winners.put(name, Optional.of(OptimizerRun.winner(found, "artifact")));
            environment.listener().optimizationFinished(run.reuse(found, leaf));
        });
        return artifact.isPresent();
    }

    private void search(OptimizerRun run, LeafInfo leaf, String name) {
        run.checkOutput();
        OptimizationRecord record =
                run.search(leaf, line -> environment.listener().progress(leaf.uniqueId(), line));
        environment.listener().optimizationFinished(record);
        if (record.status() == Status.ABORTED) {
            throw Failures.aborted(String.valueOf(record.statusReason()));
        }
        if (record.modules().isEmpty()) {
            throw Failures.aborted(record.statusReason() + ", before the unoptimized program was measured");
        }
        Winner winner = new Winner(
                name,
                new PromptSet(record.modules().stream()
                        .collect(Collectors.toMap(
                                ModuleChange::module,
                                change -> new ModulePrompt(change.instructionAfter(), change.demosAfter()),
                                (a, b) -> a,
                                LinkedHashMap::new))),
                record.modules().stream()
                        .collect(Collectors.toMap(ModuleChange::module, ModuleChange::instructionOrigin)),
                record.winner() == null
                        ? Double.NaN
                        : record.winner().estimate().mean());
        run.leaveCandidate(winner, record);
        winners.put(name, Optional.of(winner));
    }

    private void accept(String name) {
        Artifacts artifacts = new Artifacts(ready().settings(), definition.className());
        Artifact candidate = artifacts
                .readCandidate(name)
                .orElseThrow(() -> Failures.stale("there is no candidate at " + artifacts.candidate(name)
                        + " to accept; run with -Dattune.mode=optimize first"));
        ArtifactFile.write(candidate, artifacts.accepted());
    }

    /** The best by validation score, chosen before the test split is read. */
    private Winner winner(LeafInfo leaf) {
        if (definition.optimizers().isEmpty()) {
            return new Winner("no optimizer", PromptSet.seed(definition.signatures()), Map.of(), Double.NaN);
        }
        for (OptimizerSpec spec : definition.optimizers()) {
            if (!winners.containsKey(spec.optimizer().name())
                    && reasonToSkip(spec).isEmpty()) {
                find(spec, leaf);
            }
        }
        List<Winner> found = new ArrayList<>();
        winners.values().forEach(winner -> winner.ifPresent(found::add));
        return found.stream()
                .max(Comparator.comparingDouble(Winner::validationScore))
                .orElseThrow(() -> Failures.aborted("no optimizer gave a winner to judge"));
    }

    /** For a gate that runs without the leaf of the optimizer. */
    private void find(OptimizerSpec spec, LeafInfo leaf) {
        OptimizerRun run = new OptimizerRun(definition, ready(), spec);
        Optional<Artifact> artifact = run.upToDate().or(run::currentCandidate);
        if (artifact.isPresent() && ready().settings().mode() != Mode.OPTIMIZE) {
            winners.put(spec.optimizer().name(), Optional.of(OptimizerRun.winner(artifact.get(), "artifact")));
        } else {
            optimize(spec, leaf);
        }
    }

    @Override
    public void close() {
        if (prepared != null) {
            prepared.evaluator().close();
        }
    }
}
