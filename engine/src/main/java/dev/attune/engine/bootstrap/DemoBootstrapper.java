package dev.attune.engine.bootstrap;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.Evaluator.Pair;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Outcome;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Makes demo sets by rejection sampling (MIPRO, section 4.1): the teacher runs training examples, and the module calls of runs
 * that score at least the threshold become demos. Set 0 is empty, set 1 labeled only, set 2 bootstrapped in data order, each
 * further one from a shuffle, with a random size.
 *
 * <p>The teacher is the unoptimized program with labeled demos, as far as the data give any, so that small models too find
 * traces worth keeping; the examples of those demos are not run. Each training example is run once at most, whatever the number
 * of sets.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DemoBootstrapper {

    private final List<Signature> signatures;
    private final List<? extends Example<?, ?>> train;
    private final Evaluator evaluator;
    private final MetricDefinition metric;
    private final BootstrapSettings settings;
    private final RandomStreams random;
    private final LabeledDemos labeledDemos;
    private final TraceDemos fromTraces;
    private final Candidate teacher;
    private final List<Plan> plans = new ArrayList<>();
    private final Set<String> taught = new LinkedHashSet<>();
    private final Map<String, Result> runs = new LinkedHashMap<>();
    private @Nullable Supplier<List<Result>> underWay;

    /**
     * A bootstrapper.
     *
     * @param signatures the modules
     * @param train the training examples, with ids of their own
     * @param evaluator runs the teacher
     * @param teacherModel the model of the teacher
     * @param metric decides which traces are worth keeping
     * @param settings how many sets, and how large
     * @param random the streams of this phase
     */
    public DemoBootstrapper(
            List<Signature> signatures,
            List<? extends Example<?, ?>> train,
            Evaluator evaluator,
            ChatModel teacherModel,
            MetricDefinition metric,
            BootstrapSettings settings,
            RandomStreams random) {
        this.signatures = signatures;
        this.train = train;
        this.evaluator = evaluator;
        this.metric = metric;
        this.settings = settings;
        this.random = random;
        this.labeledDemos = new LabeledDemos(signatures);
        this.fromTraces = new TraceDemos(signatures, settings.shown());
        this.teacher = new Candidate(teacherPrompts(), teacherModel);
    }

    /** Begins to run the teacher, and does not wait. */
    public void begin() {
        if (plans.isEmpty()) {
            IntStream.range(0, settings.sets()).mapToObj(this::plan).forEach(plans::add);
            underWay = nextWave();
        }
    }

    /** Makes the sets. A set that would be like an earlier one is left out, so there may be fewer than asked for. */
    public List<DemoSet> bootstrap() {
        begin();
        runTeacher();
        Set<Map<String, List<Demonstration>>> distinct = new LinkedHashSet<>();
        List<DemoSet> sets = new ArrayList<>();
        for (Plan plan : plans) {
            DemoSet set = assemble(plan, kept(plan));
            if (distinct.add(set.demos())) {
                sets.add(set);
            }
        }
        return sets;
    }

    /** How many training examples the teacher has run. */
    public int attempts() {
        return runs.size();
    }

    /** The demos that may not be used. */
    public RefusedDemos refused() {
        return fromTraces.refused();
    }

    /** How many of them scored at least the threshold. */
    public int accepted() {
        return (int) runs.values().stream().filter(this::accepted).count();
    }

    /**
     * What a set is made of: of the examples in their order, the first that the teacher runs well.
     *
     * @param order the training examples
     * @param size how many bootstrapped demos it has at most
     * @param upTo how many demos it has at most, with labeled ones
     * @param draw its stream, which the assembly goes on with
     */
    private record Plan(String label, List<? extends Example<?, ?>> order, int size, int upTo, RandomGenerator draw) {}

    private Plan plan(int index) {
        RandomGenerator draw = random.stream("demo set", index);
        if (index == 0 || settings.maxDemos() + settings.maxBootstrapped() == 0) {
            return new Plan("no demos", List.of(), 0, 0, draw);
        }
        if (index == 1) {
            return new Plan("labeled", List.of(), 0, settings.maxDemos(), draw);
        }
        if (index == 2) {
            return bootstrapped("bootstrapped in data order", train, settings.maxBootstrapped(), draw);
        }
        List<? extends Example<?, ?>> shuffled = RandomStreams.shuffled(train, draw);
        int size = settings.maxBootstrapped() == 0 ? 0 : 1 + draw.nextInt(settings.maxBootstrapped());
        return bootstrapped("bootstrapped, shuffle " + (index - 2), shuffled, size, draw);
    }

    private Plan bootstrapped(String label, List<? extends Example<?, ?>> order, int size, RandomGenerator draw) {
        List<? extends Example<?, ?>> toRun =
                order.stream().filter(example -> !taught.contains(example.id())).toList();
        return new Plan(label, toRun, size, settings.maxDemos(), draw);
    }

    /**
     * Runs the teacher on what the sets need, wave after wave, each of all sets together. How long a wave is depends on results alone,
     * and so on no number of threads.
     */
    private void runTeacher() {
        for (Supplier<List<Result>> wave = underWay; wave != null; wave = nextWave()) {
            for (Result result : wave.get()) {
                runs.put(result.example().id(), result);
            }
        }
        underWay = null;
    }

    private @Nullable Supplier<List<Result>> nextWave() {
        double rate = (accepted() + 1.0) / (attempts() + 1.0);
        Map<String, Pair> wave = new LinkedHashMap<>();
        plans.forEach(plan -> addMissing(plan, rate, wave));
        return wave.isEmpty() ? null : evaluator.begin(List.copyOf(wave.values()), metric);
    }

    /** Adds as many examples as it takes to fill a set if as many runs are accepted as so far; at first, if all are. */
    private void addMissing(Plan plan, double rate, Map<String, Pair> wave) {
        double expected = 0;
        for (Example<?, ?> example : plan.order()) {
            if (expected >= plan.size()) {
                break;
            }
            Result result = runs.get(example.id());
            if (result == null) {
                wave.putIfAbsent(example.id(), new Pair(teacher, example));
                expected += rate;
            } else if (accepted(result)) {
                expected++;
            }
        }
    }

    /** The first accepted runs in the order of a set. */
    private List<Result> kept(Plan plan) {
        return plan.order().stream()
                .map(Example::id)
                .filter(runs::containsKey)
                .map(runs::get)
                .filter(this::accepted)
                .limit(plan.size())
                .toList();
    }

    private boolean accepted(Result result) {
        return result.outcome() instanceof Outcome.Scored scored && scored.value() >= settings.threshold();
    }

    private DemoSet assemble(Plan plan, List<Result> kept) {
        RandomGenerator draw = plan.draw();
        Set<String> used = new LinkedHashSet<>();
        kept.forEach(result -> used.add(result.example().id()));
        List<? extends Example<?, ?>> rest = RandomStreams.shuffled(train, draw).stream()
                .filter(example -> !used.contains(example.id()))
                .toList();
        Map<String, List<Demonstration>> demos = new LinkedHashMap<>();
        int bootstrapped = 0;
        int labeled = 0;
        for (Signature signature : signatures) {
            List<Demonstration> own = new ArrayList<>();
            kept.forEach(result -> fromTraces
                    .of(signature, result, draw)
                    .ifPresent(demo -> fromTraces.addIfAllowed(signature, demo, own)));
            bootstrapped = Math.max(bootstrapped, own.size());
            int before = own.size();
            for (Example<?, ?> example : rest) {
                if (own.size() >= plan.upTo()) {
                    break;
                }
                labeledDemos.of(signature, example).ifPresent(demo -> fromTraces.addIfAllowed(signature, demo, own));
            }
            labeled = Math.max(labeled, own.size() - before);
            demos.put(signature.name(), List.copyOf(own));
        }
        String counts =
                bootstrapped + labeled == 0 ? "" : " (" + bootstrapped + " bootstrapped, " + labeled + " labeled)";
        return new DemoSet(plan.label() + counts, demos);
    }

    private PromptSet teacherPrompts() {
        PromptSet prompts = PromptSet.seed(signatures);
        List<? extends Example<?, ?>> shuffled = RandomStreams.shuffled(train, random.stream("teacher", 0));
        for (Signature signature : signatures) {
            List<Demonstration> demos = new ArrayList<>();
            int most = settings.taught(train.size());
            for (Example<?, ?> example : shuffled) {
                if (demos.size() >= most) {
                    break;
                }
                labeledDemos.of(signature, example).ifPresent(demo -> fromTraces.addIfAllowed(signature, demo, demos));
            }
            demos.forEach(demo -> taught.add(demo.exampleId()));
            prompts = prompts.with(
                    signature.name(), prompts.module(signature.name()).withDemos(demos));
        }
        return prompts;
    }
}
