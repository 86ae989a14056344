package dev.attune.engine.optimize;

import static dev.attune.engine.optimize.ScriptedTask.run;
import static dev.attune.engine.optimize.ScriptedTask.runJointly;
import static dev.attune.engine.optimize.ScriptedTask.runSeeded;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.Demos;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.MiproPlusPlus;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.ProgramLevelOpro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Tip;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.annotations.ZeroShotMiproPlusPlus;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.optimize.ScriptedTask.Quality;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.Demonstration.Origin;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each optimizer on a scripted model where its own idea finds the answer. */
class OptimizersTests {

    @LabeledFewShot(demos = @Demos(maxLabeled = 5))
    @BootstrapFewShot
    @BootstrapRandomSearch(demos = @Demos(sets = 6))
    @BayesianBootstrap(search = @Search(trials = 20, minibatchSize = 20), demos = @Demos(sets = 6))
    @ZeroShotMipro(
            search = @Search(trials = 25, minibatchSize = 20),
            proposals = @Proposals(instructions = 6, rounds = 1))
    @Mipro(
            search = @Search(trials = 30, minibatchSize = 20),
            demos = @Demos(sets = 3),
            proposals = @Proposals(instructions = 4))
    @ModuleLevelOpro(
            search = @Search(trials = 12, minibatchSize = 40),
            proposals =
                    @Proposals(
                            groundInData = false,
                            groundInProgram = false,
                            groundInDemos = false,
                            tips = {}))
    @ProgramLevelOpro(
            search = @Search(trials = 12, minibatchSize = 40),
            proposals =
                    @Proposals(
                            groundInData = false,
                            groundInProgram = false,
                            groundInDemos = false,
                            tips = {}))
    @CoordinateAscentOpro(
            proposalsPerModule = 6,
            search = @Search(minibatchSize = 80),
            proposals =
                    @Proposals(
                            groundInData = false,
                            groundInProgram = false,
                            groundInDemos = false,
                            tips = {}))
    @ZeroShotMiproPlusPlus(search = @Search(trials = 60, minibatchSize = 30))
    @MiproPlusPlus(search = @Search(trials = 30, minibatchSize = 20))
    private static final class Annotated {}

    @ZeroShotMipro(
            search = @Search(trials = 40, minibatchSize = 30),
            proposals = @Proposals(instructions = 5, rounds = 2))
    private static final class InRounds {}

    @ModuleLevelOpro(search = @Search(trials = 6, minibatchSize = 40))
    private static final class Grounded {}

    @CoordinateAscentOpro(proposalsPerModule = 3, rounds = 2, search = @Search(minibatchSize = 300))
    private static final class BreadthAndDepth {}

    /** Demos help, instructions do not. */
    private static final Quality DEMOS_HELP = (first, instruction, demos) -> 0.4 + 0.1 * Math.min(demos, 4);

    @Test
    void labeledDemosAreShownAsTheyAre() {
        OptimizationResult result =
                run(AnnotatedOptimizers.of(annotation(LabeledFewShot.class)), DEMOS_HELP, asked -> "");
        assertThat(winner(result, "First").demos())
                .hasSize(5)
                .allSatisfy(demo -> assertThat(demo.origin()).isEqualTo(Origin.LABELED));
    }

    @Test
    void aWinnerSaysWhereItsInstructionsAndItsDemosComeFrom() {
        OptimizationResult result =
                run(AnnotatedOptimizers.of(annotation(LabeledFewShot.class)), DEMOS_HELP, asked -> "");
        assertThat(Objects.requireNonNull(result.winner()).tuned().modules().values())
                .allSatisfy(module -> {
                    assertThat(module.instructionOrigin()).isEqualTo("seed instruction");
                    assertThat(module.demosOrigin()).isEqualTo("labeled (0 bootstrapped, 5 labeled)");
                });
        assertThat(Objects.requireNonNull(result.baseline()).tuned().modules().values())
                .extracting(TunedModule::demosOrigin)
                .containsOnly("no demos");
    }

    @Test
    void bootstrapFewShotShowsDemosOfRunsThatScoredWell() {
        OptimizationResult result =
                run(AnnotatedOptimizers.of(annotation(BootstrapFewShot.class)), DEMOS_HELP, asked -> "");
        assertThat(winner(result, "Second").demos())
                .extracting(demo -> demo.origin())
                .contains(Origin.BOOTSTRAPPED);
        assertThat(result.trials()).hasSize(2);
    }

    @Test
    void randomSearchEvaluatesEverySetInFullAndTheBestWins() {
        OptimizationResult result =
                run(AnnotatedOptimizers.of(annotation(BootstrapRandomSearch.class)), DEMOS_HELP, asked -> "");
        assertThat(result.trials()).extracting(trial -> trial.kind()).doesNotContain(Kind.MINIBATCH);
        assertThat(score(result))
                .isEqualTo(result.trials().stream()
                        .mapToDouble(trial -> trial.score())
                        .max()
                        .orElseThrow());
    }

