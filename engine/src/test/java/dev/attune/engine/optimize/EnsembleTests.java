package dev.attune.engine.optimize;

import static dev.attune.engine.fixtures.ScriptedModel.draw;
import static dev.attune.engine.optimize.ScriptedTask.assertSame;
import static dev.attune.engine.optimize.ScriptedTask.isFirst;
import static dev.attune.engine.optimize.ScriptedTask.runScored;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gepa;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.optimize.chain.ChainOptimizer;
import dev.attune.engine.optimize.chain.ChainOptimizer.Stage;
import dev.attune.engine.optimize.ensemble.VotingOptimizer;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Votes on scripted models. */
class EnsembleTests {

    @BootstrapRandomSearch(demos = @Demos(sets = 4))
    @BayesianBootstrap(search = @Search(trials = 8, minibatchSize = 20), demos = @Demos(sets = 4))
    @Mipro(
            search = @Search(trials = 12, minibatchSize = 20),
            demos = @Demos(sets = 4),
            proposals = @Proposals(instructions = 3))
    @Gepa(calls = 800)
    @LabeledFewShot(demos = @Demos(maxLabeled = 3))
    private static final class Stages {}

    @BootstrapRandomSearch(demos = @Demos(sets = 8))
    private static final class ManySets {}

    @BayesianBootstrap(search = @Search(trials = 12), demos = @Demos(sets = 4))
    private static final class Racing {}

    private static final Scorer EXACT =
            (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0);

    /** Whatever the prompt, a third of the answers is wrong, and which third depends on the prompt. */
    @Test
    void aVoteFindsWhatNoPromptFinds() {
        OptimizationResult result = thirds(ensemble(3));
        assertThat(score(result)).isEqualTo(1);
        assertThat(winner(result, "Second").voters()).hasSize(3).doesNotHaveDuplicates();
        assertThat(result.stages())
                .extracting(StageResult::optimizer)
                .containsExactly("bootstrap-random-search", "ensemble");
        for (Class<? extends Annotation> alone :
                List.of(BootstrapRandomSearch.class, BayesianBootstrap.class, Mipro.class, Gepa.class)) {
            assertThat(score(thirds(of(alone)))).as(alone.getSimpleName()).isLessThan(0.7);
        }
        assertThat(score(thirds(new ChainOptimizer(List.of(stage(BootstrapRandomSearch.class), stage(Gepa.class))))))
                .isLessThan(0.7);
    }

