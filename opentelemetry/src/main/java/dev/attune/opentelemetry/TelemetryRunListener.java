package dev.attune.opentelemetry;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Tells OpenTelemetry of runs: a span for each test leaf with one for each of its phases, and the event {@code gen_ai.evaluation.result} of the
 * semantic conventions for each gate, in the span of its leaf. Asks {@link GlobalOpenTelemetry} when a leaf has ended, and does nothing where
 * nobody has set it. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TelemetryRunListener implements RunListener {

    private static final String SCOPE = "dev.attune";
    private static final Set<Outcome> FINE = Set.of(Outcome.PASSED, Outcome.ACCEPTED, Outcome.SKIPPED);

    private final Supplier<OpenTelemetry> telemetry;
    private final Clock clock;
    private final Map<String, List<Phase>> phases = new ConcurrentHashMap<>();
    private final Map<String, GateRecord> gates = new ConcurrentHashMap<>();
    private final Map<String, Usage> usages = new ConcurrentHashMap<>();

    /** A phase says how long it took, and not when. */
    private record Phase(PhaseRecord record, Instant ended) {}

    /** Made by {@link java.util.ServiceLoader}. */
    public TelemetryRunListener() {
        this(GlobalOpenTelemetry::getOrNoop, Clock.systemUTC());
    }

    TelemetryRunListener(Supplier<OpenTelemetry> telemetry, Clock clock) {
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public void phaseFinished(String uniqueId, PhaseRecord phase) {
        phases.computeIfAbsent(uniqueId, id -> new CopyOnWriteArrayList<>()).add(new Phase(phase, clock.instant()));
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        usages.put(optimization.leaf().uniqueId(), optimization.usage());
    }

    @Override
    public void gateFinished(GateRecord gate) {
        gates.put(gate.leaf().uniqueId(), gate);
        usages.put(gate.leaf().uniqueId(), gate.usage());
    }

    @Override
    public void worthMeasured(WorthRecord worth) {
        usages.merge(worth.leaf().uniqueId(), worth.usage(), Usage::plus);
    }

    @Override
    public void leafFinished(LeafRecord leaf) {
        String id = leaf.leaf().uniqueId();
        OpenTelemetry current = telemetry.get();
        Tracer tracer = current.getTracer(SCOPE);
        Span span = tracer.spanBuilder(leaf.kind().name().toLowerCase(Locale.ROOT) + " " + leaf.name())
                .setNoParent()
                .setStartTimestamp(leaf.ended().minus(leaf.duration()))
                .startSpan();
        describe(span, leaf);
        Usage usage = usages.remove(id);
        if (usage != null) {
            describe(span, usage);
        }
        Context inside = Context.root().with(span);
        List<Phase> ofLeaf = phases.remove(id);
        if (ofLeaf != null) {
            ofLeaf.forEach(phase -> phase(tracer, inside, phase));
        }
        GateRecord gate = gates.remove(id);
        if (gate != null) {
            evaluated(current, inside, gate, leaf);
        }
        span.end(leaf.ended());
    }

    private static void describe(Span span, LeafRecord leaf) {
        span.setAttribute("test.suite.name", leaf.leaf().programClass())
                .setAttribute("test.case.name", leaf.name())
                .setAttribute("test.case.result.status", FINE.contains(leaf.outcome()) ? "pass" : "fail")
                .setAttribute("attune.outcome", leaf.outcome().label());
        RunInfo run = leaf.run();
        if (run != null) {
            span.setAttribute("attune.run.id", run.id()).setAttribute("attune.run.mode", run.mode());
            if (run.commit() != null) {
                span.setAttribute("vcs.ref.head.revision", run.commit());
            }
        }
        if (!FINE.contains(leaf.outcome())) {
            span.setStatus(StatusCode.ERROR, leaf.message() == null ? "" : leaf.message());
        }
    }

    private static void describe(Span span, Usage usage) {
        span.setAttribute("attune.calls", usage.calls())
                .setAttribute("attune.calls.cached", usage.cachedCalls())
                .setAttribute("gen_ai.usage.input_tokens", usage.inputTokens())
                .setAttribute("gen_ai.usage.output_tokens", usage.outputTokens());
    }

    private static void phase(Tracer tracer, Context leaf, Phase phase) {
        PhaseRecord record = phase.record();
        Span span = tracer.spanBuilder("phase " + record.label().replace('_', ' '))
                .setParent(leaf)
                .setStartTimestamp(phase.ended().minus(record.duration()))
                .startSpan();
        describe(span, record.usage());
        span.end(phase.ended());
    }

    private static void evaluated(OpenTelemetry telemetry, Context leaf, GateRecord gate, LeafRecord of) {
        telemetry
                .getLogsBridge()
                .get(SCOPE)
                .logRecordBuilder()
                .setContext(leaf)
                .setEventName("gen_ai.evaluation.result")
                .setTimestamp(of.ended())
                .setAttribute("gen_ai.evaluation.name", gate.metric())
                .setAttribute(
                        "gen_ai.evaluation.score.value",
                        gate.winner().estimate().mean())
                .setAttribute(
                        "gen_ai.evaluation.score.label", gate.verdict().name().toLowerCase(Locale.ROOT))
                .setAttribute("gen_ai.evaluation.explanation", String.join(" ", gate.reasons()))
                .setAttribute("test.suite.name", gate.leaf().programClass())
                .setAttribute(
                        "attune.score.unoptimized", gate.baseline().estimate().mean())
                .setAttribute("attune.gain", gate.difference().mean())
                .setAttribute("attune.gain.low", gate.difference().interval().low())
                .setAttribute("attune.gain.high", gate.difference().interval().high())
                .emit();
    }
}
