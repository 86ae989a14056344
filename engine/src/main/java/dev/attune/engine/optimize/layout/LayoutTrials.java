package dev.attune.engine.optimize.layout;

import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.phase.Begun;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.ExampleScores;
import dev.attune.engine.optimize.phase.LuckGuard;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PairedTrials;
import dev.attune.engine.optimize.phase.PairedTrials.Tried;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measures prompts in other layouts on all validation examples: one layout in all modules together, then another one in one module after the
 * other, from the best so far on. What they have to beat is the better of what the search begins from and the same with its demos, both in the
 * layout that they have. One thread at a time.
 */
final class LayoutTrials {

    /** If luck alone is as good more often, nothing speaks for another layout. */
    private static final double MOST_LUCK = 0.05;

    private final OptimizationRun run;
    private final OptimizationTask task;
    private final PairedTrials trials;
    private final List<PromptLayout> layouts;
    private final List<String> modules;
    private final Set<PromptSet> known = new HashSet<>();
    private final List<double[]> measured = new ArrayList<>();
    private Finalist reference;
    private String referenceName;
    private TunedModules best;
    private double bestScore;
    private double bestOfOthers = Double.NEGATIVE_INFINITY;

    /**
     * Makes a search.
     *
     * @param layouts what is tried besides the default
     * @param modules the names of those whose layout may change, in program order
     */
    LayoutTrials(
            OptimizationRun run,
            PairedTrials trials,
            List<PromptLayout> layouts,
            List<String> modules,
            Finalist baseline) {
        this.run = run;
        this.task = run.task();
        this.trials = trials;
        this.layouts = new ArrayList<>(List.of(PromptLayout.TURNS));
        this.layouts.addAll(layouts);
        this.modules = modules;
        this.reference = baseline;
        this.referenceName = task.start().name();
        this.best = baseline.tuned();
        this.bestScore = score(baseline);
        known.add(baseline.prompts());
    }

    /** Measures these prompts as they are, then in other layouts. */
    void run(TunedModules prompts) {
        Optional<Measuring> shown = begin(prompts);
        List<Measuring> together = layouts.stream()
                .map(layout -> in(layout, modules, prompts))
                .flatMap(other -> begin(other).stream())
                .toList();
        shown.ifPresent(this::isReference);
        together.forEach(this::finish);
        if (modules.size() > 1) {
            modules.forEach(this::alone);
        }
    }

    private void alone(String module) {
        TunedModules from = best;
        layouts.stream()
                .map(layout -> from.with(module, layout))
                .flatMap(other -> begin(other).stream())
                .toList()
                .forEach(this::finish);
    }

    /** Keeps the best layout only if it is better than luck would have it; what there is to note of it. */
    Optional<String> settle() {
        return new LuckGuard(run, trials, reference, referenceName, MOST_LUCK)
                .settle("laid out", measured, bestOfOthers, task.random().child("layout").stream("luck", 0));
    }

    /** How many were measured. */
    String counted() {
        return measured.size() + (measured.size() == 1 ? " other layout was" : " other layouts were")
                + " measured on all validation examples";
    }

    /** A candidate that is under way. */
    private record Measuring(TunedModules tuned, Begun<Tried> tried) {}

    private Optional<Measuring> begin(TunedModules tuned) {
        return known.add(tuned.prompts())
                ? Optional.of(new Measuring(tuned, trials.inFull(new NamedCandidate(tuned, described(tuned)))))
                : Optional.empty();
    }

    private void isReference(Measuring measuring) {
        Tried tried = measuring.tried().finish();
        Finalist finalist = new Finalist(measuring.tuned(), tried.evaluation());
        if (tried.infeasible() == null && trials.isBest(finalist)) {
            reference = finalist;
            referenceName = "the default layout with the same demos";
            best = measuring.tuned();
            bestScore = score(finalist);
        }
    }

    private void finish(Measuring measuring) {
        Tried tried = measuring.tried().finish();
        if (tried.infeasible() != null) {
            return;
        }
        measured.add(ExampleScores.of(tried.evaluation()));
        double score = score(new Finalist(measuring.tuned(), tried.evaluation()));
        bestOfOthers = Math.max(bestOfOthers, score);
        if (score > bestScore) {
            best = measuring.tuned();
            bestScore = score;
        }
    }

    private double score(Finalist finalist) {
        return finalist.evaluation().scoreAtWorst(task.objective().min());
    }

    private static TunedModules in(PromptLayout layout, List<String> modules, TunedModules prompts) {
        TunedModules changed = prompts;
        for (String module : modules) {
            changed = changed.with(module, layout);
        }
        return changed;
    }

    private Map<String, String> described(TunedModules tuned) {
        Map<String, String> words = new LinkedHashMap<>();
        tuned.modules().forEach((name, module) -> {
            if (!module.demos()
                    .equals(task.start().tuned().prompts().module(name).demos())) {
                words.put(name + " demos", module.demosOrigin());
            }
            words.put(name + " layout", module.layout().inWords());
        });
        return words;
    }
}