    @Test
    void whatTheCandidatesHaveAnsweredIsNotAskedAgain() {
        ScriptedModel alone = thirds();
        ScriptedModel voting = thirds();
        runScored(11, of(BootstrapRandomSearch.class), EXACT, alone, proposer());
        OptimizationResult result = runScored(11, ensemble(3), EXACT, voting, proposer());
        assertThat(voting.requests()).hasSameSizeAs(alone.requests());
        assertThat(result.trials())
                .filteredOn(trial -> trial.configuration().containsKey("vote of"))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.examples()).isEqualTo(80);
                    assertThat(trial.configuration())
                            .containsEntry("stage", "ensemble")
                            .hasEntrySatisfying(
                                    "vote of", value -> assertThat(value).startsWith("3 candidates: trials "));
                });
    }

    @Test
    void theBestCandidateIsTheFirstVoter() {
        OptimizationResult result = thirds(ensemble(3));
        Finalist single = Objects.requireNonNull(result.stages().get(0).after());
        assertThat(winner(result, "Second").voters().get(0))
                .isEqualTo(single.prompts().module("Second"));
    }

    @Test
    void aVoteThatIsNoBetterLeavesTheBestCandidateAlone() {
        OptimizationResult result = runScored(
                11,
                ensemble(3),
                EXACT,
                new ScriptedModel(
                        asked -> ScriptedTask.answer(asked, (first, instruction, demos) -> demos > 0 ? 0.8 : 0.4)),
                proposer());
        assertThat(winner(result, "Second").votesWith()).isEmpty();
        assertThat(Objects.requireNonNull(result.winner()).tuned())
                .isEqualTo(
                        Objects.requireNonNull(result.stages().get(0).after()).tuned());
    }

    /** Whether an answer is right is a matter of chance for every prompt. */
    @Test
    void aMetricOfChanceRarelyMakesCandidatesVote() {
        int votes = 0;
        for (int seed = 0; seed < 20; seed++) {
            int salt = seed;
            ScriptedModel task = new ScriptedModel((asked, request) -> isFirst(asked)
                    ? "Middle: m" + value(asked)
                    : "End: " + (draw(prompt(request) + value(asked) + salt) < 500 ? "e" : "no") + value(asked));
            OptimizationResult result = runScored(seed, ensemble(5, ManySets.class), EXACT, task, proposer());
            votes += winner(result, "Second").votesWith().isEmpty() ? 0 : 1;
        }
        assertThat(votes).as("of 20 searches").isLessThanOrEqualTo(1);
    }

    @Test
    void aRunWithOneThreadAndOneWith64FindTheSame() {
        for (Optimizer ensemble : List.of(ensemble(3), ensemble(5, ManySets.class))) {
            OptimizationResult one = ScriptedTask.run(ensemble, thirds(), asked -> "", 1);
            OptimizationResult many = ScriptedTask.run(ensemble, thirds(), asked -> "", 64);
            assertSame(one, many);
            assertThat(many.stages()).isEqualTo(one.stages());
        }
    }

    @Test
    void ensemblesOfSmallerOddSizesAreTriedToo() {
        OptimizationResult result = ScriptedTask.run(ensemble(7, ManySets.class), thirds(), asked -> "", 4);
        assertThat(result.trials())
                .map(trial -> trial.configuration().getOrDefault("vote of", ""))
                .filteredOn(of -> !of.isEmpty())
                .map(of -> of.substring(0, 12))
                .contains("3 candidates", "5 candidates", "7 candidates");
    }

    /** The three best of seven candidates are wrong on the same examples. */
    @Test
    void candidatesThatComplementEachOtherVoteWhereTheBestAreAlike() {
        OptimizationResult result = ScriptedTask.run(ensemble(3, ManySets.class), thirds(), asked -> "", 4);
        assertThat(result.trials())
                .filteredOn(trial -> trial.configuration().containsKey("vote of"))
                .extracting(TrialRecord::score)
                .satisfiesExactly(
                        ofTheBest -> assertThat(ofTheBest).isLessThan(0.7),
                        ofComplements -> assertThat(ofComplements).isEqualTo(1));
        assertThat(score(result)).isEqualTo(1);
    }

    @Test
    void fewerThanThreeCandidatesDoNotVoteAndTheResultSaysSo() {
        OptimizationResult result = ScriptedTask.run(
                new ChainOptimizer(List.of(
                        stage(LabeledFewShot.class),
                        new Stage("ensemble", new VotingOptimizer(3, of(LabeledFewShot.class))))),
                thirds(),
                asked -> "",
                4);
        assertThat(result.warnings())
                .contains(
                        "ensemble: There was nothing to vote: 2 candidates were measured on all validation examples, and 3 "
                                + "are needed.");
        assertThat(winner(result, "Second").votesWith()).isEmpty();
        assertThat(winner(result, "Second").demos()).hasSize(3);
    }

    @Test
    void aModuleOfWhichMostVotersHaveTheSamePromptIsCalledOnce() {
        ScriptedModel task = new ScriptedModel((asked, request) -> isFirst(asked)
                ? "Middle: " + (isRight(asked, request) ? "m" + value(asked) : "no")
                : "End: e" + value(asked));
        OptimizationResult result = ScriptedTask.runWithFrozen(ensemble(3), task, proposer());
        assertThat(winner(result, "First").voters()).hasSize(3);
        assertThat(winner(result, "Second").votesWith()).isEmpty();
    }

    @Test
    void theEstimateCountsWhatLaterModulesMayBeAsked() {
        Optimizer ensemble = ensemble(5);
        List<PhaseEstimate> phases = ensemble.estimate(ScriptedTask.workload());
        assertThat(phases.get(phases.size() - 1))
                .isEqualTo(new PhaseEstimate(Phase.SEARCH, 5 * 80, 2 * 2 * (3 + 5) * 80, "ensemble"));
        assertThat(ensemble.voters()).isEqualTo(5);
        assertThat(of(BootstrapRandomSearch.class).voters()).isEqualTo(1);
        assertThat(ensemble.settings()).containsEntry("ensemble: size", "5");
    }

    /** A race measures its winner alone on all examples, if nobody asks for more. */
    @Test
    void theBestOfARaceAreMeasuredInFullToVoteAndDoNotChangeItsWinner() {
        Stage race = stage(BayesianBootstrap.class, Racing.class);
        OptimizationResult alone = thirds(race.optimizer());
        OptimizationResult voting = thirds(new ChainOptimizer(
                List.of(race, new Stage("ensemble", new VotingOptimizer(3, race.optimizer())))));
        assertThat(alone.front().contenders()).hasSizeLessThanOrEqualTo(2);
        assertThat(Objects.requireNonNull(voting.stages().get(0).after()).prompts())
                .isEqualTo(Objects.requireNonNull(alone.winner()).prompts());
        assertThat(voting.trials())
                .filteredOn(trial -> trial.configuration().containsKey("vote of"))
                .isNotEmpty();
        assertThat(expected(race.optimizer().estimate(ScriptedTask.workload().wanting(3))))
                .isGreaterThan(expected(race.optimizer().estimate(ScriptedTask.workload())));
    }

    private static long expected(List<PhaseEstimate> phases) {
        return phases.stream().mapToLong(PhaseEstimate::expected).sum();
    }

    private static OptimizationResult thirds(Optimizer optimizer) {
        return runScored(11, optimizer, EXACT, thirds(), proposer());
    }

    private static ScriptedModel thirds() {
        return new ScriptedModel((asked, request) -> isFirst(asked)
                ? "Middle: m" + value(asked)
                : "End: " + (isRight(asked, request) ? "e" + value(asked) : "no"));
    }

    private static boolean isRight(Asked asked, ChatRequest request) {
        int third = Integer.parseInt(value(asked)) % 3;
        return asked.demos() == 0 ? third == 0 : third != draw(prompt(request)) % 3;
    }

    /** Instructions that are others than all before. */
    private static ScriptedModel proposer() {
        return new ScriptedModel(
                asked -> "<instruction>Way " + Math.floorMod(asked.user().hashCode(), 1_000) + "</instruction>");
    }

    /** What a request says beside what it asks. */
    private static String prompt(ChatRequest request) {
        return request.messages().subList(0, request.messages().size() - 1).toString();
    }

    private static String value(Asked asked) {
        return asked.user().replaceAll("\\D", "");
    }

    private static Optimizer ensemble(int size) {
        return ensemble(size, Stages.class);
    }

    private static Optimizer ensemble(int size, Class<?> type) {
        Stage search = stage(BootstrapRandomSearch.class, type);
        return new ChainOptimizer(
                List.of(search, new Stage("ensemble", new VotingOptimizer(size, search.optimizer()))));
    }

    private static Optimizer of(Class<? extends Annotation> annotation) {
        return stage(annotation).optimizer();
    }

    private static Stage stage(Class<? extends Annotation> annotation) {
        return stage(annotation, Stages.class);
    }

    private static Stage stage(Class<? extends Annotation> annotation, Class<?> type) {
        Annotation found = Objects.requireNonNull(type.getAnnotation(annotation));
        return new Stage(AnnotatedOptimizers.name(found), AnnotatedOptimizers.of(found));
    }
}
