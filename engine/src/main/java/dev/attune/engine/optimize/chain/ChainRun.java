package dev.attune.engine.optimize.chain;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.engine.event.Usage;
import dev.attune.engine.optimize.Contender;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.SearchStart;
import dev.attune.engine.optimize.StageResult;
import dev.attune.engine.optimize.chain.ChainOptimizer.Stage;
import dev.attune.runtime.artifact.TunedModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of a chain from its first stage to its last, or to the one that something ends early. One thread at a time. */
final class ChainRun {

    private final OptimizationTask task;
    private final List<Stage> stages;
    private final List<TrialRecord> trials = new ArrayList<>();
    private final List<TriedInstruction> tried = new ArrayList<>();
    private final List<PhaseRecord> phases = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<StageResult> results = new ArrayList<>();
    private Map<String, Double> importance = Map.of();
    private List<Attribution> attribution = List.of();
    private SearchStart start;
    private SearchStart attributedTo;
    private @Nullable Finalist baseline;
    private @Nullable Finalist best;

    ChainRun(OptimizationTask task, List<Stage> stages) {
        this.task = task;
        this.stages = stages;
        this.start = task.start();
        this.attributedTo = task.start();
    }

    OptimizationResult run() {
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            task.events()
                    .progress("stage " + (i + 1) + " of " + stages.size() + ": " + stage.name() + ", from "
                            + start.name());
            OptimizationResult result = run(i, stage);
            if (result.status() != Status.COMPLETED) {
                String reason = result.statusReason();
                return result(
                        result.status(),
                        "in stage " + (i + 1) + " of " + stages.size() + ", " + stage.name()
                                + (reason == null ? "" : ": " + reason),
                        result.cause());
            }
        }
        return result(Status.COMPLETED, null, null);
    }

    private OptimizationResult run(int index, Stage stage) {
        StageEvents events = new StageEvents(task.events(), stage.name(), start);
        Usage before = task.models().usage();
        OptimizationTask own = task.reporting(events).wanting(ChainOptimizer.votersAfter(stages, index));
        OptimizationResult result = stage.optimizer()
                .optimize(
                        index == 0 ? own : own.startingFrom(start, task.random().child("stage " + (index + 1))));
        Usage usage = task.models().usage().since(before);
        trials.addAll(events.ofChain(result.trials()));
        tried.addAll(result.tried());
        result.phases().forEach(phase -> phases.add(phase.ofStage(stage.name())));
        result.warnings().forEach(warning -> warnings.add(stage.name() + ": " + warning));
        importance = result.importance().isEmpty() ? importance : result.importance();
        keep(stage, result, usage);
        return result;
    }

    private void keep(Stage stage, OptimizationResult result, Usage usage) {
        StageGuard guard = new StageGuard(stage, start);
        guard.complaint(result).ifPresent(this::warn);
        Finalist before = result.baseline();
        Optional<Finalist> better = guard.better(result);
        results.add(new StageResult(
                stage.name(),
                result.status(),
                before,
                better.orElse(before),
                result.trials().size(),
                usage));
        if (baseline == null) {
            baseline = before;
            best = before;
        }
        better.ifPresent(found -> {
            best = found;
            attribution = result.attribution();
            attributedTo = start;
        });
        start = new SearchStart(
                better.isPresent() ? "what " + stage.name() + " found" : start.name(),
                better.map(Finalist::tuned).orElse(start.tuned()),
                trials.size() + task.start().trials(),
                start.order(),
                guard.usable(result).stream()
                        .sorted(Comparator.comparingDouble(Contender::score).reversed())
                        .toList());
    }

    private void warn(String warning) {
        warnings.add(warning);
        task.events().progress(RunListener.WARNING + warning);
    }

    private OptimizationResult result(Status status, @Nullable String reason, @Nullable RuntimeException cause) {
        Finalist first = baseline;
        Finalist last = best;
        return OptimizationResult.builder()
                .status(status)
                .statusReason(reason)
                .cause(cause)
                .baseline(first == null || last == null ? first : common(first, last))
                .winner(first == null || last == null ? null : common(last, first))
                .trials(trials)
                .tried(together(tried))
                .phases(phases)
                .warnings(warnings)
                .importance(importance)
                .attribution(againstTheSeed())
                .stages(results)
                .build();
    }

    /** On the examples that another one was measured on, too: of two stages, one may take more validation examples. */
    private static Finalist common(Finalist finalist, Finalist other) {
        Set<String> ids = other.evaluation().results().stream()
                .map(result -> result.example().id())
                .collect(Collectors.toSet());
        Evaluation evaluation = finalist.evaluation();
        return new Finalist(
                finalist.tuned(),
                new Evaluation(
                        evaluation.results().stream()
                                .filter(result -> ids.contains(result.example().id()))
                                .toList(),
                        evaluation.ofSet()));
    }

    /** Two stages may have tried the same instruction. */
    private static List<TriedInstruction> together(List<TriedInstruction> tried) {
        Map<List<String>, TriedInstruction> byText = new LinkedHashMap<>();
        tried.forEach(one -> byText.merge(List.of(one.module(), one.instruction()), one, ChainRun::together));
        return List.copyOf(byText.values());
    }

    private static TriedInstruction together(TriedInstruction one, TriedInstruction other) {
        int runs = one.runs() + other.runs();
        return new TriedInstruction(
                one.module(),
                one.origin(),
                one.instruction(),
                runs,
                (one.score() * one.runs() + other.score() * other.runs()) / runs);
    }

    /**
     * What the last stage that found something has measured by putting changes back to what it began from, where that is what the source
     * says. Shares are of the gain of that stage, and not of that of the chain.
     */
    private List<Attribution> againstTheSeed() {
        return attribution.stream()
                .filter(this::isAgainstTheSeed)
                .map(worth -> new Attribution(worth.module(), worth.part(), worth.difference(), null))
                .toList();
    }

    private boolean isAgainstTheSeed(Attribution worth) {
        TunedModule seed = task.start().tuned().modules().get(worth.module());
        TunedModule then = attributedTo.tuned().modules().get(worth.module());
        return seed != null
                && then != null
                && switch (worth.part()) {
                    case INSTRUCTION -> seed.instruction().equals(then.instruction());
                    case DEMOS -> seed.demos().equals(then.demos());
                    case LAYOUT -> seed.layout() == then.layout();
                };
    }
}
