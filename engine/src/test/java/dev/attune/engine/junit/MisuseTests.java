package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.attune.engine.fixtures.misuse.GateMisuses;
import dev.attune.engine.fixtures.misuse.MetricMisuses;
import dev.attune.engine.fixtures.misuse.OptimizerMisuses;
import dev.attune.engine.fixtures.misuse.ProgramMisuses;
import dev.attune.engine.fixtures.misuse.ServiceMisuses;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.testkit.engine.EngineTestKit;

class MisuseTests {

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of(ProgramMisuses.NoFactory.class, "has no method with @ProgramFactory"),
                Arguments.of(ProgramMisuses.TwoFactories.class, "is a second method with @ProgramFactory"),
                Arguments.of(ProgramMisuses.FactoryWithoutModules.class, "has no parameters"),
                Arguments.of(ProgramMisuses.FactoryOfNoFunction.class, "returns String"),
                Arguments.of(ProgramMisuses.ModuleWithTwoMethods.class, "has 2 abstract methods"),
                Arguments.of(ServiceMisuses.TwoOfOneService.class, "has two parameters of the AI Service Answers"),
                Arguments.of(ServiceMisuses.Streaming.class, "Streams.answer streams, which is not measured"),
                Arguments.of(ServiceMisuses.BuilderOfNoService.class, "it does not say of which service"),
                Arguments.of(MetricMisuses.TwoObjectives.class, "has 2 objectives, another and exact"),
                Arguments.of(MetricMisuses.NoObjectiveOfTwo.class, "none is the objective"),
                Arguments.of(MetricMisuses.NoMetric.class, "has no method with @Metric"),
                Arguments.of(MetricMisuses.MetricWithOneParameter.class, "MetricWithOneParameter.odd is no metric"),
                Arguments.of(MetricMisuses.MetricThatReturnsText.class, "MetricThatReturnsText.odd is no metric"),
                Arguments.of(
                        MetricMisuses.MetricOfAnotherPrediction.class,
                        "MetricOfAnotherPrediction.odd takes a prediction of type int, and the program gives String, as"
                                + " the method with @ProgramFactory says"),
                Arguments.of(
                        MetricMisuses.MetricOfOtherInputs.class,
                        "MetricOfOtherInputs.odd takes examples with an input of type String, and the program takes"
                                + " Integer"),
                Arguments.of(
                        MetricMisuses.MetricOfOtherExpectedOutputs.class,
                        "MetricOfOtherExpectedOutputs.odd takes examples with an expected output of type Integer, and"
                                + " train gives examples with one of type String"),
                Arguments.of(
                        MetricMisuses.MetricOfOtherElements.class,
                        "MetricOfOtherElements.odd takes a prediction of type List<Integer>, and the program gives"
                                + " List<String>"),
                Arguments.of(
                        MetricMisuses.MetricOfAnotherTypeThanInherited.class,
                        "MetricOfAnotherTypeThanInherited.odd takes a prediction of type short, and the program gives"
                                + " Integer"),
                Arguments.of(
                        MetricMisuses.DataOfAnotherType.class,
                        "DataOfAnotherType.test gives examples with an input of type String, and the program takes"
                                + " Integer"),
                Arguments.of(MetricMisuses.EvenVotes.class, "EvenVotes.odd has @Votes(2); the number of votes is odd"),
                Arguments.of(MetricMisuses.JudgeOfNoModule.class, "has the parameter String that is no judge"),
                Arguments.of(
                        MetricMisuses.GradesOfNoJudge.class,
                        "GradesOfNoJudge.graded has @HumanGrades(\"exact\"), and no metric of that name asks a judge"),
                Arguments.of(MetricMisuses.VotesOfAModel.class, "has @Votes on a ChatModel"),
                Arguments.of(MetricMisuses.FutureOfText.class, "FutureOfText.odd is no metric"),
                Arguments.of(
                        MetricMisuses.SetMetricOfOtherPredictions.class,
                        "SetMetricOfOtherPredictions.odd takes a prediction of type Integer, and the program gives"
                                + " String"),
                Arguments.of(
                        MetricMisuses.SetMetricThatReturnsABoolean.class,
                        "is a metric of the whole set and returns boolean; such a metric returns a number"),
                Arguments.of(MetricMisuses.MetricWithEmptyRange.class, "min is below max"),
                Arguments.of(GateMisuses.GateWithoutTestSet.class, "no method with @TestSet"),
                Arguments.of(GateMisuses.GateThatAsksForNothing.class, "asks for nothing"),
                Arguments.of(GateMisuses.GuardWithoutMargin.class, "a loss that is allowed is above 0"),
                Arguments.of(GateMisuses.GateOutsideTheRange.class, "@Gate(atLeast = 35.0), outside the range"),
                Arguments.of(GateMisuses.SliceThatAsksForNothing.class, "@Slice(by = \"number\"); it asks for nothing"),
                Arguments.of(GateMisuses.SliceByNothing.class, "it names nothing by which examples could be sliced"),
                Arguments.of(GateMisuses.SliceTwice.class, "there is another by that name"),
                Arguments.of(GateMisuses.SliceOutsideTheRange.class, "with atLeast = 1.5; it is outside the range"),
                Arguments.of(
                        GateMisuses.SliceWithoutMargin.class,
                        "with notWorseBy = 0.0; a loss that is allowed is above 0"),
                Arguments.of(GateMisuses.SliceGuardWithoutOptimizer.class, "has no optimizer that could make it worse"),
                Arguments.of(
                        GateMisuses.SlicesOfASetMetric.class,
                        "has a @Gate with slices = …; its metric is one of the whole set"),
                Arguments.of(
                        GateMisuses.SeverityBeyondTheRange.class,
                        "@Gate(noExampleWorseBy = 1.0); it is at least 0, and below the range"),
                Arguments.of(
                        GateMisuses.SeverityBelowNothing.class, "@Gate(noExampleWorseBy = -0.1); it is at least 0"),
                Arguments.of(OptimizerMisuses.PreferLess.class, "has @Prefer(within = -0.01); it is at least 0"),
                Arguments.of(OptimizerMisuses.PreferNaN.class, "has @Prefer(within = NaN); it is at least 0"),
                Arguments.of(
                        OptimizerMisuses.PreferBeyondTheRange.class,
                        "has @Prefer(within = 1.5); it is at least 0 and at most the range of exact, which is 1.0"),
                Arguments.of(
                        OptimizerMisuses.ThresholdBeyondTheRange.class,
                        "has @Mipro(demos = @Demos(threshold = 50.0)), outside the range of exact from 0.0 to 1.0; a run that"
                                + " scores at least that becomes a demo"),
                Arguments.of(
                        OptimizerMisuses.PreferWithoutOptimizer.class,
                        "has @Prefer and no optimizer whose winner it could choose"),
                Arguments.of(
                        GateMisuses.SeverityWithoutOptimizer.class,
                        "has no optimizer that could make an example worse"),
                Arguments.of(
                        GateMisuses.SeverityOfASetMetric.class,
                        "is a metric of the whole set, which has no value of one example"),
                Arguments.of(GateMisuses.GainWithoutOptimizer.class, "has no optimizer that could gain it"),
                Arguments.of(GateMisuses.GateWithoutMetric.class, "has @Gate and no @Metric"),
                Arguments.of(OptimizerMisuses.OptimizerWithoutTrainSet.class, "no method with @TrainSet"),
                Arguments.of(
                        OptimizerMisuses.SettingOutOfRange.class,
                        "@Mipro(search = @Search(trials = 0)) must be at least 1"),
                Arguments.of(
                        ProgramMisuses.SplitBesideTestSet.class,
                        "SplitBesideTestSet.train has @TrainSet, and all has @Split, which makes all three splits; leave one"
                                + " of them out"),
                Arguments.of(
                        ProgramMisuses.SplitOfMoreThanAll.class,
                        "SplitOfMoreThanAll.all has @Split(train = 0.5, validation = 0.4, test = 0.4); the shares add up to"
                                + " 1.3, and there is no more than 1 to share"),
                Arguments.of(
                        ProgramMisuses.FoldsWithShares.class,
                        "FoldsWithShares.all has @Split(folds = 5) and shares for training or validation; with folds, all"
                                + " examples that are not for the test serve both: say test alone"),
                Arguments.of(
                        GateMisuses.LatencyThatIsNoTime.class,
                        "has @Gate(p95Latency = \"800 milliseconds\"); that is no time above 0, such as \"800ms\" or"
                                + " \"2s\""),
                Arguments.of(
                        ProgramMisuses.OneFold.class,
                        "OneFold.all has @Split(train = 0.4, validation = 0.3, test = 0.3, folds = 1); there are at least 2"
                                + " folds"),
                Arguments.of(
                        GateMisuses.GateWithoutAShare.class, "has a @Gate and @Split(test = 0), the held-out data"),
                Arguments.of(ProgramMisuses.SplitOfNoList.class, "return a List of Example"),
                Arguments.of(ProgramMisuses.ModelOfNoModel.class, "return a dev.langchain4j.model.chat.ChatModel"),
                Arguments.of(ProgramMisuses.TagWithSpaces.class, "is not a tag of the JUnit Platform"),
                Arguments.of(ProgramMisuses.NoDefaultConstructor.class, "no constructor without parameters"),
                Arguments.of(ProgramMisuses.AbstractProgram.class, "is abstract"),
                Arguments.of(
                        ProgramMisuses.NothingToOptimize.class,
                        "has the optimizer mipro and nothing that it may change, since the instructions and demos of all "
                                + "modules are @Frozen"),
                Arguments.of(
                        ProgramMisuses.NoInstructionToOptimize.class,
                        "nothing that it may change, since the instructions of all modules are @Frozen"),
                Arguments.of(
                        ProgramMisuses.LayoutsOfAService.class,
                        "has the optimizer layout-search, which tries layouts of prompts, and module Greeter.greet is a"
                                + " method of an AI Service, which has messages of its own; take one of them away"),
                Arguments.of(
                        ProgramMisuses.SeedThatBreaksItsConstraint.class,
                        "breaks its own @Constraints before any search: module ImpoliteSpell has an instruction without a "
                                + "text that it must keep (\"Be polite.\")"),
                Arguments.of(OptimizerMisuses.ChainOfOne.class, "has @Chain({Mipro.class}) with fewer than two stages"),
                Arguments.of(
                        OptimizerMisuses.ChainOfATag.class,
                        "has @Chain({Mipro.class, Tag.class}), and @Tag asks for no optimizer"),
                Arguments.of(
                        OptimizerMisuses.ChainOfWhatIsNotThere.class,
                        "has @Chain({Mipro.class, ModuleLevelOpro.class}) and no @ModuleLevelOpro; add it to the class"),
                Arguments.of(
                        OptimizerMisuses.ChainThatPrefers.class,
                        "has @Prefer and @Chain, whose stages hand on the best"),
                Arguments.of(OptimizerMisuses.ChainThatRepeats.class, "which lists @Mipro twice"),
                Arguments.of(
                        OptimizerMisuses.StageWithASeed.class,
                        "has @Mipro with a seed of its own in a chain; set the seed of all stages"),
                Arguments.of(
                        OptimizerMisuses.EnsembleOfATag.class,
                        "has @Ensemble(of = Tag.class), and @Tag asks for no optimizer"),
                Arguments.of(
                        OptimizerMisuses.EnsembleOfWhatIsNotThere.class,
                        "has @Ensemble(of = ModuleLevelOpro.class) and no @ModuleLevelOpro; add it to the class"),
                Arguments.of(
                        OptimizerMisuses.EnsembleOfAChain.class,
                        "has @Ensemble(of = Chain.class), and @Chain asks for no optimizer of its own"),
                Arguments.of(
                        OptimizerMisuses.EnsembleOfAStage.class,
                        "has @Ensemble(of = Mipro.class) and lists @Mipro in its @Chain; an optimizer is a stage of one"),
                Arguments.of(
                        OptimizerMisuses.EnsembleOfTwo.class,
                        "has a setting out of range: @Ensemble: size = 2 must be an odd number from 3 to 9"),
                Arguments.of(
                        OptimizerMisuses.EnsembleThatPrefers.class,
                        "has @Prefer and @Ensemble, which lets several candidates answer a call"),
                Arguments.of(
                        ServiceMisuses.Voting.class,
                        "has @Ensemble and the AI Service Answers, whose calls langchain4j makes with one prompt each"),
                Arguments.of(ProgramMisuses.ConstraintThatIsBlank.class, "has a blank text in forbidden"));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void aMisuseIsADiscoveryIssueAndFailsThePreflight(Class<?> program, String problem) {
        assertThat(EngineTestKit.engine("attune")
                        .selectors(selectClass(program))
                        .discover()
                        .getDiscoveryIssues())
                .extracting(DiscoveryIssue::severity)
                .containsOnly(Severity.WARNING);
        assertThat(EngineTestKit.engine("attune")
                        .selectors(selectClass(program))
                        .discover()
                        .getDiscoveryIssues())
                .extracting(DiscoveryIssue::message)
                .anySatisfy(message -> assertThat(message).contains(problem));

        EngineTestKit.engine("attune")
                .selectors(selectClass(program))
                .enableImplicitConfigurationParameters(false)
                .execute()
                .testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("preflight"),
                                finishedWithFailure(message(text ->
                                        text.startsWith("Not a usable LM program: ") && text.contains(problem)))));
    }
}
