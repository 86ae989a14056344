package dev.attune.engine.optimize.reflective;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.bootstrap.TraceDemos;
import dev.attune.engine.data.Example;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.reflective.AscentPool.Entry;
import dev.attune.engine.propose.Contrast;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes new candidates of what the runs of examples tell: a candidate of the pool gets a rule, written from a good and a bad run of one
 * example, or a demo, which is a good run. One thread at a time.
 */
final class Drafts {

    private final OptimizationTask task;
    private final AscentSettings settings;
    private final InstructionProposer proposer;
    private final AscentPool pool;
    private final RandomStreams random;
    private final TraceDemos fromTraces;
    private final boolean writesRules;
    private final boolean addsDemos;
    private int rules;
    private int unusable;
    private int demos;
    private int without;
    private int askedNow;

    Drafts(
            OptimizationTask task,
            AscentSettings settings,
            InstructionProposer proposer,
            AscentPool pool,
            RandomStreams random) {
        List<Signature> signatures = task.program().signatures();
        this.task = task;
        this.settings = settings;
        this.proposer = proposer;
        this.pool = pool;
        this.random = random;
        this.fromTraces = new TraceDemos(signatures, settings.maxDemos());
        this.writesRules = signatures.stream().anyMatch(module -> isFree(module, PromptPart.INSTRUCTION));
        this.addsDemos =
                settings.maxDemos() > 0 && signatures.stream().anyMatch(module -> isFree(module, PromptPart.DEMOS));
    }

    private static boolean isFree(Signature module, PromptPart part) {
        return !module.frozen().contains(part);
    }

    /**
     * A new candidate.
     *
     * @param source what it was made of
     * @param example whose runs it was made from
     * @param kind what it was made from, in words
     * @param tuned its prompts
     */
    record Draft(Entry source, Example<?, ?> example, String kind, TunedModules tuned) {}

    /** What is to be made. */
    private record Plan(Entry source, Bucket bucket, boolean rule, RandomGenerator random) {}

    /**
     * The candidates of a step, of the first examples from which one can be made.
     *
     * @param buckets the runs of each example, the one that tells most first
     */
    List<Draft> of(int step, List<Bucket> buckets) {
        double worth = lowTenth(buckets);
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < buckets.size() && plans.size() < settings.candidates(); i++) {
            Bucket bucket = buckets.get(i);
            RandomGenerator draw = random.child("draft " + i).stream("of a step", step);
            boolean good =
                    bucket.high() > worth || bucket.high() >= task.objective().max();
            boolean rule = writesRules && bucket.differs() && (!addsDemos || draw.nextBoolean());
            if (good && (rule || addsDemos) && !isSolved(buckets)) {
                plans.add(new Plan(pool.draw(settings.candidates(), bucket.example(), draw), bucket, rule, draw));
            }
        }
        Iterator<Contrast.Answer> answers = answers(plans).iterator();
        List<Draft> drafts = new ArrayList<>();
        for (Plan plan : plans) {
            TunedModules tuned = plan.rule() ? withRules(plan, answers.next()) : withDemo(plan);
            if (!tuned.prompts().equals(plan.source().tuned().prompts())) {
                drafts.add(new Draft(
                        plan.source(), plan.bucket().example(), plan.rule() ? "two runs" : "a good run", tuned));
            }
        }
        return drafts;
    }

    /** A tenth of the runs scored no more; in a bad run of the lowest tenth there is nothing to learn from. */
    private static double lowTenth(List<Bucket> buckets) {
        double[] lows = buckets.stream().mapToDouble(Bucket::low).sorted().toArray();
        return lows.length == 0 ? Double.NaN : lows[(lows.length - 1) / 10];
    }

    private boolean isSolved(List<Bucket> buckets) {
        return buckets.stream()
                .allMatch(bucket -> bucket.low() >= task.objective().max());
    }

    private List<Contrast.Answer> answers(List<Plan> plans) {
        List<Contrast> contrasts = plans.stream()
                .filter(Plan::rule)
                .map(plan -> new Contrast(
                        plan.source().tuned().prompts(),
                        plan.bucket().best(),
                        plan.bucket().worst(),
                        plan.source().name()))
                .toList();
        List<Contrast.Answer> answers =
                contrasts.isEmpty() ? List.of() : proposer.advise(contrasts, settings.temperature());
        askedNow = answers.stream().mapToInt(Contrast.Answer::calls).sum();
        return answers;
    }

    /** The calls of the proposer model in the last step. */
    int askedNow() {
        return askedNow;
    }

    private TunedModules withRules(Plan plan, Contrast.Answer answer) {
        rules++;
        unusable += answer.instructions().isEmpty() ? 1 : 0;
        Map<String, TunedModule> modules =
                new LinkedHashMap<>(plan.source().tuned().modules());
        answer.instructions()
                .forEach((name, proposal) -> modules.computeIfPresent(name, (n, was) -> ruled(was, proposal)));
        return new TunedModules(modules);
    }

    private static TunedModule ruled(TunedModule was, Proposal proposal) {
        return was.withInstruction(proposal.instruction(), proposal.origin());
    }

    /** Where the room for demos is used up, or chance will have it, demos of other examples make place for the new one. */
    private TunedModules withDemo(Plan plan) {
        demos++;
        Set<String> dropped = dropped(plan);
        Map<String, TunedModule> modules = new LinkedHashMap<>();
        boolean added = false;
        for (Signature signature : task.program().signatures()) {
            TunedModule was =
                    Objects.requireNonNull(plan.source().tuned().modules().get(signature.name()));
            List<Demonstration> own = new ArrayList<>(was.demos());
            own.removeIf(demo -> dropped.contains(demo.exampleId()));
            int before = own.size();
            fromTraces
                    .of(signature, plan.bucket().best(), plan.random())
                    .ifPresent(demo -> fromTraces.addIfAllowed(signature, demo, own));
            added |= own.size() > before;
            String origin = own.isEmpty() ? DemoSet.NONE.label() : "good runs of " + own.size() + " examples";
            modules.put(signature.name(), was.withDemos(own, origin, was.choice()));
        }
        without += added ? 0 : 1;
        return added ? new TunedModules(modules) : plan.source().tuned();
    }

    private Set<String> dropped(Plan plan) {
        List<String> shown = new ArrayList<>(
                new LinkedHashSet<>(plan.source().shown().stream().sorted().toList()));
        int most = settings.maxDemos();
        int drops = Math.max(poisson(shown.size() / (double) most, plan.random()), shown.size() - most + 1);
        return Set.copyOf(RandomStreams.shuffled(shown, plan.random())
                .subList(0, Math.max(0, Math.min(drops, shown.size()))));
    }

    /** Knuth's method, for small means. */
    private static int poisson(double mean, RandomGenerator random) {
        double least = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > least; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    List<String> describe() {
        return List.of(rules + " rules were asked for, of which " + unusable + " gave no answer that could be used; "
                + demos + " good runs were to become demos, of which " + without + " gave none");
    }

    /** What keeps good runs from being demos, a sentence each. */
    List<String> refused() {
        return fromTraces.refused().warnings();
    }
}
