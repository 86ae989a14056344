package dev.attune.engine.optimize;

import static dev.attune.engine.optimize.ScriptedTask.assertSame;
import static dev.attune.engine.optimize.ScriptedTask.isFirst;
import static dev.attune.engine.optimize.ScriptedTask.runScored;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.search;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Gepa;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Search;
import dev.attune.annotations.Simba;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** SIMBA on scripted models where its ideas are needed. */
class SimbaTests {

    @Simba(calls = 2400)
    @Gepa(calls = 2400)
    @Mipro(search = @Search(trials = 60))
    private static final class Standard {}

    @Simba(calls = 2400, samplingTemperature = 0)
    private static final class Deterministic {}

    @Simba(calls = 1500, maxDemos = 0)
    private static final class RulesOnly {}

    @Simba(calls = 100)
    private static final class TooSmall {}

    private static final int HARD = 7;

    private static final Scorer EXACT =
            (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0);

    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();

    /** One training example alone goes well, and only every other time it is tried: what its good runs have in common is the rule. */
    @Test
    void aRuleIsFoundThatOneExampleShowsWhoseRunsDiffer() {
        OptimizationResult result = shownOnce(of(Simba.class, Standard.class));
        OptimizationResult reflected = shownOnce(of(Gepa.class, Standard.class));
        OptimizationResult proposed = shownOnce(of(Mipro.class, Standard.class));

        assertThat(score(result)).isEqualTo(1);
        assertThat(winner(result, "First").instruction()).isEqualTo("first seed\n\nSay it clearly");
        assertThat(score(reflected)).isZero();
        assertThat(score(proposed)).isZero();
        assertThat(search(proposed).usage().calls())
                .as("as many calls")
                .isGreaterThan(search(result).usage().calls());
    }

    private OptimizationResult shownOnce(Optimizer optimizer) {
        tries.set(0);
        ScriptedModel task = new ScriptedModel((asked, request) -> {
            if (isFirst(asked)) {
                boolean lucky =
                        value(asked).equals("" + HARD) && isSampled(request) && tries.incrementAndGet() % 2 == 0;
                boolean told = asked.system().contains("Say it clearly");
                return "Middle: " + (told || lucky ? "clear " : "m") + value(asked);
            }
            return "End: " + (asked.user().contains("clear") ? "e" + value(asked) : "no");
        });
        return runScored(11, optimizer, EXACT, task, new ScriptedModel(this::seeingTheDifference));
    }

    private String seeingTheDifference(Asked asked) {
        String better = asked.user().replaceFirst("(?s).*The better run:", "").replaceFirst("(?s)The worse run:.*", "");
        String worse = asked.user().replaceFirst("(?s).*The worse run:", "");
        boolean seen = asked.user().contains("The better run:") && better.contains("clear") && !worse.contains("clear");
        return "<instruction>" + (seen ? "First: Say it clearly" : "First: try way " + number.incrementAndGet())
                + "</instruction>";
    }

