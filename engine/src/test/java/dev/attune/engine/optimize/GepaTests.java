package dev.attune.engine.optimize;

import static dev.attune.engine.optimize.ScriptedTask.assertSame;
import static dev.attune.engine.optimize.ScriptedTask.isFirst;
import static dev.attune.engine.optimize.ScriptedTask.runScored;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.search;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gepa;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** GEPA on scripted models where its ideas are needed. */
class GepaTests {

    @Gepa(calls = 1500)
    private static final class WithMerges {}

    @Gepa(calls = 1500, merges = 0)
    private static final class WithoutMerges {}

    @Gepa(calls = 1500)
    @ZeroShotMipro(search = @Search(trials = 16), proposals = @Proposals(tips = {}))
    private static final class Standard {}

    @Gepa(calls = 800)
    private static final class Small {}

    @Gepa(calls = 100)
    private static final class TooSmall {}

    @Gepa(calls = 900, demos = @Demos(sets = 4), search = @Search(trials = 10, minibatchSize = 20))
    private static final class WithDemos {}

    @Gepa(calls = 180, atOnce = 1)
    private static final class OneStep {}

    private static final int FACTS = 12;

    private static final String OF_PARENT = "score of the parent";

    private static final Scorer EXACT =
            (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0);

    private final AtomicInteger number = new AtomicInteger();

    /** The first module solves even numbers, the second odd ones, and whoever rewrites one knows nothing more once one is good. */
    @Test
    void aMergeJoinsTwoHalfGoodParents() {
        OptimizationResult merging = halves(of(Gepa.class, WithMerges.class));
        OptimizationResult without = halves(of(Gepa.class, WithoutMerges.class));

        assertThat(score(merging)).isEqualTo(1);
        assertThat(winner(merging, "First").instruction()).isEqualTo("A good first one");
        assertThat(winner(merging, "Second").instruction()).isEqualTo("A good second one");
        assertThat(score(without)).isEqualTo(0.5);
        assertThat(search(merging).notes())
                .anySatisfy(note -> assertThat(note)
                        .matches("[1-9] merges of two candidates, of which [1-9] held on validation examples"));
        assertThat(merging.trials())
                .anySatisfy(
                        trial -> assertThat(trial.configuration().get("parent")).matches("trial \\d+ and trial \\d+"));
    }

    private OptimizationResult halves(Optimizer optimizer) {
        ScriptedModel task = new ScriptedModel(asked -> {
            String instruction = instruction(asked);
            if (isFirst(asked)) {
                return "Middle: " + (instruction.startsWith("A good") ? "good" : "plain") + "|" + value(asked);
            }
            String value = value(asked);
            boolean even = Integer.parseInt(value) % 2 == 0;
            boolean right = even ? asked.user().contains("good|") : instruction.startsWith("A good");
            return "End: " + (right ? "e" + value : instruction.startsWith("A good") ? "good, but no" : "no");
        });
        return runScored(
                11,
                optimizer,
                EXACT,
                task,
                new ScriptedModel(asked -> asked.user().contains("good")
                        ? "<instruction>Try it in way " + number.incrementAndGet() + "</instruction>"
                        : "<instruction>A good " + (asked.user().contains("Module:\nFirst(") ? "first" : "second")
                                + " one</instruction>"));
    }

    /** An example is right if the instruction holds the fact that only the feedback on examples of its kind tells. */
    @Test
    void factsOfTheFeedbackAddUpInTheInstruction() {
        Scorer told = (example, output) -> example.expected().equals(output)
                ? Score.of(1)
                : Score.of(0, "it needs fact " + kind(String.valueOf(example.input())));
        OptimizationResult evolved = facts(of(Gepa.class, Standard.class), told);
        OptimizationResult blind = facts(of(Gepa.class, Standard.class), EXACT);
        OptimizationResult proposed = facts(of(ZeroShotMipro.class, Standard.class), told);

        assertThat(score(evolved)).isEqualTo(1);
        assertThat(score(blind)).isZero();
        assertThat(score(proposed)).isBetween(0.1, 0.9);
    }

    private OptimizationResult facts(Optimizer optimizer, Scorer metric) {
        ScriptedModel task = new ScriptedModel(asked -> {
            if (isFirst(asked)) {
                return "Middle: m" + value(asked);
            }
            String value = value(asked);
            return "End: " + (facts(instruction(asked)).contains(kind(value)) ? "e" + value : "no");
        });
        return runScored(11, optimizer, metric, task, new ScriptedModel(this::knowingWhatIsTold));
    }

