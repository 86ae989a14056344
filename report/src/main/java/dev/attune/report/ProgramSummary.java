package dev.attune.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.FrontRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.StageRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.page.ProgramRun;
import dev.attune.report.view.ProductionCost;
import dev.attune.runtime.CallTokens;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program came to, as JSON. What it says is in {@code META-INF/attune/summary.schema.json}. Not thread-safe.
 */
final class ProgramSummary {

    private final Map<String, LeafRecord> leaves = new LinkedHashMap<>();
    /** Not the records, which have all examples; by leaf and optimizer, since a gate that runs alone has the searches of several. */
    private final Map<String, Map<String, ObjectNode>> searches = new LinkedHashMap<>();

    private final Map<String, ObjectNode> gates = new LinkedHashMap<>();
    private final Map<String, List<Claim>> claims = new LinkedHashMap<>();
    private @Nullable ObjectNode worth;

    /** By what it was spent on: a leaf that runs again costs what it last cost. */
    private final Map<List<String>, Usage> usages = new LinkedHashMap<>();

    void add(OptimizationRecord search) {
        usages.put(List.of("search", search.leaf().uniqueId(), search.optimizer()), search.usage());
        searches.computeIfAbsent(search.leaf().uniqueId(), leaf -> new LinkedHashMap<>())
                .put(search.optimizer(), search(search));
    }

    void add(GateRecord gate) {
        usages.put(List.of("gate", gate.leaf().uniqueId()), gate.usage());
        gates.put(gate.leaf().uniqueId(), gate(gate));
        claims.put(gate.leaf().uniqueId(), gate.claims());
    }

    void add(ComparisonRecord comparison) {
        usages.put(List.of("comparison", comparison.leaf().uniqueId()), comparison.usage());
    }

    void add(WorthRecord record) {
        usages.put(List.of("worth"), record.usage());
        worth = worth(record);
    }

    void add(LeafRecord leaf) {
        leaves.put(leaf.leaf().uniqueId(), leaf);
    }

    ObjectNode json() {
        List<LeafRecord> all = leaves.values().stream()
                .sorted(Comparator.comparingInt(LeafRecord::position))
                .toList();
        LeafRecord last = all.stream()
                .max(Comparator.comparing(LeafRecord::ended))
                .orElseThrow(() -> new IllegalStateException("a program without leaves has no summary"));
        RunInfo run = all.stream()
                .filter(leaf -> leaf.run() != null)
                .max(Comparator.comparing(LeafRecord::ended))
                .map(LeafRecord::run)
                .orElse(null);
        ObjectNode program = JsonNodeFactory.instance.objectNode();
        program.put(SummaryFile.CLASS, last.leaf().programClass());
        program.put("name", last.leaf().programName());
        program.put("outcome", ProgramRun.worst(all).orElse(Outcome.SKIPPED).label());
        program.put("ended", last.ended().toString());
        program.put("mode", run == null ? null : run.mode());
        program.put("run", run == null ? null : run.id());
        program.put("commit", run == null ? null : run.commit());
        program.put("usd", run == null ? null : run.usd());
        program.set("usage", usage(usages.values().stream().reduce(Usage.NONE, Usage::plus)));
        ArrayNode artifacts = program.putArray("artifacts");
        if (run != null) {
            run.artifacts()
                    .forEach(artifact -> artifacts
                            .addObject()
                            .put("path", artifact.path().toString())
                            .put("accepted", artifact.accepted())
                            .put("sha256", artifact.sha256()));
        }
        program.set("claims", claims());
        program.set("worth", worth);
        ArrayNode list = program.putArray("leaves");
        all.forEach(leaf -> list.add(leaf(leaf)));
        return program;
    }

    private ArrayNode claims() {
        List<Claim> all = claims.values().stream().flatMap(List::stream).toList();
        Set<Claim> shown = Claim.shownAmongAll(all);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(claim -> list.addObject()
                .put("metric", claim.metric())
                .put("claim", claim.asked())
                .put("shown", claim.shown())
                .put("shownAmongAll", shown.contains(claim))
                .put("of", claim.of()));
        return list;
    }

