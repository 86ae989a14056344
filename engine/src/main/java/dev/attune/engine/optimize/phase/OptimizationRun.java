package dev.attune.engine.optimize.phase;

import dev.attune.annotations.Role;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.evaluate.Remarks;
import dev.attune.engine.evaluate.SetUpErrors;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.LanguageModels;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.model.budget.WorkerThreads;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.Front;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.phase.FullEvaluations.Taken;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.ProposerCalls;
import dev.attune.engine.propose.ProposerMaterial;
import dev.attune.engine.propose.ProposerReading;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.race.RacePlan;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One optimization from start to end: the phases that optimizers are composed of, and their results so far. One thread at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptimizationRun {

    private final ExecutorService threads = Executors.newCachedThreadPool(WorkerThreads.factory("attune-proposer-"));
    private final OptimizationTask task;
    private final List<Example<?, ?>> validation;
    private final TrialLog trials;
    private final PhaseLog phases;
    private final List<String> warnings = new ArrayList<>();
    private final List<InstructionProposer> proposers = new ArrayList<>();
    private Map<String, Double> importance = Map.of();
    private List<Attribution> attribution = List.of();

    private OptimizationRun(OptimizationTask task, int validationSize) {
        this.task = task.reporting(new OneAtATime(task.events()));
        this.trials = new TrialLog(this.task);
        this.phases = new PhaseLog(this.task.events()::phaseFinished);
        List<Example<?, ?>> shuffled =
                RandomStreams.shuffled(task.validation(), task.start().order().stream("validation", 0));
        this.validation = shuffled.subList(0, Math.min(validationSize, shuffled.size()));
    }

    /**
     * What an optimizer does with the phases.
     *
     * @param <T> what was prepared
     */
    @FunctionalInterface
    public interface Algorithm<T> {

        /**
         * Runs the phases after the baseline.
         *
         * @param run the run
         * @param baseline what the search begins from, evaluated in full: the unoptimized program, or in a chain what the stage before has
         *     found
         * @param prepared what was prepared beside the baseline
         */
        void run(OptimizationRun run, Finalist baseline, T prepared);
    }

    /**
     * Evaluates what the search begins from and prepares the search side by side, then runs an algorithm. If something ends it early, the result
     * says so.
     *
     * @param preparation begins what need not wait for the baseline, such as {@link BootstrapPhase#begin}
     */
    public static <T> OptimizationResult of(
            OptimizationTask task,
            int validationSize,
            Function<OptimizationRun, Begun<T>> preparation,
            Algorithm<T> algorithm) {
        OptimizationRun run = new OptimizationRun(task, validationSize);
        try {
            run.prepareAndRun(preparation, algorithm);
            return run.found(Status.COMPLETED, null, null);
        } catch (BudgetExhaustedException e) {
            return run.found(Status.BUDGET_EXHAUSTED, e.getMessage(), e);
        } catch (RunAbortedException | MetricException | ReplayMissException | JournalException e) {
            return run.result(Status.ABORTED, e.getMessage(), e);
        } finally {
            run.threads.shutdownNow();
        }
    }

    /** What ends the baseline is told before what ends the preparation, whichever is first: nothing is found without a baseline. */
    private <T> void prepareAndRun(Function<OptimizationRun, Begun<T>> preparation, Algorithm<T> algorithm) {
        try {
            Begun<T> preparing = preparation.apply(this);
            Begun<Finalist> measuring = beginBaseline();
            T prepared;
            try {
                prepared = preparing.finish();
            } catch (RuntimeException e) {
                measuring.finish();
                throw e;
            }
            algorithm.run(this, measuring.finish(), prepared);
        } finally {
            phases.endAll();
        }
    }

    /** Returns the validation examples of this run. */
    public List<Example<?, ?>> validation() {
        return validation;
    }

    /** Returns what is optimized, with everything needed for it. */
    public OptimizationTask task() {
        return task;
    }

    /**
     * Runs a phase, measures its time and counts its cost.
     *
     * @param body what it does; gets a list to which it adds one sentence for each thing to report
     */
    public <T> T phase(Phase phase, Function<List<String>, T> body) {
        PhaseLog.Open open = phases.begin(phase, task.models());
        try {
            return body.apply(open.notes());
        } finally {
            open.end();
        }
    }

    /** Begins a phase beside which others run, with a meter of its own. */
    PhaseLog.Open begin(Phase phase) {
        return phases.begin(phase, task.models().metered());
    }

    /** The threads that wait for the proposer model. */
    Executor threads() {
        return threads;
    }

    /** Returns a proposer that knows the data, the program as it was seen to run, and the demos. */
    public InstructionProposer proposer(List<DemoSet> demoSets, Finalist baseline) {
        return proposer(reading(task.models()), demoSets, baseline);
    }

    /** The training data, for a proposer to read. */
    ProposerReading reading(LanguageModels models) {
        return new ProposerReading(
                task.train(),
                new ProposerCalls(number -> models.rollout(Role.PROPOSER, number), models.proposerTokens()),
                task.random().child("propose"),
                task.events()::progress,
                threads);
    }

    InstructionProposer proposer(ProposerReading reading, List<DemoSet> demoSets, Finalist baseline) {
        InstructionProposer proposer = new InstructionProposer(
                new ProposerMaterial(
                        task.program(),
                        task.train(),
                        task.validation(),
                        task.objective(),
                        baseline.evaluation(),
                        demoSets),
                reading);
        proposers.add(proposer);
        return proposer;
    }

    /** The space in the layouts of the start, without what the modules' interfaces forbid; warns of what is left out. */
    PromptSpace permitted(PromptSpace space) {
        return space.inLayouts(task.start().tuned().layouts())
                .permitted(
                        PromptRules.of(task.program().signatures()),
                        refused -> warn(refused + ". It was not evaluated."));
    }

    /** Makes trials. */
    @FunctionalInterface
    public interface TrialLoop {
        /**
         * Makes that many trials.
         *
         * @param trials evaluates candidates
         * @param count how many
         */
        void run(CandidateTrials trials, int count);
    }

    /** Searches in any way, with the trials of that plan. */
    public void search(SearchPlan plan, TrialLoop loop) {
        phase(Phase.SEARCH, notes -> {
            notes.add(plan.trials() + " trials, "
                    + (plan.minibatches() ? "minibatches of " + plan.minibatchSize() : "all validation examples each"));
            loop.run(new CandidateTrials(task, plan, validation, trials), plan.trials());
            return notes;
        });
    }

    /** Compares candidates on examples that it chooses. */
    @FunctionalInterface
    public interface PairLoop {
        /**
         * Compares candidates.
         *
         * @param trials evaluates them
         * @param notes takes one sentence for each thing to report
         */
        void run(PairedTrials trials, List<String> notes);
    }

    /** Searches in any way, by comparing candidates on examples that the search chooses. */
    public void search(PairLoop loop) {
        phase(Phase.SEARCH, notes -> {
            PairedTrials paired = new PairedTrials(task, validation, trials);
            try {
                loop.run(paired, notes);
                return notes;
            } finally {
                paired.cancel();
            }
        });
    }

    /** Searches by racing. */
    void race(RacePlan plan, PromptSpace space, Finalist baseline, @Nullable LaterRounds rounds) {
        phase(Phase.SEARCH, notes -> {
            RacingSearch search = new RacingSearch(task, space, plan, validation, trials, rounds, threads);
            attribution = search.run(baseline);
            notes.addAll(search.notes());
            return notes;
        });
    }

    /** Adds what a reader must know before relying on the result, and reports it as progress. */
    public void warn(String warning) {
        warnings.add(warning);
        task.events().progress(RunListener.WARNING + warning);
    }

    /** Reports the importance of each searched setting, as shares of 1; empty if it cannot be determined. */
    public void importance(Map<String, Double> shares) {
        importance = Map.copyOf(shares);
    }

    private Begun<Finalist> beginBaseline() {
        PhaseLog.Open phase = begin(Phase.BASELINE);
        task.events()
                .progress(
                        task.events().callsLeft()
                                ? "measuring " + task.start().name() + " on " + validation.size()
                                        + " validation examples"
                                : "the budget leaves no call for the search: only answers of earlier runs can be used");
        Evaluator.Pending evaluation = trials.beginBaseline(validation, phase.models());
        return () -> {
            try {
                Finalist baseline =
                        trials.keepBaseline(evaluation.result(), phase.models().usage());
                task.events()
                        .progress(task.start().name() + ": "
                                + TrialText.of(trials.trials().get(0)));
                warnOfFailures(baseline, task.start().name());
                warnOfModulesNeverCalled(baseline);
                return baseline;
            } finally {
                phase.end();
            }
        };
    }

    /** Where all may be the fault of the answers, a person may know better, and stop the search. */
    private void warnOfFailures(Finalist finalist, String whose) {
        Remarks.of(finalist.evaluation(), whose, task.objective().min()).forEach(this::warn);
    }

    /** Of the seed instructions, the preflight has told it. */
    private void warnOfLanguages(PromptSet winner) {
        for (Signature signature : task.program().signatures()) {
            PromptRules rules = PromptRules.of(signature);
            winner.module(signature.name()).voters().stream()
                    .map(ModulePrompt::instruction)
                    .filter(instruction -> !instruction.equals(signature.seedInstruction()))
                    .flatMap(instruction -> rules.doubt(instruction).stream())
                    .distinct()
                    .forEach(this::warn);
        }
    }

    private void warnOfModulesNeverCalled(Finalist baseline) {
        Set<String> called = baseline.evaluation().results().stream()
                .flatMap(result -> result.prediction().trace().calls().stream())
                .map(ModuleCall::module)
                .collect(Collectors.toSet());
        for (String module : task.program().moduleNames()) {
            if (!called.contains(module)) {
                warn("Module " + module
                        + " was not called on any validation example: no score tells whether its prompt " + "is good.");
            }
        }
    }

    /** The result of a search that came to its end, or to that of its budget; aborted if what it found fails nearly always. */
    private OptimizationResult found(Status status, @Nullable String reason, @Nullable RuntimeException cause) {
        Taken taken = trials.taken();
        if (taken != null) {
            Finalist best = taken.finalist();
            try {
                SetUpErrors.checkCured(best.evaluation());
            } catch (RunAbortedException e) {
                return result(Status.ABORTED, (reason == null ? "" : reason + "; ") + e.getMessage(), e);
            }
            int measured = best.evaluation().results().size();
            if (measured < validation.size()) {
                warn("The winner was measured on " + measured + " of " + validation.size()
                        + " validation examples only, since the budget ended the race.");
            }
            tell(taken);
            if (best != trials.baseline()) {
                warnOfFailures(best, "the winner");
                warnOfLanguages(best.prompts());
            }
        }
        Map<PromptSet, String> infeasible = trials.infeasible();
        if (!infeasible.isEmpty()) {
            warn(infeasible.size()
                    + (infeasible.size() == 1 ? " candidate was infeasible" : " candidates were infeasible")
                    + ", by the constraints of a module, or since the model refused requests that it does not refuse of "
                    + task.start().name() + "; the first: "
                    + infeasible.values().iterator().next());
        }
        return result(status, reason, cause);
    }

    /** A winner that is not the best surprises, and so does a preference that could not decide. */
    private void tell(Taken taken) {
        if (taken.warning() != null) {
            warn(taken.warning());
        } else if (taken.front().decision() != null) {
            task.events().progress(taken.front().decision());
        }
    }

    private OptimizationResult result(Status status, @Nullable String reason, @Nullable RuntimeException cause) {
        proposers.forEach(proposer -> warnings.addAll(proposer.warnings()));
        Taken taken = trials.taken();
        return OptimizationResult.builder()
                .status(status)
                .statusReason(reason)
                .cause(cause)
                .baseline(trials.baseline())
                .winner(taken == null ? null : taken.finalist())
                .front(taken == null ? Front.NONE : taken.front())
                .trials(trials.trials())
                .tried(trials.tried())
                .phases(phases.phases())
                .warnings(warnings)
                .importance(importance)
                .attribution(attribution)
                .build();
    }
}
