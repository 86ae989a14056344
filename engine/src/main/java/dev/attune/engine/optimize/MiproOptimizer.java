package dev.attune.engine.optimize;

import dev.attune.annotations.Mipro;
import dev.attune.annotations.Role;
import dev.attune.engine.bootstrap.DemoBootstrapper;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.evaluate.Prediction;
import dev.attune.engine.evaluate.RunAbortedException;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.model.BudgetExhaustedException;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.Tried;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.TpeSampler;
import dev.attune.runtime.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * MIPRO (Opsahl-Ong et al., EMNLP 2024, arXiv 2406.11695): bootstraps demo sets, proposes grounded instructions, and searches their
 * combinations over all modules at once with a multivariate TPE on minibatches.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MiproOptimizer implements Optimizer {

    private final MiproSettings settings;

    /**
     * The optimizer of an annotation.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public MiproOptimizer(Mipro annotation) {
        this.settings = MiproSettings.of(annotation);
    }

    @Override
    public String name() {
        return "mipro";
    }

    @Override
    public List<String> settings() {
        return settings.describe();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return new Run(task, settings).result();
    }

    /** One optimization from start to end. */
    private static final class Run {

        private final OptimizationTask task;
        private final MiproSettings settings;
        private final TrialLog trials;
        private final PhaseLog phases;
        private final List<String> warnings = new ArrayList<>();

        Run(OptimizationTask task, MiproSettings settings) {
            this.task = task;
            this.settings = settings;
            this.trials = new TrialLog(task);
            this.phases = new PhaseLog(task.models().meter());
        }

        OptimizationResult result() {
            try {
                run();
                return result(Status.COMPLETED, null);
            } catch (BudgetExhaustedException e) {
                return result(Status.BUDGET_EXHAUSTED, e.getMessage());
            } catch (RunAbortedException | MetricException e) {
                return result(Status.ABORTED, e.getMessage());
            }
        }

        private OptimizationResult result(Status status, @Nullable String reason) {
            return new OptimizationResult(
                    status, reason, trials.baseline(), trials.best(), trials.trials(), phases.phases(), warnings);
        }

        private void run() {
            List<Example<?, ?>> validation = validation();
            Finalist baseline = phases.run("baseline", notes -> baseline(validation));
            List<DemoSet> demoSets = phases.run("bootstrap", this::bootstrap);
            Map<String, List<Proposal>> instructions =
                    phases.run("propose", notes -> propose(demoSets, baseline, notes));
            PromptSpace space = new PromptSpace(instructions, demoSets);
            SearchPlan plan = settings.plan(space.freeVariables(), validation.size());
            if (space.freeVariables() == 0) {
                warnings.add("There was nothing to search: no module got a proposal or a demo.");
                return;
            }
            phases.run("search", notes -> {
                notes.add(plan.trials() + " trials over " + space.freeVariables() + " variables, "
                        + (plan.minibatches()
                                ? "minibatches of " + plan.minibatchSize()
                                : "all validation examples each"));
                new PromptSearch(task, space, plan, new TpeSampler(), validation, trials)
                        .run(baseline.evaluation().mean());
                return notes;
            });
        }

        private List<Example<?, ?>> validation() {
            List<Example<?, ?>> shuffled =
                    RandomStreams.shuffled(task.validation(), task.random().stream("validation", 0));
            return shuffled.subList(0, Math.min(settings.validationSize(), shuffled.size()));
        }

        private Finalist baseline(List<Example<?, ?>> validation) {
            Map<String, String> origins = new LinkedHashMap<>();
            task.program().moduleNames().forEach(module -> origins.put(module, Proposal.SEED));
            task.progress()
                    .accept("measuring the unoptimized program on " + validation.size() + " validation examples");
            return trials.evaluateBaseline(validation, origins);
        }

        private List<DemoSet> bootstrap(List<String> notes) {
            task.progress().accept("bootstrapping " + settings.demoSets() + " demo sets");
            DemoBootstrapper bootstrapper = new DemoBootstrapper(
                    task.program().signatures(),
                    task.train(),
                    task.evaluator(),
                    task.models().of(Role.TEACHER).model(),
                    task.objective(),
                    settings.bootstrap(task.objective().max()),
                    task.random().child("bootstrap"));
            List<DemoSet> sets = bootstrapper.bootstrap();
            notes.add(sets.size() + " demo sets; " + bootstrapper.accepted() + " of " + bootstrapper.attempts()
                    + " runs of the teacher scored well enough to become demos");
            sets.forEach(set -> notes.add("set: " + set.label()));
            if (settings.maxBootstrappedDemos() > 0 && bootstrapper.accepted() == 0 && bootstrapper.attempts() > 0) {
                warnings.add("No run of the teacher scored well enough to become a demo; all demos are labeled ones.");
            }
            return sets;
        }

        private Map<String, List<Proposal>> propose(List<DemoSet> demoSets, Finalist baseline, List<String> notes) {
            InstructionProposer proposer = new InstructionProposer(
                    task.program(),
                    task.train(),
                    task.models().of(Role.PROPOSER)::rollout,
                    settings.proposerTemperature(),
                    settings.grounding(),
                    task.random().child("propose"));
            List<Prediction> runs = baseline.evaluation().results().stream()
                    .map(Result::prediction)
                    .toList();
            Map<String, List<Proposal>> instructions = new LinkedHashMap<>();
            for (Signature signature : task.program().signatures()) {
                task.progress().accept("proposing instructions for " + signature.name());
                List<Tried> history = List.of(new Tried(
                        signature.seedInstruction(), baseline.evaluation().mean()));
                List<Proposal> proposals =
                        proposer.propose(signature, settings.instructions(), demoSets, runs, history);
                instructions.put(signature.name(), proposals);
                notes.add(signature.name() + ": " + (proposals.size() - 1) + " of " + (settings.instructions() - 1)
                        + " proposals differ from the seed instruction and from each other");
                if (proposals.size() == 1 && settings.instructions() > 1) {
                    warnings.add("The proposer model gave no usable instruction for " + signature.name() + ".");
                }
            }
            return instructions;
        }
    }
}
