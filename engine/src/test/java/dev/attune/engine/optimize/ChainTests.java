package dev.attune.engine.optimize;

import static dev.attune.engine.fixtures.ScriptedModel.draw;
import static dev.attune.engine.optimize.ScriptedTask.assertSame;
import static dev.attune.engine.optimize.ScriptedTask.isFirst;
import static dev.attune.engine.optimize.ScriptedTask.runScored;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gepa;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Simba;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.optimize.chain.ChainOptimizer;
import dev.attune.engine.optimize.chain.ChainOptimizer.Stage;
import dev.attune.engine.optimize.ensemble.VotingOptimizer;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.propose.Proposal;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.TunedModule;
import dev.langchain4j.exception.AuthenticationException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Chains on scripted models. */
class ChainTests {

    @Gepa(calls = 800)
    @BayesianBootstrap(search = @Search(trials = 8, minibatchSize = 20), demos = @Demos(sets = 4))
    @BootstrapRandomSearch(demos = @Demos(sets = 4))
    @LabeledFewShot(demos = @Demos(maxLabeled = 3))
    @ZeroShotMipro(
            search = @Search(trials = 8, minibatchSize = 40),
            proposals =
                    @Proposals(
                            instructions = 4,
                            tips = {}))
    @Simba(calls = 600, minibatchSize = 8, samples = 2)
    private static final class Stages {}

    @BayesianBootstrap(
            search = @Search(trials = 8, minibatchSize = 20),
            demos = @Demos(sets = 4, maxBootstrapped = 1, maxLabeled = 1))
    private static final class FewDemos {}

    @ZeroShotMipro(search = @Search(trials = 8, minibatchSize = 20, validationSize = 40))
    private static final class OnFewExamples {}

    private static final Scorer EXACT =
            (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0);

    private static final Scorer TOLD = (example, output) ->
            example.expected().equals(output) ? Score.of(1) : Score.of(0, "it needs the magic word");

    private final AtomicInteger number = new AtomicInteger();

    /** The word is told by feedback alone, and with the word half of the answers need a demo. */
    @Test
    void aChainFindsWhatNoneOfItsStagesFindsAlone() {
        OptimizationResult chained = magic(chain(Stages.class, Gepa.class, BayesianBootstrap.class));
        OptimizationResult gepa = magic(of(Gepa.class, Stages.class));
        OptimizationResult demos = magic(of(BayesianBootstrap.class, Stages.class));

        assertThat(score(gepa)).isBetween(0.3, 0.7);
        assertThat(score(demos)).isZero();
        assertThat(score(chained)).isEqualTo(1);
        assertThat(winner(chained, "Second").instruction()).contains("magic");
        assertThat(winner(chained, "Second").demos()).isNotEmpty();
        assertThat(module(chained, "Second").instructionOrigin()).startsWith("reflection");
        assertThat(chained.stages()).extracting(StageResult::optimizer).containsExactly("gepa", "bayesian-bootstrap");
        assertThat(score(after(chained, 0))).isEqualTo(score(gepa));
        assertThat(score(before(chained, 1))).isEqualTo(score(gepa));
        assertThat(baseline(chained).prompts().module("Second").instruction()).isEqualTo("second seed");
    }

    private static OptimizationResult magic(Optimizer optimizer) {
        ScriptedModel task = new ScriptedModel(asked -> {
            String value = value(asked);
            if (isFirst(asked)) {
                return "Middle: m" + value;
            }
            boolean right =
                    instruction(asked).contains("magic") && (asked.demos() > 0 || Integer.parseInt(value) % 2 == 0);
            return "End: " + (right ? "e" + value : "no");
        });
        return runScored(
                11,
                optimizer,
                TOLD,
                task,
                new ScriptedModel(asked -> "<instruction>"
                        + (asked.user().contains("feedback: it needs the magic word")
                                ? "Say the magic word."
                                : "Say it in manner "
                                        + Math.floorMod(asked.user().hashCode(), 1_000))
                        + "</instruction>"));
    }