    private String knowingWhatIsTold(Asked asked) {
        Matcher current = Pattern.compile("(?s)Current instruction:\n(.*?)\n\n").matcher(asked.user());
        Set<Integer> facts = new TreeSet<>(current.find() ? facts(current.group(1)) : Set.of());
        asked.user().lines().filter(line -> line.contains("feedback:")).forEach(line -> facts.addAll(facts(line)));
        StringBuilder instruction = new StringBuilder("Go by");
        facts.forEach(fact -> instruction.append(" fact ").append(fact));
        return "<instruction>" + (facts.isEmpty() ? "Try way " + number.incrementAndGet() : instruction)
                + "</instruction>";
    }

    private static Set<Integer> facts(String text) {
        Set<Integer> facts = new HashSet<>();
        Matcher fact = Pattern.compile("fact (\\d+)").matcher(text);
        while (fact.find()) {
            facts.add(Integer.parseInt(fact.group(1)));
        }
        return facts;
    }

    private static int kind(String value) {
        return Integer.parseInt(value) % FACTS;
    }

    @Test
    void aReflectionShowsRunsWithInputsOutputsCallsAndFeedbackAndAsksForAMarkedAnswer() {
        ScriptedModel proposer = new ScriptedModel(asked -> "");
        Scorer told = (example, output) -> Score.of(0, "the output lacks a stop");
        runScored(
                11,
                of(Gepa.class, Small.class),
                told,
                new ScriptedModel(asked -> isFirst(asked) ? "Middle: m" + value(asked) : "what is this"),
                proposer);

        ChatRequest request = proposer.requests().stream()
                .filter(one -> user(one).contains("Module:\nSecond("))
                .findFirst()
                .orElseThrow();
        assertThat(((SystemMessage) request.messages().get(0)).text())
                .contains("keep what is right", "fact of the domain", "<instruction>");
        assertThat(user(request))
                .contains("Current instruction:\nsecond seed")
                .contains("one of the metric exact, from 0 (worst) to 1 (best)")
                .containsPattern("  input: \\d+\n  expected: e\\d+\n")
                .containsPattern("  call of First: middle: m\\d+\n")
                .containsPattern("  call of Second: middle: m\\d+ => (end: )?what is this")
                .contains("feedback: the output lacks a stop");
        assertThat(user(request).split("- score: 0.000", -1)).hasSize(1 + 3);
    }

    @Test
    void anErrorOfARunIsShown() {
        ScriptedModel proposer = new ScriptedModel(asked -> "");
        runScored(
                11,
                of(Gepa.class, Small.class),
                EXACT,
                new ScriptedModel(asked -> isFirst(asked) ? "Middle: m" + value(asked) : ""),
                proposer);
        assertThat(proposer.requests())
                .anySatisfy(request ->
                        assertThat(user(request)).contains("got: no output; ", "an answer that cannot be used"));
    }

    /** Whether an answer is right is a matter of chance for every prompt. */
    @Test
    void aMetricOfChanceRarelyMovesTheWinnerFromTheSeed() {
        int seeds = 0;
        for (int seed = 0; seed < 20; seed++) {
            int salt = seed;
            ScriptedModel task = new ScriptedModel(asked -> isFirst(asked)
                    ? "Middle: m" + value(asked)
                    : "End: " + (draw(instruction(asked) + value(asked) + salt) < 500 ? "e" + value(asked) : "no"));
            OptimizationResult result =
                    runScored(seed, of(Gepa.class, Standard.class), EXACT, task, new ScriptedModel(this::inAnotherWay));
            boolean stays = isSeed(result);
            seeds += stays ? 1 : 0;
            assertThat(score(result))
                    .isGreaterThanOrEqualTo(Objects.requireNonNull(result.baseline())
                            .evaluation()
                            .score());
            assertThat(result.trials())
                    .as("luck on three examples lets many be measured")
                    .filteredOn(trial -> trial.kind() == Kind.FULL)
                    .isNotEmpty();
            assertThat(result.warnings().toString().contains("so the unoptimized program stays"))
                    .isEqualTo(stays && isBeaten(result));
        }
        assertThat(seeds).as("of 20 searches").isGreaterThanOrEqualTo(16);
    }

    private static boolean isBeaten(OptimizationResult result) {
        double baseline = result.trials().get(0).score();
        return result.trials().stream().anyMatch(trial -> trial.kind() == Kind.FULL && trial.score() > baseline);
    }