    @Test
    void theRequestShowsAGoodAndABadRunOfOneExampleAndAllModules() {
        ScriptedModel proposer = new ScriptedModel(this::seeingTheDifference);
        runScored(
                11,
                of(Simba.class, RulesOnly.class),
                (example, output) -> example.expected().equals(output) ? Score.of(1) : Score.of(0, "it lacks an e"),
                new ScriptedModel((asked, request) -> isFirst(asked)
                        ? "Middle: m" + value(asked)
                        : "End: " + (isSampled(request) && tries.incrementAndGet() % 2 == 0 ? "e" : "x")
                                + value(asked)),
                proposer);

        assertThat(proposer.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(system(request))
                    .contains("two runs of it on the same input", "never quote an example", "one line for each module");
            String user = user(request);
            assertThat(user)
                    .contains("Module:\nFirst(", "Module:\nSecond(", "Current instruction: first seed")
                    .contains("one of the metric exact, from 0 (worst) to 1 (best)")
                    .containsPattern(
                            "The better run:\n- score: 1.000\n  input: (\\d+)\n  expected: e\\1\n  got: e\\1\n")
                    .containsPattern("The worse run:\n- score: 0.000\n  input: (\\d+)\n")
                    .containsPattern("call of First: number: (\\d+) => middle: m\\1")
                    .containsPattern("call of Second: middle: m\\d+ => end: e\\d+")
                    .contains("feedback: it lacks an e");
        });
    }

    /** Runs of a model that always answers the same differ once candidates do. */
    @Test
    void aModelThatAnswersTheSameEveryTimeLearnsFromCandidatesThatDiffer() {
        OptimizationResult result = ScriptedTask.run(
                of(Simba.class, Deterministic.class),
                (first, instruction, demos) -> 0.5 + 0.12 * Math.min(4, demos),
                asked -> "<instruction>First: in way " + number.incrementAndGet() + "</instruction>");
        assertThat(score(result)).isGreaterThan(0.6);
        assertThat(winner(result, "First").demos()).isNotEmpty().hasSizeLessThanOrEqualTo(4);
        assertThat(search(result).notes())
                .anySatisfy(note -> assertThat(note).matches("[1-9]\\d* rules were asked for.*"));
    }

    /** Whether an answer is right is a matter of chance for every prompt. */
    @Test
    void aMetricOfChanceRarelyMovesTheWinnerFromTheSeed() {
        int seeds = 0;
        for (int seed = 0; seed < 20; seed++) {
            int salt = seed;
            ScriptedModel task = new ScriptedModel(asked -> isFirst(asked)
                    ? "Middle: m" + value(asked)
                    : "End: "
                            + (draw(asked.system() + asked.demos() + value(asked) + salt) < 500
                                    ? "e" + value(asked)
                                    : "no"));
            OptimizationResult result = runScored(
                    seed, of(Simba.class, Standard.class), EXACT, task, new ScriptedModel(this::inAnotherWay));
            boolean stays = winner(result, "First").instruction().equals("first seed")
                    && winner(result, "Second").instruction().equals("second seed")
                    && winner(result, "Second").demos().isEmpty();
            seeds += stays ? 1 : 0;
            assertThat(result.trials())
                    .as("luck on a minibatch lets some be measured")
                    .filteredOn(trial -> trial.kind() == Kind.FULL)
                    .isNotEmpty();
        }
        assertThat(seeds).as("of 20 searches").isGreaterThanOrEqualTo(18);
    }

    @Test
    void aCandidateIsComparedOnExamplesThatItHasNotSeen() {
        OptimizationResult result = ScriptedTask.run(
                of(Simba.class, Deterministic.class), (first, instruction, demos) -> 0.7, this::inAnotherWay);
        assertThat(result.trials())
                .filteredOn(trial -> trial.kind() == Kind.TRAINING)
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.examples()).isLessThan(16))
                .extracting(TrialRecord::configuration)
                .allSatisfy(configuration -> assertThat(configuration)
                        .containsKeys("parent", "made from", "score of the unoptimized program"));
    }

    @Test
    void withAMetricThatNeverChangesNothingIsBetter() {
        OptimizationResult result = runScored(
                11,
                of(Simba.class, Standard.class),
                (example, output) -> Score.of(0.5),
                new ScriptedModel(asked -> isFirst(asked) ? "Middle: m" : "End: e"),
                new ScriptedModel(this::inAnotherWay));
        assertThat(result.trials()).extracting(TrialRecord::kind).doesNotContain(Kind.FULL);
        assertThat(result.winner()).isSameAs(result.baseline());
    }

    @Test
    void aRunWithOneThreadAndOneWith64FindTheSame() {
        OptimizationResult one = mixed(1);
        OptimizationResult many = mixed(64);
        assertThat(one.trials()).hasSizeGreaterThan(10);
        assertSame(one, many);
    }

    private static OptimizationResult mixed(int slots) {
        Function<Asked, String> proposer = asked ->
                "<instruction>Second: Follow rule " + Math.floorMod(asked.user().hashCode(), 50) + "</instruction>";
        ScriptedModel task = new ScriptedModel(asked -> ScriptedTask.answer(
                asked, (first, instruction, demos) -> 0.3 + Math.floorMod(instruction.hashCode(), 14) * 0.05));
        return ScriptedTask.run(of(Simba.class, Standard.class), task, proposer, slots);
    }

    @Test
    void anAnswerThatHoldsNoRuleIsToldAndCounted() {
        OptimizationResult result = runScored(
                11,
                of(Simba.class, RulesOnly.class),
                EXACT,
                new ScriptedModel((asked, request) -> isFirst(asked)
                        ? "Middle: m" + value(asked)
                        : "End: " + (isSampled(request) && tries.incrementAndGet() % 2 == 0 ? "e" : "x")
                                + value(asked)),
                new ScriptedModel(asked -> "It depends."));
        assertThat(result.trials()).extracting(TrialRecord::kind).containsOnly(Kind.BASELINE);
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("proposals for First were refused"));
        assertThat(search(result).notes())
                .anySatisfy(note -> assertThat(note)
                        .matches("(\\d+) rules were asked for, of which \\1 gave no answer that could be used.*"));
    }

    @Test
    void theCallsOfTheSearchStayWithinItsBudget() {
        OptimizationResult result = mixed(4);
        assertThat(search(result).usage().calls()).isBetween(1400L, 2400L);
    }

    @Test
    void callsThatAreTooFewAreToldBefore() {
        assertThat(of(Simba.class, TooSmall.class).warnings(ScriptedTask.workload()))
                .singleElement()
                .asString()
                .contains("calls = 100 are too few to find anything");
    }

    private String inAnotherWay(Asked asked) {
        return "<instruction>Second: Say it in manner number "
                + Math.floorMod(asked.user().hashCode(), 1_000_000) + "</instruction>";
    }

    private static boolean isSampled(ChatRequest request) {
        Double temperature = request.temperature();
        return temperature != null && temperature == 1;
    }

    private static int draw(String text) {
        return ScriptedModel.draw(text.toLowerCase(Locale.ROOT));
    }

    private static String value(Asked asked) {
        return asked.user().replaceAll("\\D", "");
    }

    private static String system(ChatRequest request) {
        return ((SystemMessage) request.messages().get(0)).text();
    }

    private static String user(ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }

    private static <A extends Annotation> Optimizer of(Class<A> annotation, Class<?> type) {
        return AnnotatedOptimizers.of(Objects.requireNonNull(type.getAnnotation(annotation)));
    }
}