    @Test
    void demosStayInPlaceWhileALaterStageSearchesInstructions() {
        List<Asked> withNewInstructions = new ArrayList<>();
        ScriptedModel task = new ScriptedModel(asked -> {
            if (instruction(asked).startsWith("Way")) {
                synchronized (withNewInstructions) {
                    withNewInstructions.add(asked);
                }
            }
            return ScriptedTask.answer(asked, ChainTests::helpedByBoth);
        });
        OptimizationResult result = ScriptedTask.run(
                chain(Stages.class, BootstrapRandomSearch.class, ZeroShotMipro.class), task, this::way, 4);

        assertThat(withNewInstructions)
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.demos()).isPositive());
        for (String module : List.of("First", "Second")) {
            assertThat(winner(result, module).demos())
                    .isEqualTo(after(result, 0).prompts().module(module).demos())
                    .isNotEmpty();
            assertThat(winner(result, module).instruction()).startsWith("Way");
            assertThat(module(result, module).demosOrigin())
                    .isEqualTo(after(result, 0).tuned().demos().origin(module))
                    .matches("(labeled|bootstrapped).*");
        }
        assertThat(score(result)).isGreaterThan(0.9);
    }

    @Test
    void instructionsOfAnEarlierStageAreTheSeedOfALaterOne() {
        OptimizationResult result = ScriptedTask.run(
                chain(Stages.class, ZeroShotMipro.class, BayesianBootstrap.class), ChainTests::helpedByBoth, this::way);
        assertThat(winner(result, "First").instruction()).startsWith("Way");
        assertThat(winner(result, "First").demos()).isNotEmpty();
        assertThat(module(result, "First").instructionOrigin()).startsWith("proposal");
        assertThat(result.attribution())
                .as("the demos are put back to those of the source, and instructions were put back without demos")
                .isNotEmpty()
                .allSatisfy(worth -> assertThat(worth.part()).isEqualTo(PromptPart.DEMOS))
                .allSatisfy(worth -> assertThat(worth.share()).isNull());
    }

    @Test
    void threeStagesBuildOnEachOther() {
        OptimizationResult result = ScriptedTask.run(
                chain(Stages.class, LabeledFewShot.class, ZeroShotMipro.class, Simba.class),
                ChainTests::helpedByBoth,
                this::way);
        assertThat(result.stages())
                .extracting(StageResult::optimizer)
                .containsExactly("labeled-few-shot", "zero-shot-mipro", "simba");
        for (int i = 1; i < 3; i++) {
            assertThat(before(result, i).prompts())
                    .isEqualTo(after(result, i - 1).prompts());
        }
        assertThat(winner(result, "First").demos()).isNotEmpty();
        assertThat(winner(result, "First").instruction()).startsWith("Way");
    }

    @Test
    void theDemosOfAnEarlierStageAreACandidateOfALaterOneThatSearchesDemos() {
        OptimizationResult result = ScriptedTask.run(
                new ChainOptimizer(List.of(
                        stage(LabeledFewShot.class, Stages.class), stage(BayesianBootstrap.class, FewDemos.class))),
                (first, instruction, demos) -> demos == 3 ? 0.95 : 0.5,
                this::way);

        assertThat(winner(result, "First").demos()).hasSize(3);
        assertThat(winner(result, "Second").demos()).hasSize(3);
        assertThat(module(result, "First").demosOrigin()).startsWith("labeled (0 bootstrapped, 3 labeled)");
        assertThat(result.trials())
                .filteredOn(trial -> trial.kind() == Kind.START)
                .singleElement()
                .satisfies(trial -> assertThat(trial.score()).isEqualTo(score(result)));
    }

    @Test
    void aStageThatFindsNothingLeavesWhatTheOneBeforeHasFound() {
        OptimizationResult result = ScriptedTask.run(
                chain(Stages.class, ZeroShotMipro.class, BayesianBootstrap.class),
                (first, instruction, demos) -> (instruction.startsWith("Way") ? 0.9 : 0.4) - 0.3 * Math.min(1, demos),
                this::way);
        assertThat(winner(result, "First").instruction()).startsWith("Way");
        assertThat(winner(result, "First").demos()).isEmpty();
        assertThat(after(result, 1)).isEqualTo(before(result, 1));
    }

    @Test
    void whereAllPromptsAreWorthTheSameTheSeedStays() {
        OptimizationResult result = runScored(
                11,
                chain(Stages.class, Gepa.class, BayesianBootstrap.class, ZeroShotMipro.class, Simba.class),
                (example, output) -> Score.of(0.5),
                new ScriptedModel(asked -> isFirst(asked) ? "Middle: m" : "End: e"),
                new ScriptedModel(this::way));
        assertThat(tuned(result)).isEqualTo(baseline(result).tuned());
        assertThat(result.stages()).hasSize(4);
    }

    /** Whether an answer is right is a matter of chance for every prompt. */
    @Test
    void aMetricOfChanceRarelyMovesTheInstructionsOfAChain() {
        int seeds = 0;
        for (int seed = 0; seed < 10; seed++) {
            int salt = seed;
            ScriptedModel task = new ScriptedModel(asked -> isFirst(asked)
                    ? "Middle: m" + value(asked)
                    : "End: " + (draw(instruction(asked) + value(asked) + salt) < 500 ? "e" + value(asked) : "no"));
            OptimizationResult result = runScored(
                    seed,
                    chain(Stages.class, Gepa.class, ZeroShotMipro.class),
                    EXACT,
                    task,
                    new ScriptedModel(asked -> "<instruction>Way " + draw(asked.user()) + "</instruction>"));
            seeds += tuned(result).equals(baseline(result).tuned()) ? 1 : 0;
        }
        assertThat(seeds).as("of 10 searches").isGreaterThanOrEqualTo(7);
    }

    @Test
    void aRunWithOneThreadAndOneWith64FindTheSame() {
        OptimizationResult one = mixed(1);
        OptimizationResult many = mixed(64);
        assertThat(one.trials()).hasSizeGreaterThan(40);
        assertSame(one, many);
        assertThat(many.stages()).isEqualTo(one.stages());
        assertThat(many.tried()).isEqualTo(one.tried());
    }

    private static OptimizationResult mixed(int slots) {
        ScriptedModel task = new ScriptedModel(asked -> ScriptedTask.answer(
                asked,
                (first, instruction, demos) ->
                        0.3 + Math.floorMod(instruction.hashCode(), 14) * 0.03 + 0.1 * Math.min(demos, 2)));
        return ScriptedTask.run(
                chain(Stages.class, Gepa.class, BayesianBootstrap.class, ZeroShotMipro.class),
                task,
                asked ->
                        "<instruction>Follow rule " + Math.floorMod(asked.user().hashCode(), 50) + "</instruction>",
                slots);
    }

    @Test
    void scoresOfSeedAndWinnerAreOnTheSameExamplesWhereAStageTakesFewer() {
        OptimizationResult result = ScriptedTask.run(
                new ChainOptimizer(List.of(
                        stage(BootstrapRandomSearch.class, Stages.class),
                        stage(ZeroShotMipro.class, OnFewExamples.class))),
                ChainTests::helpedByBoth,
                this::way);
        assertThat(examples(before(result, 0))).hasSize(80);
        assertThat(examples(before(result, 1))).hasSize(40);
        assertThat(examples(Objects.requireNonNull(result.winner()))).hasSize(40);
        assertThat(examples(baseline(result)))
                .containsExactlyElementsOf(examples(Objects.requireNonNull(result.winner())));
    }

    @Test
    void anEstimateIsTheSumOfTheStagesWithoutWhatTheStageBeforeHasMeasured() {
        Optimizer chain = chain(Stages.class, ZeroShotMipro.class, BootstrapRandomSearch.class);
        List<PhaseEstimate> first = of(ZeroShotMipro.class, Stages.class).estimate(ScriptedTask.workload());
        List<PhaseEstimate> second =
                of(BootstrapRandomSearch.class, Stages.class).estimate(ScriptedTask.workload());
        assertThat(chain.estimate(ScriptedTask.workload()).stream()
                        .mapToLong(PhaseEstimate::expected)
                        .sum())
                .isEqualTo(expected(first) + expected(second) - 160);
        assertThat(chain.estimate(ScriptedTask.workload()))
                .extracting(PhaseEstimate::label)
                .contains("zero-shot-mipro search", "bootstrap-random-search search");
    }

    private static long expected(List<PhaseEstimate> phases) {
        return phases.stream().mapToLong(PhaseEstimate::expected).sum();
    }

    @Test
    void whatEndsAStageEndsTheChain() {
        OptimizationResult result = ScriptedTask.run(
                chain(Stages.class, ZeroShotMipro.class, BootstrapRandomSearch.class),
                new ScriptedModel(one -> {
                    if (one.demos() > 0 && instruction(one).startsWith("Way")) {
                        throw new AuthenticationException("no such key");
                    }
                    return ScriptedTask.answer(one, ChainTests::helpedByBoth);
                }),
                this::way,
                4);
        assertThat(result.status()).isEqualTo(Status.ABORTED);
        assertThat(result.statusReason()).startsWith("in stage 2 of 2, bootstrap-random-search: ");
        assertThat(winner(result, "First").instruction()).startsWith("Way");
    }

    @Test
    void anOptimizerThatDropsDemosAlthoughItLeavesThemAloneIsNotFollowed() {
        OptimizationResult result = thenByHand((task, better) ->
                TunedModules.of(task.program().signatures(), Map.of("First", better, "Second", better), DemoSet.NONE));
        assertThat(winner(result, "First").demos()).hasSize(3);
        assertThat(winner(result, "First").instruction()).isEqualTo("first seed");
        assertThat(result.warnings())
                .contains(
                        "by-hand has changed demos of what labeled-few-shot found, which it says it leaves alone, so that "
                                + "its result was not used.");
    }

    @Test
    void whatMayNotBeUsedOfAStageDoesNotVoteInTheNextOne() {
        Optimizer breaking = new ByHand(
                (task, better) -> TunedModules.of(task.program().signatures(), Map.of("First", better), DemoSet.NONE));
        OptimizationResult result = ScriptedTask.run(
                new ChainOptimizer(List.of(
                        stage(BootstrapRandomSearch.class, Stages.class),
                        new Stage("by-hand", breaking),
                        new Stage("ensemble", new VotingOptimizer(3, breaking)))),
                (first, instruction, demos) -> instruction.equals("better") ? 1 : demos > 0 ? 0.8 : 0.4,
                this::way);
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("1 candidates were measured on all validation examples, and 3 are needed"));
    }

    @Test
    void anOptimizerThatMakesItsCandidatesFromTheStartKeepsDemosWithoutKnowingOfThem() {
        OptimizationResult result =
                thenByHand((task, better) -> task.start().tuned().with(Map.of("First", better, "Second", better)));
        assertThat(winner(result, "First").demos()).hasSize(3);
        assertThat(winner(result, "First").instruction()).isEqualTo("better");
        assertThat(result.warnings()).isEmpty();
    }

    private OptimizationResult thenByHand(BiFunction<OptimizationTask, Proposal, TunedModules> candidate) {
        return ScriptedTask.run(
                new ChainOptimizer(List.of(
                        stage(LabeledFewShot.class, Stages.class), new Stage("by-hand", new ByHand(candidate)))),
                (first, instruction, demos) -> instruction.equals("better") ? 1 : demos > 0 ? 0.8 : 0.4,
                this::way);
    }

    /** An optimizer of one candidate. */
    private record ByHand(BiFunction<OptimizationTask, Proposal, TunedModules> candidate) implements Optimizer {

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Set<PromptPart> changes() {
            return Set.of(PromptPart.INSTRUCTION);
        }

        @Override
        public List<PhaseEstimate> estimate(Workload workload) {
            return List.of(new PhaseEstimate(Phase.SEARCH, 1, 1));
        }

        @Override
        public OptimizationResult optimize(OptimizationTask task) {
            TunedModules tuned = candidate.apply(task, new Proposal("better", "a better one"));
            return OptimizationRun.of(
                    task,
                    80,
                    run -> () -> "",
                    (run, baseline, nothing) -> run.search(
                            new SearchPlan(1, 0, 1),
                            (trials, count) -> trials.next(NamedCandidate.byInstructions(tuned, Map.of()))));
        }
    }

    private static double helpedByBoth(boolean first, String instruction, int demos) {
        return 0.4 + (instruction.startsWith("Way") ? 0.3 : 0) + (demos > 0 ? 0.3 : 0);
    }

    private String way(Asked asked) {
        return "<instruction>Way " + number.incrementAndGet() + "</instruction>";
    }

    private static TunedModules tuned(OptimizationResult result) {
        return Objects.requireNonNull(result.winner()).tuned();
    }

    private static double score(OptimizationResult result) {
        return score(Objects.requireNonNull(result.winner()));
    }

    private static double score(Finalist finalist) {
        return finalist.evaluation().mean();
    }

    /** What a stage began from. */
    private static Finalist before(OptimizationResult result, int stage) {
        return Objects.requireNonNull(result.stages().get(stage).before());
    }

    /** What a stage left. */
    private static Finalist after(OptimizationResult result, int stage) {
        return Objects.requireNonNull(result.stages().get(stage).after());
    }

    private static Finalist baseline(OptimizationResult result) {
        return Objects.requireNonNull(result.baseline());
    }

    /** The prompt of a module of the winner, with where it comes from. */
    private static TunedModule module(OptimizationResult result, String module) {
        return Objects.requireNonNull(tuned(result).modules().get(module));
    }

    private static List<String> examples(Finalist finalist) {
        return finalist.evaluation().results().stream()
                .map(one -> one.example().id())
                .toList();
    }

    private static String instruction(Asked asked) {
        return asked.system().lines().findFirst().orElse("");
    }

    private static String value(Asked asked) {
        return asked.user().replaceAll("\\D", "");
    }

    @SafeVarargs
    private static Optimizer chain(Class<?> type, Class<? extends Annotation>... stages) {
        List<Stage> all = new ArrayList<>();
        for (Class<? extends Annotation> stage : stages) {
            all.add(stage(stage, type));
        }
        return new ChainOptimizer(all);
    }

    private static Stage stage(Class<? extends Annotation> annotation, Class<?> type) {
        Annotation found = Objects.requireNonNull(type.getAnnotation(annotation));
        return new Stage(AnnotatedOptimizers.name(found), AnnotatedOptimizers.of(found));
    }

    private static Optimizer of(Class<? extends Annotation> annotation, Class<?> type) {
        return stage(annotation, type).optimizer();
    }
}
