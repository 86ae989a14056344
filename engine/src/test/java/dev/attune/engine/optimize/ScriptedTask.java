package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Role;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Preference;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.fixtures.TestStacks;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.predict.Program;
import dev.attune.engine.predict.PromptTimes;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.annotations.Frozen;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A program of the modules First and Second on scripted models: how often it is right depends on nothing but the prompts, by a rule
 * of the test.
 */
final class ScriptedTask {

    /** First module. */
    interface First {
        @Instruction("first seed")
        String middle(int number);
    }

    /** Second module. */
    interface Second {
        @Instruction("second seed")
        String end(String middle);
    }

    /** The second module, which no optimizer may change. */
    @Frozen
    interface FrozenSecond extends Second {}

    /** The first module, whose instruction must not hold a word. */
    @Constraints(forbidden = "secret")
    interface ConstrainedFirst extends First {}

    private static final List<Signature> SIGNATURES = List.of(Signature.of(First.class), Signature.of(Second.class));

    private static final List<Signature> WITH_FROZEN =
            List.of(Signature.of(First.class), Signature.of(FrozenSecond.class).named("Second"));

    private static final List<Signature> WITH_CONSTRAINTS =
            List.of(Signature.of(ConstrainedFirst.class).named("First"), Signature.of(Second.class));

    private static final MetricDefinition.Scorer EXACT =
            (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0);

    private static final List<Example<?, ?>> TRAIN = rows(0, 20);
    private static final List<Example<?, ?>> VALIDATION = rows(100, 80);

    /** How good a module is. */
    interface Quality {

        /** The share of right answers, 0 to 1, under an instruction and with that many demos. */
        double of(boolean first, String instruction, int demos);
    }

    /** How good the whole program is, for qualities that do not factor. */
    interface Joint {

        /** The share of right answers under both instructions. */
        double of(String first, String second);
    }

    private ScriptedTask() {}

    /** Runs an optimizer where each module is right on its own account. */
    static OptimizationResult run(Optimizer optimizer, Quality quality, Function<Asked, String> proposer) {
        return run(optimizer, new ScriptedModel(asked -> answer(asked, quality)), proposer);
    }

    /** The answer of a module that is right on its own account. */
    static String answer(Asked asked, Quality quality) {
        boolean first = asked.system().contains("Middle: <");
        String number = asked.user().replaceAll("\\D", "");
        int form = asked.system().indexOf("\n\nAnswer in this form");
        String instruction = form < 0 ? "" : asked.system().substring(0, form);
        boolean right = draw(number, first) < quality.of(first, instruction, asked.demos());
        return first ? "Middle: " + (right ? "m" + number : "no") : "End: " + (right ? "e" + number : "no");
    }

    /** Runs an optimizer where the second module's answers depend on both instructions: the first one passes its own on. */
    static OptimizationResult runJointly(Optimizer optimizer, Joint joint, Function<Asked, String> proposer) {
        ScriptedModel task = new ScriptedModel(asked -> {
            String instruction = asked.system().lines().findFirst().orElse("");
            if (asked.system().contains("Middle: <")) {
                return "Middle: " + instruction + "|" + asked.user().replaceAll("\\D", "");
            }
            String middle = asked.user().replaceFirst("Middle: ", "");
            String first = middle.substring(0, middle.indexOf('|'));
            String number = middle.substring(middle.indexOf('|') + 1);
            return "End: " + (draw(number, false) < joint.of(first, instruction) ? "e" + number : "no");
        });
        return run(optimizer, task, proposer);
    }

    /** Runs an optimizer on a model whose every answer has to be asked for twice, and is wrong then. */
    static OptimizationResult runWithRepairs(Optimizer optimizer, Function<Asked, String> proposer) {
        AtomicInteger number = new AtomicInteger();
        ScriptedModel task = new ScriptedModel(asked -> {
            String label = asked.system().contains("Middle: <") ? "Middle: " : "End: ";
            return asked.user().contains("cannot be read") ? label + "no " + number.incrementAndGet() : "";
        });
        return run(optimizer, task, proposer);
    }

    /** What is known of the program and its data before the first call. */
    static Workload workload() {
        return Workload.of(SIGNATURES, TRAIN, VALIDATION);
    }

    /** The same where the second module is frozen. */
    static Workload workloadWithFrozen() {
        return Workload.of(WITH_FROZEN, TRAIN, VALIDATION);
    }

    /** Runs an optimizer where the second module is frozen. */
    static OptimizationResult runWithFrozen(Optimizer optimizer, ScriptedModel taskModel, ScriptedModel proposer) {
        return run(WITH_FROZEN, optimizer, taskModel, proposer, 4);
    }

    private static OptimizationResult run(
            Optimizer optimizer, ScriptedModel taskModel, Function<Asked, String> proposer) {
        return run(optimizer, taskModel, proposer, 4);
    }

    /** Runs an optimizer on any task model, with that many slots. */
    static OptimizationResult run(
            Optimizer optimizer, ScriptedModel taskModel, Function<Asked, String> proposer, int slots) {
        return run(SIGNATURES, optimizer, taskModel, new ScriptedModel(proposer), slots);
    }

    /** Runs an optimizer on any task model where the cheapest of nearly equal candidates wins. */
    static OptimizationResult runPreferring(
            @Nullable Preference preference,
            Optimizer optimizer,
            ScriptedModel taskModel,
            Function<Asked, String> proposer,
            int slots) {
        return run(SIGNATURES, optimizer, EXACT, taskModel, new ScriptedModel(proposer), slots, 11, preference);
    }

