package dev.attune.engine.optimize.reflective;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
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
import dev.attune.engine.optimize.reflective.Merges.Joined;
import dev.attune.engine.optimize.reflective.ParetoPool.Member;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.Reflection;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The search of GEPA (algorithms 1 and 2). In each round, some candidates are drawn from the pool, an instruction of each is rewritten, and
 * those that are better on the same few training examples are measured on all validation examples and join the pool. After a round in which
 * one did, two candidates are merged beside the next one. What is done side by side never depends on time. One thread at a time.
 */
final class Evolution {

    /** If luck alone is as good more often, nothing speaks for the best candidate. */
    static final double MOST_LUCK = 0.2;

    private final OptimizationRun run;
    private final OptimizationTask task;
    private final EvolutionSettings settings;
    private final InstructionProposer proposer;
    private final PairedTrials trials;
    private final RandomStreams random;
    private final List<Example<?, ?>> examples;
    private final Minibatches minibatches;
    private final List<Signature> free;
    private final ParetoPool pool = new ParetoPool();
    private final List<Integer> turns = new ArrayList<>();
    private final Set<PromptSet> known = new HashSet<>();
    private final Finalist baseline;
    private final CallCount calls;
    private final List<String> notes = new ArrayList<>();
    private final long budget;
    private final Tally tally = new Tally();
    private final Merges merges;
    private int step;
    private int idle;
    private int round;

    Evolution(
            OptimizationRun run,
            EvolutionSettings settings,
            InstructionProposer proposer,
            PairedTrials trials,
            Finalist baseline) {
        this.run = run;
        this.task = run.task();
        this.settings = settings;
        this.proposer = proposer;
        this.trials = trials;
        this.random = task.random().child("evolution");
        this.examples = task.start().unseen(task.train());
        this.minibatches = new Minibatches(examples, settings.minibatchSize(), random);
        this.free = task.program().signatures().stream()
                .filter(signature -> !signature.frozen().contains(PromptPart.INSTRUCTION))
                .toList();
        this.budget = settings.callsFor(
                task.program().signatures().size(), run.validation().size());
        this.baseline = baseline;
        this.calls = new CallCount(baseline);
        this.merges = new Merges(run, trials, settings.merges(), random, tally);
        known.add(baseline.prompts());
        add(task.start().trials(), baseline.tuned(), List.of(), baseline.evaluation(), 0);
    }

    /** A candidate whose instruction is to be rewritten. */
    private record Parent(int position, List<Example<?, ?>> examples, Begun<Evaluation> runs) {}

    /** A question to the proposer model with what came of the runs that it is about, and the module whose turn is next. */
    private record Open(Parent parent, Evaluation runs, Reflection reflection, int turn) {}

    /** A rewritten candidate on the same examples as its parent. */
    private record Child(NamedCandidate candidate, Open open, Begun<Tried> tried) {}

    /** A candidate that is worth to be measured in full. */
    private record Promising(NamedCandidate candidate, List<Integer> parents, int turn) {}

    /** Searches until the calls are used up, or nothing is left to do. */
    void run() {
        try {
            while (evolveOnce()) {
                progress();
            }
        } finally {
            settle();
        }
    }

    /** What there is to say of it. */
    List<String> notes() {
        List<String> all = new ArrayList<>();
        all.add("evolution: " + calls.spent() + " of " + budget + " calls, up to " + settings.atOnce()
                + " instructions at once, each rewritten from " + settings.minibatchSize() + " training examples");
        all.addAll(tally.describe());
        all.add("the pool has " + pool.size() + " candidates, " + task.start().name() + " included; "
                + pool.leaders().size() + " of them lead on some validation example");
        all.addAll(notes);
        return all;
    }

    /** What the candidates are. */
    ParetoPool pool() {
        return pool;
    }

