package dev.attune.engine.optimize;

import static dev.attune.engine.optimize.ScriptedTask.runPreferring;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Cost;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.propose.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several candidates that score nearly the same the cheapest wins, if the class says so. */
class PreferTests {

    private static final String LONG = "Say the middle." + " Think of every number that there is.".repeat(30);
    private static final String SHORT = "Say the middle, please.";

    /** Right on all 80 examples with the long instruction, on 79 with the short one, and on none with that of the source. */
    private static final ScriptedModel MODEL = new ScriptedModel(PreferTests::answer);

    private static String answer(Asked asked) {
        String number = asked.user().replaceAll("\\D", "");
        if (!asked.system().contains("Middle: <")) {
            return "End: e" + number;
        }
        boolean right = asked.system().startsWith(LONG) || (asked.system().startsWith(SHORT) && !number.equals("100"));
        return "Middle: " + (right ? "m" + number : "no");
    }

    /** Measures both instructions in full. */
    private static final class Both implements Optimizer {

        private final List<String> instructions;

        Both(String... instructions) {
            this.instructions = List.of(instructions);
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public List<PhaseEstimate> estimate(Workload workload) {
            return List.of();
        }

        @Override
        public OptimizationResult optimize(OptimizationTask task) {
            return OptimizationRun.of(
                    task,
                    1000,
                    run -> () -> List.of(),
                    (run, baseline, nothing) -> run.search(
                            new SearchPlan(instructions.size(), 0, 1),
                            (trials, count) -> instructions.forEach(text -> trials.next(NamedCandidate.byInstructions(
                                    TunedModules.of(
                                            task.program().signatures(),
                                            Map.of("First", new Proposal(text, "written here")),
                                            DemoSet.NONE),
                                    Map.of())))));
        }
    }

    private static OptimizationResult run(@Nullable Preference preference) {
        return runPreferring(preference, new Both(LONG, SHORT), MODEL, asked -> "", 4);
    }

    @Test
    void withoutAPreferenceTheBestWins() {
        OptimizationResult result = run(null);

        assertThat(winner(result, "First").instruction()).isEqualTo(LONG);
        assertThat(score(result)).isEqualTo(1);
        assertThat(result.front().decision()).isNull();
    }

    @Test
    void aCheaperOneThatIsNearEnoughWinsAndTheReasonIsTold() {
        OptimizationResult result = run(new Preference(Cost.TOKENS, 0.02));

        assertThat(winner(result, "First").instruction()).isEqualTo(SHORT);
        assertThat(score(result)).isEqualTo(79 / 80.0);
        assertThat(result.front().decision())
                .startsWith("The winner is not the best, since the rule is least tokens within 0.02 of the best score")
                .contains("0.988 at", "the best 1.000 at");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void theOneThatIsTakenHasTheCallsOfItsRuns() {
        Finalist winner =
                Objects.requireNonNull(run(new Preference(Cost.TOKENS, 0.02)).winner());

        assertThat(winner.evaluation().results())
                .allSatisfy(result ->
                        assertThat(result.prediction().trace().calls()).hasSize(2));
    }

    @Test
    void outsideTheToleranceTheBestWins() {
        OptimizationResult result = run(new Preference(Cost.TOKENS, 0.01));

        assertThat(winner(result, "First").instruction()).isEqualTo(LONG);
        assertThat(result.front().decision()).contains("The best score also costs least of those within 0.01");
    }

    @Test
    void theUnoptimizedProgramMayBeTaken() {
        OptimizationResult result = run(new Preference(Cost.TOKENS, 1));

        assertThat(Objects.requireNonNull(result.winner()).tuned())
                .isEqualTo(Objects.requireNonNull(result.baseline()).tuned());
    }

    @Test
    void aToleranceOfNothingTakesTheCheaperOfEqualScores() {
        String also = LONG + " Be brief.";
        OptimizationResult result =
                runPreferring(new Preference(Cost.TOKENS, 0), new Both(also, LONG), MODEL, asked -> "", 4);

        assertThat(winner(result, "First").instruction()).isEqualTo(LONG);
    }

    @Test
    void oneThreadAndManyTakeTheSame() {
        Preference preference = new Preference(Cost.TOKENS, 0.02);
        OptimizationResult one = runPreferring(preference, new Both(LONG, SHORT), MODEL, asked -> "", 1);
        OptimizationResult many = runPreferring(preference, new Both(LONG, SHORT), MODEL, asked -> "", 64);

        ScriptedTask.assertSame(one, many);
        assertThat(many.front().decision()).isEqualTo(one.front().decision());
        assertThat(many.front().contenders())
                .extracting(Contender::cost)
                .isEqualTo(
                        one.front().contenders().stream().map(Contender::cost).toList());
    }

    @Test
    void whereTokensAreNotReportedTheBestWinsWithAWarning() {
        ScriptedModel silent = MODEL.withoutTokens();
        OptimizationResult result =
                runPreferring(new Preference(Cost.TOKENS, 0.02), new Both(LONG, SHORT), silent, asked -> "", 4);

        assertThat(winner(result, "First").instruction()).isEqualTo(LONG);
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .contains("The best score wins, and not least tokens within 0.02", "did not report the tokens");
    }

    /** The second module has answered nearly the same questions for the other candidate, and a known answer has no time. */
    @Test
    void whereRunsHaveNoTimeTheBestWinsWithAWarning() {
        OptimizationResult result =
                runPreferring(new Preference(Cost.LATENCY, 0.02), new Both(SHORT, LONG), MODEL, asked -> "", 4);

        assertThat(winner(result, "First").instruction()).isEqualTo(LONG);
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .contains("The best score wins, and not least latency within 0.02", "not all of its runs have a time");
    }

    @Test
    void ofCandidatesWithoutATimeItIsSaidThatTheyWereLeftOut() {
        OptimizationResult result =
                runPreferring(new Preference(Cost.LATENCY, 0.02), new Both(LONG, SHORT), MODEL, asked -> "", 4);

        assertThat(winner(result, "First").instruction()).isEqualTo(LONG);
        assertThat(result.front().decision()).endsWith("Of 1 more it is not known what they cost.");
    }

    @Mipro(
            search = @Search(trials = 30, minibatchSize = 20),
            demos = @Demos(sets = 1),
            proposals = @Proposals(instructions = 4, rounds = 1))
    private static final class Raced {}

    /** A race measures its winner in full, and with a preference those that may cost less. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aRaceMeasuresCheaperRivalsInFull(boolean prefers) {
        Optimizer mipro = AnnotatedOptimizers.of(Objects.requireNonNull(Raced.class.getAnnotation(Mipro.class)));
        int[] asked = new int[1];
        OptimizationResult result = runPreferring(
                prefers ? new Preference(Cost.TOKENS, 0.05) : null,
                mipro,
                MODEL,
                question -> asked[0]++ % 2 == 0 ? LONG : SHORT,
                1);

        assertThat(winner(result, "First").instruction()).isEqualTo(prefers ? SHORT : LONG);
        assertThat(result.trials())
                .filteredOn(trial -> trial.kind() == TrialRecord.Kind.FULL)
                .hasSizeGreaterThanOrEqualTo(prefers ? 2 : 1);
    }
}