    private ObjectNode leaf(LeafRecord record) {
        ObjectNode leaf = JsonNodeFactory.instance.objectNode();
        leaf.put("position", record.position());
        leaf.put("kind", record.kind().name().toLowerCase(Locale.ROOT));
        leaf.put("name", record.name());
        leaf.put("outcome", record.outcome().label());
        leaf.put("message", record.message());
        leaf.put("ended", record.ended().toString());
        leaf.put("seconds", record.duration().toMillis() / 1000.0);
        ObjectNode gate = gates.get(record.leaf().uniqueId());
        search(record, gate).ifPresent(search -> leaf.set("search", search));
        if (gate != null) {
            leaf.set("gate", gate);
        }
        return leaf;
    }

    /** That of a leaf; of several, the one whose winner the gate has judged, or the last. */
    private Optional<ObjectNode> search(LeafRecord record, @Nullable ObjectNode gate) {
        Map<String, ObjectNode> own = searches.getOrDefault(record.leaf().uniqueId(), Map.of());
        Optional<ObjectNode> judged =
                Optional.ofNullable(gate).map(of -> own.get(of.path("judged").asText()));
        return judged.or(() -> own.values().stream().reduce((first, second) -> second));
    }

    private static ObjectNode search(OptimizationRecord record) {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.put("optimizer", record.optimizer());
        search.put("objective", record.objective());
        search.put("seed", record.seed());
        search.put("status", label(record.status()));
        search.put("reason", record.statusReason());
        ObjectNode models = search.putObject("models");
        record.models().forEach((role, name) -> models.put(role.name().toLowerCase(Locale.ROOT), name));
        search.set("unoptimized", score(record.baseline()));
        search.set("winner", score(record.winner()));
        search.put("trials", record.trials().size());
        search.set("usage", usage(record.usage()));
        ArrayNode changed = search.putArray("changed");
        record.modules().stream()
                .filter(ModuleChange::changesThePrompt)
                .forEach(module -> changed.add(module.module()));
        List<ModuleChange> laidOut = record.modules().stream()
                .filter(module -> !module.layout().isDefault())
                .toList();
        if (!laidOut.isEmpty()) {
            ObjectNode layouts = search.putObject("layouts");
            laidOut.forEach(
                    module -> layouts.put(module.module(), module.layout().inWords()));
        }
        if (record.modules().stream().anyMatch(module -> !module.votesWith().isEmpty())) {
            ObjectNode voters = search.putObject("voters");
            record.modules()
                    .forEach(module ->
                            voters.put(module.module(), 1 + module.votesWith().size()));
        }
        ArrayNode worth = search.putArray("worth");
        record.attribution()
                .forEach(part -> worth.addObject()
                        .put("module", part.module())
                        .put("part", part.part().name().toLowerCase(Locale.ROOT))
                        .set("difference", difference(part.difference())));
        search.set("front", front(record.front()));
        if (!record.stages().isEmpty()) {
            search.set("stages", stages(record));
        }
        return search;
    }

    private static ObjectNode front(FrontRecord record) {
        ObjectNode front = JsonNodeFactory.instance.objectNode();
        front.put("rule", record.rule() == null ? null : record.rule().inWords());
        front.put("decision", record.decision());
        ArrayNode candidates = front.putArray("candidates");
        record.candidates()
                .forEach(one -> candidates
                        .addObject()
                        .put("evaluation", one.trial())
                        .put("tokens", one.tokens())
                        .put(
                                "latencySeconds",
                                one.latency() == null
                                        ? null
                                        : (Double) (one.latency().toNanos() / 1e9))
                        .put("onFront", one.onFront())
                        .put("winner", one.taken())
                        .set("score", score(one.score())));
        return front;
    }