    @Test
    void withAMetricThatNeverChangesNothingJoinsThePool() {
        OptimizationResult result = runScored(
                11,
                of(Gepa.class, Standard.class),
                (example, output) -> Score.of(0.5),
                new ScriptedModel(asked -> isFirst(asked) ? "Middle: m" : "End: e"),
                new ScriptedModel(this::inAnotherWay));
        assertThat(result.trials()).extracting(TrialRecord::kind).containsOnly(Kind.BASELINE, Kind.TRAINING);
        assertThat(isSeed(result)).isTrue();
        assertThat(search(result).notes()).anySatisfy(note -> assertThat(note).contains("the pool has 1 candidates"));
    }

    /** Each prompt is right on numbers of its own, so that there is something to compare. */
    private static String rightOnNumbersOfItsOwn(Asked asked) {
        return isFirst(asked)
                ? "Middle: m" + (draw(instruction(asked) + value(asked)) < 500 ? value(asked) : "0")
                : "End: e" + value(asked);
    }

    @Test
    void whatIsMeasuredInFullWasBetterThanItsParentOnThreeTrainingExamples() {
        ScriptedModel task = new ScriptedModel(GepaTests::rightOnNumbersOfItsOwn);
        OptimizationResult result =
                runScored(11, of(Gepa.class, Standard.class), EXACT, task, new ScriptedModel(this::inAnotherWay));

        List<TrialRecord> training = result.trials().stream()
                .filter(trial -> trial.kind() == Kind.TRAINING)
                .toList();
        assertThat(training)
                .hasSizeGreaterThan(10)
                .allSatisfy(trial -> assertThat(trial.examples()).isEqualTo(3));
        assertThat(result.trials().stream()
                        .filter(trial -> trial.kind() == Kind.FULL)
                        .filter(trial -> trial.configuration().containsKey(OF_PARENT)))
                .isNotEmpty()
                .allSatisfy(full -> assertThat(training).anySatisfy(trial -> {
                    assertThat(trial.configuration()).isEqualTo(full.configuration());
                    assertThat(trial.score()).isGreaterThan(ofParent(trial));
                }));
        assertThat(training)
                .as("most are no better, and go no further")
                .anySatisfy(trial -> assertThat(trial.score()).isLessThanOrEqualTo(ofParent(trial)));
    }

    private static double ofParent(TrialRecord trial) {
        return Double.parseDouble(trial.configuration().getOrDefault(OF_PARENT, "NaN"));
    }

    @Test
    void aCandidateIsComparedOnTheExamplesThatItsParentWasRunOn() {
        Map<String, Set<String>> met = new ConcurrentHashMap<>();
        ScriptedModel task = new ScriptedModel(asked -> {
            if (isFirst(asked) && Integer.parseInt(value(asked)) < 100) {
                met.computeIfAbsent(instruction(asked), key -> ConcurrentHashMap.newKeySet())
                        .add(value(asked));
            }
            return isFirst(asked) ? "Middle: m" + value(asked) : "End: no";
        });
        OptimizationResult result =
                runScored(11, of(Gepa.class, OneStep.class), EXACT, task, new ScriptedModel(this::inAnotherWay));

        assertThat(result.trials()).extracting(TrialRecord::kind).containsExactly(Kind.BASELINE, Kind.TRAINING);
        assertThat(met).hasSize(2).containsKey("first seed");
        assertThat(met.values())
                .allSatisfy(numbers -> assertThat(numbers).hasSize(3).isEqualTo(met.get("first seed")));
    }

    @Test
    void aRunWithOneThreadAndOneWith64FindTheSame() {
        OptimizationResult one = mixed(1);
        OptimizationResult many = mixed(64);
        assertThat(one.trials()).hasSizeGreaterThan(20);
        assertSame(one, many);
    }

    private static OptimizationResult mixed(int slots) {
        Function<Asked, String> proposer = asked ->
                "<instruction>Follow rule " + Math.floorMod(asked.user().hashCode(), 50) + "</instruction>";
        ScriptedModel task = new ScriptedModel(asked -> ScriptedTask.answer(
                asked, (first, instruction, demos) -> 0.3 + Math.floorMod(instruction.hashCode(), 14) * 0.05));
        return ScriptedTask.run(of(Gepa.class, Standard.class), task, proposer, slots);
    }

