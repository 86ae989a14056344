package dev.attune.engine.junit;

import dev.attune.engine.config.Settings;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.junit.descriptor.ConsoleProgress;
import dev.attune.engine.junit.descriptor.ProgramDescriptor;
import dev.attune.engine.junit.reader.MetricMethod;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.junit.reader.ProgramClass.Refusal;
import dev.attune.engine.junit.reader.ProgramClassReader;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.engine.program.RunEnvironment;
import dev.attune.engine.run.LeafTelling;
import dev.attune.engine.run.ProgramResult;
import dev.attune.engine.run.ProgramSession;
import dev.attune.engine.run.RunListeners;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;

/** Runs a program without the JUnit Platform, step by step as its test leaves do. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramLauncher {

    private ProgramLauncher() {}

    /**
     * Runs all steps.
     *
     * @throws IllegalArgumentException if the class is no usable program, or is switched off
     */
    public static ProgramResult run(Class<?> type, Supplier<Settings> settings) {
        return run(type, settings, new RunListener() {});
    }

    /** With the settings of system properties, environment variables and {@code junit-platform.properties}, and progress on the console. */
    public static ProgramResult run(Class<?> type) {
        return run(type, JUnitProperties.ofClassPath()::settings, new ConsoleProgress(System.out));
    }

    static ProgramResult run(Class<?> type, Supplier<Settings> settings, RunListener listener) {
        ProgramClass program = ProgramClassReader.read(type);
        ProgramDefinition definition = program.definition()
                .orElseThrow(() -> new IllegalArgumentException(
                        program.refusal().map(Refusal::message).orElse("")));
        program.markings().off().ifPresent(reason -> {
            throw new IllegalArgumentException(type.getName() + " is switched off: " + reason);
        });
        Recorder recorder = new Recorder();
        try (ModelRegistry models = new ModelRegistry();
                ProgramSession session = new ProgramSession(
                        definition,
                        new RunEnvironment(
                                settings, models, new RunListeners(List.of(recorder, listener)), () -> false),
                        (int) program.metrics().stream()
                                .filter(ProgramLauncher::isOn)
                                .count())) {
            RunListeners told = new RunListeners(List.of(recorder, listener));
            int position = 1;
            LeafInfo checks = leaf(definition, "preflight", "preflight");
            LeafTelling telling = new LeafTelling(told, checks, Kind.PREFLIGHT, "preflight", position, session);
            recorder.step(() -> telling.run(() -> session.preflight(checks)));
            for (OptimizerSpec optimizer : definition.optimizers()) {
                position++;
                if (session.reasonToSkip(optimizer).isEmpty()) {
                    LeafInfo leaf = leaf(definition, "optimizer", optimizer.name());
                    LeafTelling of = new LeafTelling(told, leaf, Kind.OPTIMIZER, optimizer.name(), position, session);
                    recorder.step(() -> of.run(() -> session.optimize(optimizer, leaf)));
                }
            }
            for (MetricMethod metric : program.metrics()) {
                position += metric.gated() ? 1 : 0;
                if (isOn(metric) && session.reasonToSkipGate().isEmpty()) {
                    LeafInfo leaf = leaf(definition, "gate", metric.spec().name());
                    LeafTelling of =
                            new LeafTelling(told, leaf, Kind.GATE, metric.spec().name(), position, session);
                    recorder.step(() -> of.run(() -> session.gate(metric.spec(), metric.gate(), leaf)));
                }
            }
            session.finish(program(definition).toString());
        }
        return recorder.result();
    }

    private static boolean isOn(MetricMethod metric) {
        return metric.gated() && metric.markings().off().isEmpty();
    }

    private static UniqueId program(ProgramDefinition definition) {
        return UniqueId.forEngine(AttuneTestEngine.ID).append(ProgramDescriptor.SEGMENT, definition.className());
    }

    private static LeafInfo leaf(ProgramDefinition definition, String segment, String value) {
        return new LeafInfo(
                program(definition).append(segment, value).toString(),
                definition.className(),
                definition.displayName(),
                definition.signatures().stream().map(Signature::name).toList());
    }

    /** Collects what the steps tell and how they fail. */
    private static final class Recorder implements RunListener {

        private final List<PreflightRecord> preflights = new ArrayList<>();
        private final List<OptimizationRecord> optimizations = new ArrayList<>();
        private final List<GateRecord> gates = new ArrayList<>();
        private @Nullable WorthRecord worth;
        private final List<ComparisonRecord> comparisons = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();

        void step(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }

        ProgramResult result() {
            return new ProgramResult(preflights.get(0), optimizations, gates, worth, comparisons, failures);
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

        @Override
        public void worthMeasured(WorthRecord measured) {
            worth = measured;
        }

        @Override
        public void comparisonFinished(ComparisonRecord comparison) {
            comparisons.add(comparison);
        }
    }
}