    private boolean evolveOnce() {
        if (ExampleScores.areHighest(pool.get(pool.best()).scores(), task.objective())) {
            notes.add("stopped: a candidate has the highest score on all validation examples");
            return false;
        }
        if (idle > 2 * examples.size()) {
            notes.add("stopped: candidates have the highest score on all training examples that they were tried on");
            return false;
        }
        double full = run.validation().size() * calls.perRun();
        double room = budget - calls.spent() - full;
        Optional<Joined> joined = merges.begin(pool, known, room / calls.perRun(), round, this::name);
        room -= joined.isPresent() ? Merge.EXAMPLES * calls.perRun() : 0;
        int steps = (int) Math.max(0, Math.min(settings.atOnce(), room / settings.step(calls.perRun())));
        if (steps == 0 && joined.isEmpty()) {
            return false;
        }
        round++;
        List<Parent> parents = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            parents.add(parent());
        }
        List<Promising> promising = new ArrayList<>();
        joined.flatMap(this::held).ifPresent(promising::add);
        List<Open> open = new ArrayList<>();
        parents.forEach(parent -> question(parent).ifPresent(open::add));
        idle = open.isEmpty() ? idle + steps : 0;
        for (Child child : children(open)) {
            better(child).ifPresent(promising::add);
        }
        measure(promising);
        return true;
    }

    private Parent parent() {
        int position = pool.draw(random.stream("parent", step));
        List<Example<?, ?>> examples = minibatches.of(step);
        step++;
        return new Parent(
                position, examples, trials.again(pool.get(position).tuned().prompts(), examples));
    }

    /** Nothing if there is nothing to mend in the runs, or no module to mend. */
    private Optional<Open> question(Parent parent) {
        Evaluation runs = parent.runs().finish();
        Member member = pool.get(parent.position());
        PromptSet prompts = member.tuned().prompts();
        calls.add(prompts, runs);
        if (ExampleScores.areHighest(runs.scores(), task.objective())) {
            return Optional.empty();
        }
        return module(parent.position(), runs)
                .map(module -> new Open(
                        parent,
                        runs,
                        new Reflection(module, prompts, runs, name(parent.position())),
                        turns.get(parent.position())));
    }

    /** The module whose turn it is: one after another, but for those that were not called. */
    private Optional<Signature> module(int position, Evaluation runs) {
        Set<String> called = runs.results().stream()
                .filter(result -> result.outcome().counted().isPresent())
                .flatMap(result -> result.prediction().trace().calls().stream())
                .map(ModuleCall::module)
                .collect(Collectors.toSet());
        for (int i = 0; i < free.size(); i++) {
            int turn = (turns.get(position) + i) % free.size();
            if (called.contains(free.get(turn).name())) {
                turns.set(position, (turn + 1) % free.size());
                return Optional.of(free.get(turn));
            }
        }
        return Optional.empty();
    }

    private List<Child> children(List<Open> open) {
        List<Reflection.Answer> answers = open.isEmpty()
                ? List.of()
                : proposer.reflect(open.stream().map(Open::reflection).toList(), settings.temperature());
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            tally.asked++;
            calls.add(answers.get(i).calls());
            Proposal proposal = answers.get(i).proposal().orElse(null);
            if (proposal == null) {
                tally.unusable++;
                continue;
            }
            TunedModules tuned = rewritten(open.get(i), proposal);
            if (!known.add(tuned.prompts())) {
                tally.repeated++;
                continue;
            }
            tally.compared++;
            Open of = open.get(i);
            Map<String, String> more = new LinkedHashMap<>();
            more.put("parent", name(of.parent().position()));
            more.put(
                    "score of the parent",
                    String.format(Locale.ROOT, "%.3f", of.runs().score()));
            NamedCandidate candidate = NamedCandidate.byInstructions(tuned, more);
            children.add(new Child(
                    candidate, of, trials.onTraining(candidate, of.parent().examples(), of.runs())));
        }
        return children;
    }

    private TunedModules rewritten(Open open, Proposal proposal) {
        Map<String, TunedModule> modules =
                new LinkedHashMap<>(pool.get(open.parent().position()).tuned().modules());
        modules.computeIfPresent(
                open.reflection().module().name(),
                (name, module) -> module.withInstruction(proposal.instruction(), proposal.origin()));
        return new TunedModules(modules);
    }

    /** Only what is better than its parent on the same examples goes on. */
    private Optional<Promising> better(Child child) {
        Tried tried = child.tried().finish();
        calls.add(child.candidate().prompts(), tried.evaluation());
        if (tried.infeasible() != null
                || !(ExampleScores.gain(child.open().runs(), tried.evaluation()) > ExampleScores.ROUNDING)) {
            return Optional.empty();
        }
        tally.better++;
        int parent = child.open().parent().position();
        return Optional.of(
                new Promising(child.candidate(), List.of(parent), child.open().turn()));
    }

    /** What a candidate of the pool is called in records. */
    private String name(int position) {
        return position == 0
                ? task.start().name()
                : "trial " + pool.get(position).trial();
    }

    private Optional<Promising> held(Joined joined) {
        Tried tried = joined.tried().finish();
        calls.add(joined.candidate().prompts(), tried.evaluation());
        if (!merges.holds(pool, joined, tried)) {
            return Optional.empty();
        }
        List<Integer> parents = List.of(joined.merge().first(), joined.merge().second());
        int turn = parents.stream().mapToInt(turns::get).max().orElse(0);
        return Optional.of(new Promising(joined.candidate(), parents, turn));
    }

    /** Those for which the calls suffice. */
    private void measure(List<Promising> promising) {
        double full = run.validation().size() * calls.perRun();
        int most = (int) Math.max(0, Math.min(promising.size(), (budget - calls.spent()) / full));
        tally.unmeasured += promising.size() - most;
        List<Begun<Tried>> begun = promising.stream()
                .limit(most)
                .map(one -> trials.inFull(one.candidate()))
                .toList();
        for (int i = 0; i < most; i++) {
            Promising one = promising.get(i);
            Tried tried = begun.get(i).finish();
            calls.add(one.candidate().prompts(), tried.evaluation());
            if (tried.infeasible() == null) {
                add(tried.trial(), one.candidate().tuned(), one.parents(), tried.evaluation(), one.turn());
                merges.poolGrew();
            }
        }
    }

    private void add(int trial, TunedModules tuned, List<Integer> parents, Evaluation evaluation, int turn) {
        pool.add(new Member(
                trial,
                tuned,
                parents,
                ExampleScores.of(evaluation),
                evaluation.scoreAtWorst(task.objective().min())));
        turns.add(turn);
    }

    private void settle() {
        List<double[]> others = IntStream.range(1, pool.size())
                .mapToObj(i -> pool.get(i).scores())
                .toList();
        new LuckGuard(run, trials, baseline, task.start().name(), MOST_LUCK)
                .settle("evolved", others, pool.get(pool.best()).score(), random.stream("luck", 0))
                .ifPresent(notes::add);
    }

    private void progress() {
        task.events()
                .progress(String.format(
                        Locale.ROOT,
                        "round %d: %d of %d rewritten instructions were better on the same examples so far, best"
                                + " candidate %.3f, %d of %d calls",
                        round,
                        tally.better,
                        tally.compared,
                        pool.get(pool.best()).score(),
                        calls.spent(),
                        budget));
    }
}
