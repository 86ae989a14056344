package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gepa;
import dev.attune.annotations.InferRules;
import dev.attune.annotations.KnnFewShot;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.LayoutSearch;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.MiproPlusPlus;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.ProgramLevelOpro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Simba;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.annotations.ZeroShotMiproPlusPlus;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.fixtures.CharacterCounts;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.optimize.mipro.MiproOptimizer;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls that each optimizer announces, against those that it makes on a scripted model. */
class EstimateTests {

    @LabeledFewShot(demos = @Demos(maxLabeled = 5))
    @BootstrapFewShot
    @BootstrapRandomSearch(demos = @Demos(sets = 6))
    @KnnFewShot(
            k = {1, 3},
            embedding = CharacterCounts.NAME)
    @BayesianBootstrap(search = @Search(trials = 20, minibatchSize = 20), demos = @Demos(sets = 6))
    @ZeroShotMipro(search = @Search(trials = 25, minibatchSize = 20), proposals = @Proposals(instructions = 6))
    @Mipro(
            search = @Search(trials = 30, minibatchSize = 20),
            demos = @Demos(sets = 3),
            proposals = @Proposals(instructions = 4))
    @ModuleLevelOpro(search = @Search(trials = 12, minibatchSize = 40))
    @ProgramLevelOpro(search = @Search(trials = 12, minibatchSize = 40))
    @CoordinateAscentOpro(proposalsPerModule = 6, search = @Search(minibatchSize = 80))
    @ZeroShotMiproPlusPlus(search = @Search(trials = 30, minibatchSize = 30))
    @MiproPlusPlus(search = @Search(trials = 30, minibatchSize = 20))
    @Gepa(calls = 900)
    @InferRules(search = @Search(trials = 20, minibatchSize = 20))
    @Simba(calls = 1500)
    @LayoutSearch
    private static final class Annotated {}

    static Stream<Named<Optimizer>> optimizers() {
        return Arrays.stream(Annotated.class.getAnnotations())
                .map(annotation -> Named.of(AnnotatedOptimizers.name(annotation), AnnotatedOptimizers.of(annotation)));
    }

    /** What a sampler repeats is cached, and how many demos pass is luck: half to twice the estimate is close enough to plan by. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void theCallsOfARunAreWithinAFactorOfTwoOfThoseExpected(Optimizer optimizer) {
        double expected = expected(optimizer);
        assertThat(made(optimizer)).isBetween(expected / 2, expected * 2);
    }

    static Stream<Named<Optimizer>> optimizersThatRepeatNothing() {
        return optimizers()
                .filter(optimizer -> !(optimizer.getPayload() instanceof MiproOptimizer)
                        && !optimizer.getName().equals("infer-rules")
                        && !optimizer.getName().equals("simba")
                        && !optimizer.getName().equals("layout-search")
                        && !optimizer.getName().equals("coordinate-ascent-opro"));
    }

    /** Wrong answers of the first module are all the same, so the second one's answers to them are cached. */
    @ParameterizedTest
    @MethodSource("optimizersThatRepeatNothing")
    void whereEveryTrialHasPromptsOfItsOwnTheCallsAreWithinAFifthOfThoseExpected(Optimizer optimizer) {
        double expected = expected(optimizer);
        assertThat(made(optimizer)).isBetween(expected * 0.8, expected * 1.2);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void noPhaseTakesMoreCallsThanAtWorstEvenIfEveryAnswerIsAskedForTwice(Optimizer optimizer) {
        Map<Phase, Long> calls = calls(ScriptedTask.runWithRepairs(optimizer, differentProposals()));
        List<PhaseEstimate> estimate = optimizer.estimate(ScriptedTask.workload());
        assertThat(estimate).extracting(PhaseEstimate::phase).containsExactlyElementsOf(calls.keySet());
        assertThat(estimate)
                .allSatisfy(phase -> assertThat(Objects.requireNonNull(calls.get(phase.phase())))
                        .as("%s", phase)
                        .isLessThanOrEqualTo(phase.worst()));
        assertThat(calls).containsEntry(Phase.BASELINE, estimate.get(0).worst());
    }

    @Test
    void theUnoptimizedProgramTakesACallForEachModuleAndExampleOrTwo() {
        assertThat(AnnotatedOptimizers.of(annotation(LabeledFewShot.class)).estimate(ScriptedTask.workload()))
                .containsExactly(
                        new PhaseEstimate(Phase.BASELINE, 160, 320),
                        new PhaseEstimate(Phase.BOOTSTRAP, 0, 0),
                        new PhaseEstimate(Phase.SEARCH, 160, 320));
    }

    private static double expected(Optimizer optimizer) {
        return optimizer.estimate(ScriptedTask.workload()).stream()
                .mapToLong(PhaseEstimate::expected)
                .sum();
    }

    private static double made(Optimizer optimizer) {
        OptimizationResult result =
                ScriptedTask.run(optimizer, (first, instruction, demos) -> 0.7, differentProposals());
        return calls(result).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Phase, Long> calls(OptimizationResult result) {
        return result.phases().stream()
                .collect(Collectors.toMap(
                        PhaseRecord::phase, phase -> phase.usage().calls(), Long::sum, LinkedHashMap::new));
    }

    private static Function<Asked, String> differentProposals() {
        AtomicInteger number = new AtomicInteger();
        return asked -> asked.system().contains("for each module")
                ? "First: variant " + number.incrementAndGet() + "\nSecond: variant " + number.incrementAndGet()
                : "variant " + number.incrementAndGet();
    }

    private static <A extends Annotation> A annotation(Class<A> type) {
        return Objects.requireNonNull(Annotated.class.getAnnotation(type));
    }
}