    /** The proposer has no good idea until it sees what earlier ones were worth. */
    @Test
    void aRaceAsksForMoreInstructionsFromWhatItHasLearned() {
        AtomicInteger number = new AtomicInteger();
        OptimizationResult result = run(
                AnnotatedOptimizers.of(Objects.requireNonNull(InRounds.class.getAnnotation(ZeroShotMipro.class))),
                (first, instruction, demos) -> instruction.startsWith("Good") ? 1 : 0.5,
                asked -> asked.user().contains("- effect ")
                        ? "Good advice number " + number.incrementAndGet()
                        : "Try it in way number " + number.incrementAndGet());
        assertThat(winner(result, "First").instruction()).startsWith("Good");
        assertThat(winner(result, "Second").instruction()).startsWith("Good");
        assertThat(result.attribution())
                .hasSize(2)
                .allSatisfy(worth -> assertThat(worth.difference().mean()).isPositive());
    }

    /** Simulations with {@code SearchQuality} have 95 of 100 or more. */
    @Test
    void aProposerThatWritesNoiseNearlyAlwaysEndsWithTheSeedInstructions() {
        int seeds = 0;
        for (int seed = 0; seed < 20; seed++) {
            AtomicInteger number = new AtomicInteger();
            OptimizationResult result = runSeeded(
                    seed,
                    AnnotatedOptimizers.of(annotation(Mipro.class)),
                    DEMOS_HELP,
                    asked -> "Say it in manner number " + number.incrementAndGet());
            assertThat(winner(result, "Second").demos()).isNotEmpty();
            seeds += winner(result, "First").instruction().equals("first seed")
                            && winner(result, "Second").instruction().equals("second seed")
                    ? 1
                    : 0;
        }
        assertThat(seeds).as("of 20 searches").isGreaterThanOrEqualTo(18);
    }

    @Test
    void bayesianBootstrapMixesTheSetsOfModules() {
        Quality firstNeedsNone = (first, instruction, demos) -> first == (demos > 0) ? 0.3 : 0.95;
        OptimizationResult result =
                run(AnnotatedOptimizers.of(annotation(BayesianBootstrap.class)), firstNeedsNone, asked -> "");
        assertThat(winner(result, "First").demos()).isEmpty();
        assertThat(winner(result, "Second").demos()).isNotEmpty();
    }

