package dev.attune.engine.optimize.phase;

import dev.attune.annotations.Role;
import dev.attune.engine.bootstrap.BootstrapSettings;
import dev.attune.engine.bootstrap.DemoBootstrapper;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.bootstrap.LabeledDemos;
import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.runtime.annotations.PromptPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Makes demo sets by rejection sampling (MIPRO, section 4.1). Immutable.
 *
 * @param settings how many, and from which runs
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BootstrapPhase(DemoSettings settings) {

    /** Adds the calls of the phase to an estimate. */
    public void estimate(RunEstimate estimate) {
        BootstrapSettings bootstrap = settings.forEstimate();
        int train = estimate.workload().train();
        if (estimate.workload().free(PromptPart.DEMOS) == 0) {
            return;
        }
        estimate.addRuns(Phase.BOOTSTRAP, bootstrap.expectedRuns(train), bootstrap.mostRuns(train));
    }

    /**
     * Begins to make the sets, that of the start first, which is the empty one unless an earlier stage of a chain has found demos; fewer than
     * requested if the data do not yield more, and only that of the start if the demos of all modules are frozen. It needs no baseline, and
     * can run beside it.
     */
    public Begun<List<DemoSet>> begin(OptimizationRun run) {
        OptimizationTask task = run.task();
        if (task.program().signatures().stream()
                .allMatch(signature -> signature.frozen().contains(PromptPart.DEMOS))) {
            return () -> List.of(task.start().tuned().demos());
        }
        BootstrapSettings bootstrap = settings.forMetric(task.objective().max());
        PhaseLog.Open phase = run.begin(Phase.BOOTSTRAP);
        List<String> notes = phase.notes();
        task.events().progress("bootstrapping " + bootstrap.sets() + " demo sets");
        DemoBootstrapper bootstrapper = new DemoBootstrapper(
                task.program().signatures(),
                task.train(),
                task.evaluator(),
                phase.models().model(Role.TEACHER),
                task.objective(),
                bootstrap,
                task.random().child("bootstrap"));
        bootstrapper.begin();
        return () -> {
            try {
                List<DemoSet> sets = bootstrapper.bootstrap();
                notes.add(sets.size() + " demo sets; " + bootstrapper.accepted() + " of " + bootstrapper.attempts()
                        + " runs of the teacher scored well enough to become demos");
                sets.forEach(set -> notes.add("set: " + set.label()));
                bootstrapper.refused().warnings().forEach(run::warn);
                boolean none = sets.stream().allMatch(DemoSet::isEmpty);
                if (bootstrap.maxBootstrapped() > 0 && bootstrapper.accepted() == 0 && bootstrapper.attempts() > 0) {
                    run.warn("No run of the teacher scored well enough to become a demo; "
                            + (none ? "there are none to search." : "all demos are labeled ones."));
                } else if (none
                        && bootstrapper.refused().warnings().isEmpty()
                        && bootstrap.maxBootstrapped() + bootstrap.maxDemos() > 0) {
                    run.warn(noneToSearch(bootstrap, task));
                }
                return fromTheStart(sets, task.start().tuned().demos());
            } finally {
                phase.end();
            }
        };
    }

    private static List<DemoSet> fromTheStart(List<DemoSet> made, DemoSet start) {
        if (start.isEmpty()) {
            return made;
        }
        List<DemoSet> sets = new ArrayList<>(List.of(start));
        made.stream().filter(set -> !set.isEmpty() && !set.saysTheSameAs(start)).forEach(sets::add);
        return List.copyOf(sets);
    }

    /** What to change for demos to be searched. */
    private static String noneToSearch(BootstrapSettings bootstrap, OptimizationTask task) {
        if (bootstrap.sets() == 1) {
            return "No demos are searched: the one set of @Demos(sets = 1) is the empty one. Ask for more sets, or, if demos are"
                    + " not wanted, set maxBootstrapped and maxLabeled to 0.";
        }
        LabeledDemos labeled = new LabeledDemos(task.program().signatures());
        String missing = task.program().signatures().stream()
                .filter(signature -> !signature.frozen().contains(PromptPart.DEMOS))
                .map(signature -> signature.name() + ": Example.of(id, input, expected)"
                        + labeled.missing(signature, task.train().get(0)))
                .collect(Collectors.joining("; "));
        return "No demos are searched: no training example says what goes into a module and comes out of it. Add the values to"
                + " training examples (" + missing
                + "), or let demos come from runs of the program (bootstrapped ones).";
    }
}
