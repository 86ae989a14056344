package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where calls, tokens and time went. */
final class CostSection {

    private CostSection() {}

    /** Whether a model was asked at all, or an answer of one was there. */
    static boolean isAny(ProgramRun run) {
        return Stream.concat(
                        run.searches().stream().map(OptimizationRecord::usage),
                        run.gates().stream().map(GateRecord::usage))
                .anyMatch(usage -> usage.calls() + usage.cachedCalls() > 0);
    }

    static Element of(ProgramRun run) {
        List<List<String>> rows = new ArrayList<>();
        Usage all = Usage.NONE;
        Duration time = Duration.ZERO;
        for (OptimizationRecord search : run.searches()) {
            for (PhaseRecord phase : search.phases()) {
                rows.add(row(search.optimizer() + ", " + phase.label(), phase.usage(), phase.duration()));
            }
            all = all.plus(search.usage());
            time = time.plus(search.duration());
        }
        for (GateRecord gate : run.gates()) {
            rows.add(row("gate " + gate.metric(), gate.usage(), gate.duration()));
            all = all.plus(gate.usage());
            time = time.plus(gate.duration());
        }
        WorthRecord worth = run.worth();
        if (worth != null) {
            rows.add(row("worth of each change", worth.usage(), worth.duration()));
            all = all.plus(worth.usage());
            time = time.plus(worth.duration());
        }
        rows.add(row("total", all, time));
        List<Element> parts = new ArrayList<>();
        parts.add(Parts.table("Cost", List.of("", "calls", "from the cache", "tokens in", "tokens out", "time"), rows));
        run.last().map(LeafRecord::run).ifPresent(info -> parts.addAll(RoleCosts.of(info)));
        parts.add(Parts.quiet(
                "Answers from the cache cost nothing, and their tokens are not counted. Phases may overlap in time."));
        return Parts.section("Cost", parts);
    }

    private static List<String> row(String name, Usage usage, Duration duration) {
        return List.of(
                name,
                Numbers.count(usage.calls()),
                Numbers.count(usage.cachedCalls()),
                Numbers.count(usage.inputTokens()),
                Numbers.count(usage.outputTokens()),
                Numbers.duration(duration));
    }
}
