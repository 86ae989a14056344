package dev.attune.engine.optimize.learning;

import dev.attune.annotations.Role;
import dev.attune.annotations.Tip;
import dev.attune.engine.bootstrap.BootstrapSettings;
import dev.attune.engine.bootstrap.DemoBootstrapper;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.bootstrap.RefusedDemos;
import dev.attune.engine.model.TemperedModel;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.phase.CandidateTrials;
import dev.attune.engine.optimize.phase.CandidateTrials.Measured;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.TriedInstructions;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.propose.Grounding;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.ProposalSetup;
import dev.attune.engine.propose.Tried;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Study;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import dev.attune.engine.search.tpe.TpeSampler;
import dev.attune.engine.search.tpe.VariableImportance;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The search of MIPRO++: over settings, not over prompts; what it learns is which settings make good ones. One thread at a time. */
final class LearningToPropose {

    private static final String DATA = "data summary";
    private static final String PROGRAM = "program description";
    private static final String DEMOS = "demos shown to the proposer";
    private static final String HISTORY = "history";
    private static final String TIP = "tip";
    private static final String TEMPERATURE = "proposer temperature";
    private static final String THRESHOLD = "bootstrap threshold";
    private static final String DEMOS_PER_SET = "bootstrapped demos per set";
    private static final String TEACHER_TEMPERATURE = "teacher temperature";

    /** Above it answers of most models fall apart. */
    private static final double HIGHEST_TEMPERATURE = 1.5;

    /** All that some trial may ask for. */
    static final Grounding ALL_GROUNDS = new Grounding(true, true, true, true, true, List.of());

    private final OptimizationTask task;
    private final TunedModules start;
    private final List<Tip> tips;
    private final @Nullable DemoSettings demos;
    private final Study study;
    private final InstructionProposer proposer;
    private final Map<String, TriedInstructions> histories = new HashMap<>();
    private final RefusedDemos refused = new RefusedDemos();

    LearningToPropose(
            OptimizationTask task,
            InstructionProposer proposer,
            Finalist baseline,
            List<Tip> tips,
            @Nullable DemoSettings demos) {
        this.task = task;
        this.start = baseline.tuned();
        this.tips = tips;
        this.demos = demos;
        this.study = new Study(
                new SearchSpace(variables(task, tips, demos)),
                new TpeSampler(),
                task.random().child("settings"));
        this.proposer = proposer;
        for (Signature signature : task.program().signatures()) {
            history(signature)
                    .add(signature.seedInstruction(), baseline.evaluation().score());
        }
    }

    private static List<Variable> variables(OptimizationTask task, List<Tip> tips, @Nullable DemoSettings demos) {
        List<Variable> variables = new ArrayList<>(List.of(
                new Categorical(DATA, 2),
                new Categorical(PROGRAM, 2),
                new Categorical(DEMOS, 2),
                new Categorical(HISTORY, 2),
                new Categorical(TIP, tips.size()),
                new FloatRange(TEMPERATURE, 0, HIGHEST_TEMPERATURE)));
        if (demos != null) {
            variables.add(new FloatRange(
                    THRESHOLD, task.objective().min(), task.objective().max()));
            variables.add(new Categorical(DEMOS_PER_SET, demos.maxBootstrapped() + 1));
            variables.add(new FloatRange(TEACHER_TEMPERATURE, 0, HIGHEST_TEMPERATURE));
        }
        return variables;
    }

    void run(CandidateTrials trials, int count) {
        for (int trial = 1; trial <= count; trial++) {
            Point point = study.ask(trial);
            Map<String, Proposal> instructions = propose(point, trial);
            NamedCandidate candidate = candidate(point, instructions, demoSet(point, trial));
            Measured measured = trials.next(candidate).get(0);
            study.tell(point, measured.rank());
            task.program().signatures().forEach(signature -> {
                Proposal proposal = instructions.get(signature.name());
                if (proposal != null) {
                    history(signature).add(proposal.instruction(), measured.score());
                }
            });
        }
    }

    /** The demos that were not used. */
    RefusedDemos refused() {
        return refused;
    }

    /** How much each setting mattered, as shares of 1; empty if that cannot be told. */
    Map<String, Double> importance() {
        return VariableImportance.of(study.history());
    }

    private Map<String, Proposal> propose(Point point, int trial) {
        Grounding grounding = new Grounding(
                on(point, DATA), on(point, PROGRAM), on(point, DEMOS), on(point, HISTORY), true, List.of(tip(point)));
        Map<String, Proposal> instructions = new LinkedHashMap<>();
        for (Signature signature : task.program().signatures()) {
            List<Tried> history = history(signature).best();
            proposer.proposeNext(signature, trial, new ProposalSetup(grounding, point.value(TEMPERATURE), history))
                    .ifPresent(proposal -> instructions.put(signature.name(), proposal));
        }
        return instructions;
    }

    /** The runs of the teacher in a trial, before anything is learned: all sizes of demo sets are as likely. */
    static double expectedBootstrapRuns(DemoSettings demos, int train) {
        return IntStream.rangeClosed(0, demos.maxBootstrapped())
                .mapToDouble(size -> bootstrapSettings(demos, size, 1).expectedRuns(train))
                .average()
                .orElse(0);
    }

    private static BootstrapSettings bootstrapSettings(DemoSettings demos, int size, double threshold) {
        return new BootstrapSettings(3, size, demos.maxDemos(), threshold);
    }

    private DemoSet demoSet(Point point, int trial) {
        boolean frozen = task.program().signatures().stream()
                .allMatch(signature -> signature.frozen().contains(PromptPart.DEMOS));
        if (demos == null || frozen) {
            return start.demos();
        }
        BootstrapSettings settings = bootstrapSettings(demos, point.choice(DEMOS_PER_SET), point.value(THRESHOLD));
        DemoBootstrapper bootstrapper = new DemoBootstrapper(
                task.program().signatures(),
                task.train(),
                task.evaluator(),
                new TemperedModel(task.models().rollout(Role.TEACHER, trial), point.value(TEACHER_TEMPERATURE)),
                task.objective(),
                settings,
                task.random().child("bootstrap of trial " + trial));
        List<DemoSet> sets = bootstrapper.bootstrap();
        refused.addAll(bootstrapper.refused());
        return sets.get(sets.size() - 1);
    }

    private NamedCandidate candidate(Point point, Map<String, Proposal> instructions, DemoSet set) {
        return new NamedCandidate(start.with(instructions).with(set), describe(point));
    }

    private Map<String, String> describe(Point point) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Variable variable : study.space().variables()) {
            String name = variable.name();
            if (variable instanceof FloatRange) {
                words.put(name, String.format(Locale.ROOT, "%.2f", point.value(name)));
            } else if (name.equals(TIP)) {
                words.put(name, tip(point).name().toLowerCase(Locale.ROOT).replace('_', ' '));
            } else if (name.equals(DEMOS_PER_SET)) {
                words.put(name, String.valueOf(point.choice(name)));
            } else {
                words.put(name, on(point, name) ? "yes" : "no");
            }
        }
        return words;
    }

    private Tip tip(Point point) {
        return tips.get(point.choice(TIP));
    }

    private static boolean on(Point point, String variable) {
        return point.choice(variable) == 1;
    }

    private TriedInstructions history(Signature signature) {
        return histories.computeIfAbsent(signature.name(), name -> new TriedInstructions());
    }
}
