package dev.attune.samples.table;

import dev.attune.annotations.Role;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PromptSpace;
import dev.attune.engine.optimize.phase.ProposePhase;
import dev.attune.engine.optimize.phase.ProposePhase.Proposed;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Bootstraps, proposes, and measures every combination; the unoptimized program "wins". */
final class ScoreGridOptimizer implements Optimizer {

    private static final int UNDER_WAY = 4;

    private final Path file;
    private final BootstrapPhase bootstrap;
    private final ProposePhase propose;

    ScoreGridOptimizer(Path file, BootstrapPhase bootstrap, ProposePhase propose) {
        this.file = file;
        this.bootstrap = bootstrap;
        this.propose = propose;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(bootstrap.settings().describe());
        settings.putAll(propose.settings().describe());
        return settings;
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, Integer.MAX_VALUE);
        bootstrap.estimate(estimate);
        propose.estimate(estimate);
        return estimate.phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, Integer.MAX_VALUE, bootstrap::begin, (run, baseline, demoSets) -> {
            Proposed proposed = propose.finish(run, propose.begin(run), demoSets, baseline);
            PromptSpace prompts = new PromptSpace(proposed.instructions(), demoSets);
            run.phase(Phase.SEARCH, notes -> write(measured(run, prompts)));
        });
    }

    /** A line per combination: its choices, then its scores by example. */
    private List<String> measured(OptimizationRun run, PromptSpace prompts) {
        List<String> lines = new ArrayList<>();
        List<Point> points = points(prompts.seed().space());
        lines.add(points.get(0).space().variables().stream().map(Variable::name).collect(Collectors.joining(",")));
        Deque<Evaluator.Pending> pending = new ArrayDeque<>();
        int next = 0;
        for (Point point : points) {
            while (next < points.size() && pending.size() < UNDER_WAY) {
                pending.add(begin(run, prompts, points.get(next++)));
            }
            lines.add(line(point, pending.remove()));
            run.task().events().progress("measured " + (lines.size() - 1) + " of " + points.size() + " combinations");
        }
        return lines;
    }

    private static Evaluator.Pending begin(OptimizationRun run, PromptSpace prompts, Point point) {
        OptimizationTask task = run.task();
        Candidate candidate =
                new Candidate(prompts.tuned(point).prompts(), task.models().model(Role.TASK));
        return task.evaluator().begin(candidate, run.validation(), task.objective());
    }

    private static String line(Point point, Evaluator.Pending pending) {
        String choices = point.values().values().stream().map(String::valueOf).collect(Collectors.joining(","));
        return pending.result().results().stream()
                .map(result -> String.valueOf(result.outcome()
                        .counted()
                        .orElseThrow(() -> new IllegalStateException("no score: " + result.outcome()))))
                .map(score -> score.replaceAll("\\.0$", ""))
                .collect(Collectors.joining(" ", choices + "\t", ""));
    }

    /** All points; neighbours share their first choices, and with them the beginnings of their requests. */
    private static List<Point> points(SearchSpace space) {
        List<Map<String, Integer>> all = List.of(Map.of());
        for (Variable variable : space.variables()) {
            int choices = ((Categorical) variable).choices();
            all = all.stream()
                    .flatMap(values -> IntStream.range(0, choices).mapToObj(choice -> {
                        Map<String, Integer> more = new LinkedHashMap<>(values);
                        more.put(variable.name(), choice);
                        return more;
                    }))
                    .toList();
        }
        return all.stream().map(space::point).toList();
    }

    private Path write(List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the table " + file, e);
        }
        return file;
    }
}