    @Test
    void anAnswerThatHoldsNoInstructionIsToldAndCountedAndNeverGuessedAt() {
        OptimizationResult result = runScored(
                11,
                of(Gepa.class, Small.class),
                EXACT,
                new ScriptedModel(asked -> isFirst(asked) ? "Middle: m" : "End: e"),
                new ScriptedModel(asked -> "<instruction>One</instruction> or <instruction>Two</instruction>"));
        assertThat(result.trials()).extracting(TrialRecord::kind).containsOnly(Kind.BASELINE);
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .matches("(\\d+) of \\1 proposals for First were refused.*several instructions.*"));
        assertThat(search(result).notes())
                .anySatisfy(note -> assertThat(note)
                        .matches("(\\d+) instructions were to be rewritten; \\1 answers could not be used.*"));
    }

    @Test
    void whatAConstraintForbidsIsNeverEvaluated() {
        ScriptedModel task = new ScriptedModel(asked -> isFirst(asked) ? "Middle: m" : "End: e");
        OptimizationResult result = ScriptedTask.runWithConstraints(
                of(Gepa.class, Small.class),
                task,
                new ScriptedModel(
                        asked -> "<instruction>Tell a secret, in way " + number.incrementAndGet() + "</instruction>"));
        assertThat(task.requests().stream()
                        .map(request -> ((SystemMessage) request.messages().get(0)).text()))
                .filteredOn(system -> system.contains("Middle: <"))
                .isNotEmpty()
                .allSatisfy(system -> assertThat(system).startsWith("first seed"));
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("proposals for First were refused"));
    }

    @Test
    void theCallsOfTheEvolutionStayWithinItsBudget() {
        AtomicInteger way = new AtomicInteger();
        OptimizationResult result = ScriptedTask.run(
                of(Gepa.class, Small.class),
                new ScriptedModel(asked -> ScriptedTask.answer(
                        asked, (first, instruction, demos) -> 0.3 + Math.floorMod(instruction.hashCode(), 14) * 0.05)),
                asked -> "Way " + way.incrementAndGet(),
                4);
        assertThat(search(result).usage().calls()).isBetween(600L, 800L);
    }

    @Test
    void callsThatAreTooFewAreToldBefore() {
        assertThat(of(Gepa.class, TooSmall.class).warnings(ScriptedTask.workload()))
                .singleElement()
                .asString()
                .contains("calls = 100 are too few to find anything");
    }

    @Test
    void evolvedInstructionsEnterASearchOfDemos() {
        OptimizationResult result = ScriptedTask.run(
                of(Gepa.class, WithDemos.class),
                (first, instruction, demos) -> 0.4 + (instruction.startsWith("Way") ? 0.3 : 0) + (demos > 0 ? 0.3 : 0),
                asked -> "Way " + number.incrementAndGet());
        assertThat(winner(result, "First").instruction()).startsWith("Way");
        assertThat(winner(result, "First").demos()).isNotEmpty();
        assertThat(score(result)).isGreaterThan(0.9);
        assertThat(result.phases())
                .extracting(PhaseRecord::phase)
                .containsExactly(Phase.BASELINE, Phase.BOOTSTRAP, Phase.SEARCH, Phase.SEARCH);
        assertThat(of(Gepa.class, WithDemos.class).estimate(ScriptedTask.workload()))
                .extracting(PhaseEstimate::phase)
                .containsExactly(Phase.BASELINE, Phase.BOOTSTRAP, Phase.SEARCH, Phase.SEARCH);
        assertThat(of(Gepa.class, WithDemos.class).settings())
                .containsEntry("search.trials", "10")
                .containsEntry("demos.sets", "4");
    }

    private String inAnotherWay(Asked asked) {
        return "<instruction>Say it in manner number "
                + Math.floorMod(asked.user().hashCode(), 1_000_000) + "</instruction>";
    }

    private static boolean isSeed(OptimizationResult result) {
        return winner(result, "First").instruction().equals("first seed")
                && winner(result, "Second").instruction().equals("second seed");
    }

    private static int draw(String text) {
        return ScriptedModel.draw(text.toLowerCase(Locale.ROOT));
    }

    private static String instruction(Asked asked) {
        return asked.system().lines().findFirst().orElse("");
    }

    private static String value(Asked asked) {
        return asked.user().replaceAll("\\D", "");
    }

    private static String user(ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }

    private static <A extends Annotation> Optimizer of(Class<A> annotation, Class<?> type) {
        return AnnotatedOptimizers.of(Objects.requireNonNull(type.getAnnotation(annotation)));
    }
}