    @Test
    void zeroShotMiproFindsTheInstructionsAndShowsNoDemos() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(annotation(ZeroShotMipro.class)),
                (first, instruction, demos) -> instruction.endsWith("good") ? 0.95 : 0.4,
                asked -> Math.floorMod(asked.user().hashCode(), 3) == 0
                        ? "this is good"
                        : "variant " + asked.user().hashCode());
        assertThat(winner(result, "First").instruction()).endsWith("good");
        assertThat(winner(result, "Second").instruction()).endsWith("good");
        assertThat(winner(result, "Second").demos()).isEmpty();
    }

    @Test
    void historyMakesOproClimb() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(annotation(ModuleLevelOpro.class)),
                OptimizersTests::level,
                OptimizersTests::climb);
        assertThat(score(result)).isGreaterThan(0.8);
        assertThat(winner(result, "First").instruction()).matches("level (9|1\\d)");
    }

    @Test
    void programLevelOproClimbsWithAllModulesInOneAnswer() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(annotation(ProgramLevelOpro.class)),
                OptimizersTests::level,
                asked -> "First: " + climb(asked) + "\nSecond: " + climb(asked));
        assertThat(score(result)).isGreaterThan(0.8);
    }

    @Test
    void groundingInDataMakesAProposalPossibleThatHistoryAloneCannotMake() {
        Quality knowsTheData = (first, instruction, demos) -> instruction.contains("numbers") ? 0.95 : 0.4;
        OptimizationResult grounded = run(
                AnnotatedOptimizers.of(annotation(ModuleLevelOpro.class, Grounded.class)),
                knowsTheData,
                OptimizersTests::repeatTheData);
        OptimizationResult historyOnly = run(
                AnnotatedOptimizers.of(annotation(ModuleLevelOpro.class)),
                knowsTheData,
                OptimizersTests::repeatTheData);
        assertThat(score(grounded)).isGreaterThan(0.8);
        assertThat(score(historyOnly)).isLessThan(0.5);
    }

    @Test
    void coordinateAscentImprovesOneModuleAfterTheOther() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(annotation(CoordinateAscentOpro.class)),
                OptimizersTests::level,
                OptimizersTests::climb);
        assertThat(result.trials().get(1).configuration()).containsEntry("Second instruction", "seed instruction");
        assertThat(score(result)).isGreaterThan(0.45);
    }

    /** What DSPy calls COPRO. */
    @Test
    void breadthTimesDepthInstructionsOfEachModuleInTurnAreMeasuredOnAllValidationExamples() {
        AtomicInteger number = new AtomicInteger();
        OptimizationResult result = run(
                AnnotatedOptimizers.of(
                        Objects.requireNonNull(BreadthAndDepth.class.getAnnotation(CoordinateAscentOpro.class))),
                (first, instruction, demos) -> 0.6,
                asked -> "variant " + number.incrementAndGet());
        List<TrialRecord> trials = result.trials().stream()
                .filter(trial -> trial.kind() != Kind.BASELINE)
                .toList();
        assertThat(trials)
                .hasSize(2 * 3 * 2)
                .extracting(TrialRecord::kind, TrialRecord::examples)
                .containsOnly(tuple(Kind.FULL, 80));
        for (int turn = 0; turn < 4; turn++) {
            String module = turn % 2 == 0 ? "First" : "Second";
            String other = turn % 2 == 0 ? "Second" : "First";
            List<TrialRecord> ofTurn = trials.subList(3 * turn, 3 * turn + 3);
            assertThat(ofTurn)
                    .extracting(trial -> trial.configuration().get(module + " instruction"))
                    .doesNotHaveDuplicates();
            assertThat(ofTurn)
                    .extracting(trial -> trial.configuration().get(other + " instruction"))
                    .containsOnly("seed instruction");
        }
    }

    @Test
    void coordinateAscentStopsInATrapThatJointSearchLeaves() {
        AtomicInteger number = new AtomicInteger();
        ScriptedTask.Joint trap = (first, second) -> {
            boolean firstNew = first.endsWith("new");
            boolean secondNew = second.endsWith("new");
            return firstNew && secondNew ? 0.95 : firstNew || secondNew ? 0.1 : 0.5;
        };
        OptimizationResult ascent = runJointly(
                AnnotatedOptimizers.of(annotation(CoordinateAscentOpro.class)), trap, asked -> "this is new");
        OptimizationResult joint = runJointly(
                AnnotatedOptimizers.of(annotation(ZeroShotMipro.class)),
                trap,
                asked -> "variant " + number.incrementAndGet() + " is new");
        assertThat(score(ascent)).isLessThan(0.6);
        assertThat(score(joint)).isGreaterThan(0.9);
    }

    @Test
    void miproPlusPlusLearnsWhichTipIsWorthIt() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(annotation(ZeroShotMiproPlusPlus.class)),
                (first, instruction, demos) -> instruction.startsWith("You are") ? 0.95 : 0.45,
                asked -> asked.user().contains("Include a persona")
                        ? "You are a persona " + asked.user().hashCode()
                        : "plain " + asked.user().hashCode());
        assertThat(score(result)).isGreaterThan(0.85);
        assertThat(result.importance().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(result.importance())
                .allSatisfy((setting, share) -> assertThat(share)
                        .isLessThanOrEqualTo(result.importance().get("tip")));
        String persona = Tip.PERSONA.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(result.trials().subList(40, result.trials().size()))
                .filteredOn(trial -> persona.equals(trial.configuration().get("tip")))
                .hasSizeGreaterThan(10);
    }

    @Test
    void fullMiproPlusPlusAlsoSearchesHowDemosAreBootstrapped() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(annotation(MiproPlusPlus.class)),
                DEMOS_HELP,
                asked -> "x " + asked.user().hashCode());
        assertThat(result.trials().get(1).configuration())
                .containsKeys("bootstrap threshold", "bootstrapped demos per set", "teacher temperature");
        assertThat(winner(result, "First").demos()).isNotEmpty();
        assertThat(result.importance()).containsKey("bootstrap threshold");
    }

    @Test
    void miproSearchesBothHalvesTogether() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(annotation(Mipro.class)),
                (first, instruction, demos) -> (instruction.contains("variant") ? 0.6 : 0.3) + (demos > 0 ? 0.35 : 0),
                asked -> "variant " + asked.user().hashCode());
        assertThat(winner(result, "First").instruction()).contains("variant");
        assertThat(winner(result, "First").demos()).isNotEmpty();
    }

    private static double level(boolean first, String instruction, int demos) {
        Matcher level = Pattern.compile("level (\\d+)").matcher(instruction);
        return level.find() ? Math.min(1, 0.4 + 0.06 * Integer.parseInt(level.group(1))) : 0.4;
    }

    /** Answers with one level more than the best that it was shown; without history it stays at one. */
    private static String climb(Asked asked) {
        Matcher shown = Pattern.compile("level (\\d+)").matcher(asked.user());
        int best = 0;
        while (shown.find()) {
            best = Math.max(best, Integer.parseInt(shown.group(1)));
        }
        return "level " + (best + 1);
    }

    /** Summarizes with a fact of the data, and writes instructions with what it was shown of them. */
    private static String repeatTheData(Asked asked) {
        if (!asked.system().contains("write instructions")) {
            return "The data are numbers.";
        }
        return asked.user().contains("The data are numbers") ? "These are numbers." : "Do well.";
    }

    private static <A extends Annotation> A annotation(Class<A> type) {
        return annotation(type, Annotated.class);
    }

    private static <A extends Annotation> A annotation(Class<A> type, Class<?> annotated) {
        return Objects.requireNonNull(annotated.getAnnotation(type));
    }
}
