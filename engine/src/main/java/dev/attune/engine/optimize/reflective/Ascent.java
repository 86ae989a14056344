package dev.attune.engine.optimize.reflective;

import dev.attune.annotations.Role;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Evaluator.Pair;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.model.TemperedModel;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.phase.Begun;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.ExampleScores;
import dev.attune.engine.optimize.phase.LuckGuard;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PairedTrials;
import dev.attune.engine.optimize.phase.PairedTrials.Tried;
import dev.attune.engine.optimize.reflective.AscentPool.Entry;
import dev.attune.engine.optimize.reflective.Drafts.Draft;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.PromptSet;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search of SIMBA: in each step, candidates of the pool run a minibatch several times, the examples whose runs differ most give new
 * candidates, and these are compared with the unoptimized program on the same minibatch. At the end the best are measured on all validation
 * examples. What is done side by side never depends on time. One thread at a time.
 */
final class Ascent {

    /**
     * If luck alone is as good more often, nothing speaks for the best candidate. Less than for GEPA: demos lengthen every prompt, and should
     * not be taken for luck.
     */
    static final double MOST_LUCK = 0.05;

    private final OptimizationRun run;
    private final OptimizationTask task;
    private final AscentSettings settings;
    private final PairedTrials trials;
    private final Finalist baseline;
    private final RandomStreams random;
    private final List<Example<?, ?>> unseen;
    private final Minibatches minibatches;
    private final AscentPool pool;
    private final Drafts drafts;
    private final Set<PromptSet> known = new HashSet<>();
    private final CallCount calls;
    private final List<String> notes = new ArrayList<>();
    private final List<double[]> measured = new ArrayList<>();
    private final long budget;
    private final double full;
    private double bestMeasured = Double.NEGATIVE_INFINITY;
    private int step;
    private int idle;
    private int repeated;
    private int compared;
    private int better;

    Ascent(
            OptimizationRun run,
            AscentSettings settings,
            InstructionProposer proposer,
            PairedTrials trials,
            Finalist baseline) {
        this.run = run;
        this.task = run.task();
        this.settings = settings;
        this.trials = trials;
        this.baseline = baseline;
        this.random = task.random().child("ascent");
        this.unseen = task.start().unseen(task.train());
        this.minibatches = new Minibatches(unseen, settings.minibatchSize(), random);
        this.pool = new AscentPool(task.start());
        this.drafts = new Drafts(task, settings, proposer, pool, random);
        this.budget = settings.callsFor(
                task.program().signatures().size(), run.validation().size());
        this.calls = new CallCount(baseline);
        this.full = run.validation().size() * calls.perRun();
        known.add(baseline.prompts());
    }

    /** A run of an example to be made. */
    private record Sample(Example<?, ?> example, PromptSet prompts, long rollout, Pair pair) {}

    /** A new candidate on the examples of its step. */
    private record Child(NamedCandidate candidate, Evaluation before, Begun<Tried> tried) {}

    /** Searches until the calls are used up, or nothing is left to learn; then measures the best. */
    void run() {
        try {
            double finals = settings.finalists(budget, full) * full;
            while (calls.spent() + settings.step(calls.perRun()) + finals <= budget && !isIdle()) {
                step();
                progress();
            }
            measureBest();
        } finally {
            drafts.refused().forEach(run::warn);
            settle();
        }
    }

    /** What there is to say of it. */
    List<String> notes() {
        List<String> all = new ArrayList<>();
        all.add("ascent: " + calls.spent() + " of " + budget + " calls, " + step + " steps of "
                + Math.min(settings.minibatchSize(), unseen.size()) + " training examples, each run "
                + settings.samples() + " times");
        all.addAll(drafts.describe());
        all.add(repeated + " candidates were tried before; of the other " + compared + ", " + better
                + " were better than " + task.start().name() + " on the same examples, and the best " + measured.size()
                + " were measured on all validation examples");
        all.addAll(notes);
        return all;
    }

    /** All training examples have been met twice, and none told anything. */
    private boolean isIdle() {
        boolean ends = idle * settings.minibatchSize() > 2 * unseen.size();
        if (ends) {
            notes.add("stopped: the runs of all training examples gave no new candidate");
        }
        return ends;
    }

    private void step() {
        List<Example<?, ?>> examples = minibatches.of(step);
        Begun<Evaluation> unoptimized = trials.again(baseline.prompts(), examples);
        List<Sample> samples = samples(examples);
        Begun<List<Result>> sampled =
                trials.sampled(samples.stream().map(Sample::pair).toList());
        Evaluation before = unoptimized.finish();
        List<Result> runs = sampled.finish();
        calls.add(baseline.prompts(), before);
        for (int i = 0; i < samples.size(); i++) {
            calls.add(samples.get(i).prompts(), runs.get(i), samples.get(i).rollout());
        }
        List<Draft> made = drafts.of(step, buckets(before, samples, runs));
        calls.add(drafts.askedNow());
        List<Child> children = new ArrayList<>();
        for (Draft draft : made) {
            if (known.add(draft.tuned().prompts())) {
                child(draft, before).ifPresent(children::add);
            } else {
                repeated++;
            }
        }
        idle = children.isEmpty() ? idle + 1 : 0;
        children.forEach(this::keep);
        step++;
    }

