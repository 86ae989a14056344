package dev.attune.engine.optimize.chain;

import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Runs optimizers one after another, each from what the one before has found. Immutable.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ChainOptimizer implements Optimizer {

    private final List<Stage> stages;

    /** @param stages the optimizers in their order, at least two */
    public ChainOptimizer(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    /**
     * A stage.
     *
     * @param name the name of its optimizer
     * @param optimizer the optimizer
     */
    public record Stage(String name, Optimizer optimizer) {}

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("stages", stages.stream().map(Stage::name).collect(Collectors.joining(", ")));
        for (Stage stage : stages) {
            stage.optimizer().settings().forEach((name, value) -> settings.put(stage.name() + ": " + name, value));
        }
        return settings;
    }

    @Override
    public Set<PromptPart> changes() {
        Set<PromptPart> changes = EnumSet.noneOf(PromptPart.class);
        stages.forEach(stage -> changes.addAll(stage.optimizer().changes()));
        return changes;
    }

    @Override
    public Optional<String> refusal(Collection<Signature> modules) {
        return stages.stream()
                .flatMap(
                        stage -> stage
                                .optimizer()
                                .refusal(modules)
                                .map(why -> "has the stage " + stage.name() + ", which " + why)
                                .stream())
                .findFirst();
    }

    @Override
    public int voters() {
        return stages.stream()
                .mapToInt(stage -> stage.optimizer().voters())
                .max()
                .orElse(1);
    }

    @Override
    public List<String> warnings(Workload workload) {
        List<String> warnings = new ArrayList<>();
        for (Stage stage : stages) {
            stage.optimizer().warnings(workload).forEach(warning -> warnings.add(stage.name() + ": " + warning));
        }
        return warnings;
    }

    /** What a stage begins from, the one before has measured; only on more validation examples it takes calls. */
    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        List<PhaseEstimate> estimates = new ArrayList<>();
        long measured = 0;
        long measuredAtWorst = 0;
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            for (PhaseEstimate phase : stage.optimizer().estimate(workload.wanting(votersAfter(stages, i)))) {
                boolean start = phase.phase() == Phase.BASELINE;
                estimates.add(new PhaseEstimate(
                        phase.phase(),
                        start ? Math.max(0, phase.expected() - measured) : phase.expected(),
                        start ? Math.max(0, phase.worst() - measuredAtWorst) : phase.worst(),
                        stage.name()));
                measured = start ? Math.max(measured, phase.expected()) : measured;
                measuredAtWorst = start ? Math.max(measuredAtWorst, phase.worst()) : measuredAtWorst;
            }
        }
        return estimates;
    }

    /** How many of the candidates of a stage vote in the next one. */
    static int votersAfter(List<Stage> stages, int index) {
        return index + 1 < stages.size() ? stages.get(index + 1).optimizer().voters() : 1;
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return new ChainRun(task, stages).run();
    }
}