    /** Runs an optimizer where each module is right on its own account, with a seed. */
    static OptimizationResult runSeeded(
            long seed, Optimizer optimizer, Quality quality, Function<Asked, String> proposer) {
        ScriptedModel taskModel = new ScriptedModel(asked -> answer(asked, quality));
        return run(SIGNATURES, optimizer, taskModel, new ScriptedModel(proposer), 4, seed);
    }

    private static OptimizationResult run(
            List<Signature> signatures,
            Optimizer optimizer,
            ScriptedModel taskModel,
            ScriptedModel proposer,
            int slots) {
        return run(signatures, optimizer, taskModel, proposer, slots, 11);
    }

    /** Runs an optimizer on any models, with a metric and a seed. */
    static OptimizationResult runScored(
            long seed,
            Optimizer optimizer,
            MetricDefinition.Scorer metric,
            ScriptedModel taskModel,
            ScriptedModel proposer) {
        return run(SIGNATURES, optimizer, metric, taskModel, proposer, 4, seed);
    }

    /** Runs an optimizer where no instruction of the first module may hold the word secret. */
    static OptimizationResult runWithConstraints(Optimizer optimizer, ScriptedModel taskModel, ScriptedModel proposer) {
        return run(WITH_CONSTRAINTS, optimizer, taskModel, proposer, 4);
    }

    private static OptimizationResult run(
            List<Signature> signatures,
            Optimizer optimizer,
            ScriptedModel taskModel,
            ScriptedModel proposer,
            int slots,
            long seed) {
        return run(signatures, optimizer, EXACT, taskModel, proposer, slots, seed);
    }

    private static OptimizationResult run(
            List<Signature> signatures,
            Optimizer optimizer,
            MetricDefinition.Scorer metric,
            ScriptedModel taskModel,
            ScriptedModel proposer,
            int slots,
            long seed) {
        return run(signatures, optimizer, metric, taskModel, proposer, slots, seed, null);
    }

    private static OptimizationResult run(
            List<Signature> signatures,
            Optimizer optimizer,
            MetricDefinition.Scorer metric,
            ScriptedModel taskModel,
            ScriptedModel proposer,
            int slots,
            long seed,
            @Nullable Preference preference) {
        Program program = new Program("Scripted", "scripted", signatures, modules -> {
            First first = (First) Objects.requireNonNull(modules.get("First"));
            Second second = (Second) Objects.requireNonNull(modules.get("Second"));
            return number -> second.end(first.middle((Integer) number));
        });
        Meter meter = new Meter();
        Map<Role, RoleModels.Named> models = new EnumMap<>(Role.class);
        models.put(Role.TASK, named("task", taskModel, meter));
        models.put(Role.PROPOSER, named("proposer", proposer, meter));
        MetricDefinition exact = new MetricDefinition("exact", 0, 1, metric);
        try (Evaluator evaluator = new Evaluator(program, slots, Optional.empty(), () -> false)) {
            return optimizer.optimize(new OptimizationTask(
                            program,
                            TRAIN,
                            VALIDATION,
                            exact,
                            evaluator,
                            new RoleModels(models, meter, Budget.unlimited()),
                            new RandomStreams(seed),
                            new OptimizationEvents() {},
                            0.01)
                    .preferring(preference, new PromptTimes()));
        }
    }

    /** The prompts of the winner. */
    /** The phase that searches. */
    static PhaseRecord search(OptimizationResult result) {
        return result.phases().stream()
                .filter(phase -> phase.phase() == Phase.SEARCH)
                .findFirst()
                .orElseThrow();
    }

    /** Asserts that two runs found the same in the same way. */
    static void assertSame(OptimizationResult one, OptimizationResult many) {
        assertThat(many.trials()).isEqualTo(one.trials());
        assertThat(many.warnings()).isEqualTo(one.warnings());
        assertThat(search(many).notes()).isEqualTo(search(one).notes());
        assertThat(search(many).usage()).isEqualTo(search(one).usage());
        assertThat(Objects.requireNonNull(many.winner()).tuned())
                .isEqualTo(Objects.requireNonNull(one.winner()).tuned());
    }

    static ModulePrompt winner(OptimizationResult result, String module) {
        return Objects.requireNonNull(result.winner()).prompts().module(module);
    }

    /** The score of the winner. */
    static double score(OptimizationResult result) {
        return Objects.requireNonNull(result.winner()).evaluation().mean();
    }

    private static RoleModels.Named named(String name, ScriptedModel model, Meter meter) {
        return new RoleModels.Named(name, TestStacks.of(model, Budget.unlimited(), meter));
    }

    private static double draw(String number, boolean first) {
        return Math.floorMod((number + first).hashCode() * 0x9E3779B9, 1000) / 1000.0;
    }

    private static List<Example<?, ?>> rows(int from, int count) {
        List<Example<?, ?>> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            rows.add(Example.of("n" + i, i, "e" + i)
                    .with("number", i)
                    .with("middle", "m" + i)
                    .with("end", "e" + i));
        }
        return rows;
    }

    /** Whether it is the first of the two modules that is asked. */
    static boolean isFirst(Asked asked) {
        return asked.system().contains("Middle: <");
    }
}