    private List<Sample> samples(List<Example<?, ?>> examples) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < settings.samples(); i++) {
            boolean tempered = settings.samplingTemperature() > 0;
            long rollout = tempered ? 1 + (long) step * settings.samples() + i : 0;
            ChatModel model = task.models().rollout(tempered && i == 0 ? Role.TEACHER : Role.TASK, rollout);
            ChatModel asked = tempered ? new TemperedModel(model, settings.samplingTemperature()) : model;
            for (int j = 0; j < examples.size(); j++) {
                Example<?, ?> example = examples.get(j);
                PromptSet prompts = pool.draw(
                                settings.candidates(),
                                example,
                                random.child("sample " + i).stream("of example " + j, step))
                        .tuned()
                        .prompts();
                samples.add(new Sample(example, prompts, rollout, new Pair(new Candidate(prompts, asked), example)));
            }
        }
        return samples;
    }

    /** The runs of each example, that of the unoptimized program first. */
    private static List<Bucket> buckets(Evaluation before, List<Sample> samples, List<Result> runs) {
        Map<String, List<Result>> byExample = new LinkedHashMap<>();
        before.results().forEach(result -> byExample.put(result.example().id(), new ArrayList<>(List.of(result))));
        for (int i = 0; i < samples.size(); i++) {
            byExample
                    .computeIfAbsent(samples.get(i).example().id(), id -> new ArrayList<>())
                    .add(runs.get(i));
        }
        return Bucket.of(List.copyOf(byExample.values()));
    }

    /** Compared on what it has not seen: its demos and the example that it is made from are left out. Nothing if there is no other. */
    private Optional<Child> child(Draft draft, Evaluation before) {
        Set<String> seen = new HashSet<>(new Entry("", draft.tuned(), 0).shown());
        seen.add(draft.example().id());
        Evaluation rest = new Evaluation(before.results().stream()
                .filter(result -> !seen.contains(result.example().id()))
                .toList());
        if (rest.results().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> more = new LinkedHashMap<>();
        more.put("parent", draft.source().name());
        more.put("made from", draft.kind() + " of example " + draft.example().id());
        more.put("score of " + task.start().name(), String.format(Locale.ROOT, "%.3f", rest.score()));
        NamedCandidate candidate = NamedCandidate.byInstructions(draft.tuned(), more);
        List<Example<?, ?>> examples = new ArrayList<>();
        rest.results().forEach(result -> examples.add(result.example()));
        return Optional.of(new Child(candidate, rest, trials.onTraining(candidate, examples, rest)));
    }

    private void keep(Child child) {
        Tried tried = child.tried().finish();
        calls.add(child.candidate().prompts(), tried.evaluation());
        compared++;
        if (tried.infeasible() != null) {
            return;
        }
        MetricDefinition objective = task.objective();
        double gain = ExampleScores.gain(child.before(), tried.evaluation())
                / Math.max(1, child.before().results().size())
                / (objective.max() - objective.min());
        better += gain > ExampleScores.ROUNDING ? 1 : 0;
        pool.add(new Entry("trial " + tried.trial(), child.candidate().tuned(), gain));
    }

    /** Those for which the calls suffice. */
    private void measureBest() {
        long most = Math.min(settings.finalists(budget, full), (long) ((budget - calls.spent()) / full));
        List<NamedCandidate> finalists = pool.better().stream()
                .limit(Math.max(0, most))
                .map(entry -> NamedCandidate.byInstructions(entry.tuned(), Map.of("parent", entry.name())))
                .toList();
        task.events().progress("measuring the best " + finalists.size() + " candidates on all validation examples");
        List<Begun<Tried>> begun = finalists.stream().map(trials::inFull).toList();
        for (int i = 0; i < begun.size(); i++) {
            Tried tried = begun.get(i).finish();
            calls.add(finalists.get(i).prompts(), tried.evaluation());
            if (tried.infeasible() == null) {
                measured.add(ExampleScores.of(tried.evaluation()));
                bestMeasured = Math.max(
                        bestMeasured,
                        tried.evaluation().scoreAtWorst(task.objective().min()));
            }
        }
    }

    private void settle() {
        new LuckGuard(run, trials, baseline, task.start().name(), MOST_LUCK)
                .settle("measured", measured, bestMeasured, random.stream("luck", 0))
                .ifPresent(notes::add);
    }

    private void progress() {
        MetricDefinition objective = task.objective();
        task.events()
                .progress(String.format(
                        Locale.ROOT,
                        "step %d: %d of %d candidates were better than %s on the same examples so far, "
                                + "the best by %.3f, %d of %d calls",
                        step,
                        better,
                        compared,
                        task.start().name(),
                        pool.best() * (objective.max() - objective.min()),
                        calls.spent(),
                        budget));
    }
}
