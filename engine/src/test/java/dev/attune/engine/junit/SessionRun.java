package dev.attune.engine.junit;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.run.ProgramDefinition;
import dev.attune.engine.run.ProgramDefinition.GateSpec;
import dev.attune.engine.run.ProgramDefinition.MetricSpec;
import dev.attune.engine.run.ProgramSession;
import dev.attune.engine.run.RunEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Runs the leaves of a fixture as the engine does, and keeps the records that listeners get. */
final class SessionRun implements RunListener {

    final List<PreflightRecord> preflights = new ArrayList<>();
    final List<OptimizationRecord> optimizations = new ArrayList<>();
    final List<GateRecord> gates = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();

    static Settings settings(Path folder, Mode mode, int concurrency) {
        return new Settings(
                mode,
                Map.of(),
                Map.of(),
                OptionalInt.of(concurrency),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                folder.resolve("accepted"),
                folder.resolve("output"),
                Set.of());
    }

    static SessionRun of(Class<?> fixture, Settings settings) {
        SessionRun run = new SessionRun();
        ProgramDefinition definition =
                ProgramClassReader.read(fixture).definition().orElseThrow();
        RunEnvironment environment = new RunEnvironment(() -> settings, new ModelRegistry(), run, () -> false);
        LeafInfo leaf = new LeafInfo("[engine:attune]", fixture.getName(), fixture.getSimpleName(), List.of());
        try (ProgramSession session = new ProgramSession(definition, environment)) {
            run.step(() -> session.preflight(leaf));
            definition.optimizers().forEach(optimizer -> {
                if (session.reasonToSkip(optimizer).isEmpty()) {
                    run.step(() -> session.optimize(optimizer, leaf));
                }
            });
            for (MetricSpec metric : definition.metrics()) {
                GateSpec gate = metric.gate();
                if (gate != null && session.reasonToSkipGate().isEmpty()) {
                    run.step(() -> session.gate(metric, gate, leaf));
                }
            }
        }
        return run;
    }

    private void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    OptimizationRecord optimization() {
        return optimizations.get(0);
    }

    GateRecord gate() {
        return gates.get(0);
    }

    @Override
    public void progress(String uniqueId, String message) {
        progress.add(message);
    }

    @Override
    public void preflightFinished(PreflightRecord preflight) {
        preflights.add(preflight);
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        optimizations.add(optimization);
    }

    @Override
    public void gateFinished(GateRecord gate) {
        gates.add(gate);
    }
}