    private static ArrayNode stages(OptimizationRecord record) {
        ArrayNode stages = JsonNodeFactory.instance.arrayNode();
        for (StageRecord stage : record.stages()) {
            ObjectNode one = stages.addObject();
            one.put("optimizer", stage.optimizer());
            one.put("status", label(stage.status()));
            one.set("before", score(stage.before()));
            one.set("after", score(stage.after()));
            one.put("trials", stage.trials());
            one.set("usage", usage(stage.usage()));
        }
        return stages;
    }

    private static String label(OptimizationRecord.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode gate(GateRecord record) {
        ObjectNode gate = JsonNodeFactory.instance.objectNode();
        gate.put("metric", record.metric());
        gate.put("judged", record.optimizer());
        gate.put("verdict", record.verdict().name().toLowerCase(Locale.ROOT));
        ArrayNode reasons = gate.putArray("reasons");
        record.reasons().forEach(reasons::add);
        gate.put("atLeast", record.atLeast());
        gate.put("gain", record.gain());
        gate.put("notWorseBy", record.notWorseBy());
        gate.set("unoptimized", score(record.baseline()));
        gate.set("accepted", score(record.accepted()));
        gate.set("winner", score(record.winner()));
        gate.set("difference", difference(record.difference()));
        gate.set("change", difference(record.change()));
        List<ProductionCost> costs = ProductionCost.of(record);
        if (!costs.isEmpty()) {
            ArrayNode production = gate.putArray("per1000Calls");
            costs.forEach(cost -> production
                    .addObject()
                    .put("module", cost.module())
                    .<ObjectNode>set("unoptimized", tokens(cost.before(), cost.usdBefore()))
                    .set("winner", tokens(cost.after(), cost.usdAfter())));
        }
        gate.set("usage", usage(record.usage()));
        return gate;
    }

    private static ObjectNode tokens(CallTokens tokens, @Nullable BigDecimal usd) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("inputTokens", tokens.input())
                .put("outputTokens", tokens.output())
                .put("usd", usd);
    }

    private static ObjectNode worth(WorthRecord record) {
        ObjectNode worth = JsonNodeFactory.instance.objectNode().put("judged", record.judged());
        ArrayNode parts = worth.putArray("parts");
        for (WorthRecord.Part part : record.parts()) {
            ArrayNode effects = parts.addObject()
                    .put("module", part.module())
                    .put("part", part.part().name().toLowerCase(Locale.ROOT))
                    .putArray("effects");
            part.effects()
                    .forEach(effect -> effects.addObject()
                            .put("metric", effect.metric())
                            .put("reason", effect.reason())
                            .set("difference", difference(effect.difference())));
        }
        ArrayNode notes = worth.putArray("notes");
        record.notes().forEach(notes::add);
        return worth.set("usage", usage(record.usage()));
    }

    private static @Nullable ObjectNode score(@Nullable ScoreRecord score) {
        return score == null
                ? null
                : numbers(
                                score.estimate().mean(),
                                score.estimate().interval(),
                                score.estimate().count())
                        .put("unreadable", score.unreadable())
                        .put("failed", score.failed())
                        .put("notCounted", score.notCounted());
    }

    private static @Nullable ObjectNode difference(@Nullable PairedDifference difference) {
        return difference == null ? null : numbers(difference.mean(), difference.interval(), difference.count());
    }

    /** JSON has finite numbers only. */
    private static ObjectNode numbers(double mean, Interval interval, int examples) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mean", finite(mean))
                .put("low", finite(interval.low()))
                .put("high", finite(interval.high()))
                .put("confidence", interval.confidence())
                .put("examples", examples);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }

    private static ObjectNode usage(Usage usage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("calls", usage.calls())
                .put("cachedCalls", usage.cachedCalls())
                .put("inputTokens", usage.inputTokens())
                .put("outputTokens", usage.outputTokens());
    }
}
