package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.attune.engine.fixtures.bad.BadCode;
import dev.attune.engine.fixtures.bad.BadData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users get wrong, and what they read then: the fault in words, no frames of the engine, and later leaves skipped. */
class BadInputTests {

    @TempDir
    Path folder;

    static Stream<Arguments> faultsOfData() {
        return Stream.of(
                Arguments.of(
                        BadData.EmptyTrainSplit.class,
                        "the training split is empty; the method with @TrainSet of "
                                + BadData.EmptyTrainSplit.class.getName() + " must give at least one example"),
                Arguments.of(BadData.EmptyValidationSplit.class, "the validation split is empty; "),
                Arguments.of(BadData.EmptyTestSplit.class, "the test split is empty; "),
                Arguments.of(BadData.MissingFile.class, "there is no data file no/such/numbers.jsonl, neither at "),
                Arguments.of(BadData.MalformedLine.class, "bad/malformed.jsonl, line 3, column "),
                Arguments.of(BadData.EqualIds.class, "two examples of the validation split have the id twin"),
                Arguments.of(
                        BadData.MethodThatThrows.class,
                        "MethodThatThrows.test threw java.lang.UnsupportedOperationException: the database is closed"),
                Arguments.of(BadData.MethodThatReturnsNull.class, "MethodThatReturnsNull.test returned null"),
                Arguments.of(BadData.ExampleWithoutInput.class, "an example of the training split has no input: "),
                Arguments.of(
                        BadData.ExampleWithoutExpectedOutput.class,
                        "example n2 of the validation split has no expected output; the method with @ValidationSet"
                                + " must give one for each example"),
                Arguments.of(BadData.ElementsThatAreNoExamples.class, "its elements must be of type Example"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfData")
    void aFaultOfTheDataFailsThePreflightAndSkipsTheRest(Class<?> program, String message) {
        assertPreflightFails(LeafOutcomes.of(program, folder), message);
    }

    @Test
    void anUnknownSettingFailsThePreflightAndSuggestsTheNearestKnown() {
        assertPreflightFails(
                LeafOutcomes.of(BadCode.ModelOfGarbage.class, folder, "attune.budget.cals", "5"),
                "unknown setting attune.budget.cals; the nearest known one is attune.budget.calls");
    }

    @Test
    void aProgramWithoutModelIsToldBothWaysToGiveOne() {
        Map<String, String> leaves = LeafOutcomes.of(BadCode.NoModel.class, folder);
        assertPreflightFails(leaves, "mvn test -Dattune.model=openai:gpt-4o-mini");
        assertPreflightFails(leaves, "@LanguageModel ChatModel taskModel() { return ...; }");
    }

    @Test
    void aSchemeThatNoProviderKnowsIsNamedWithThoseThereAre() {
        assertPreflightFails(
                LeafOutcomes.of(BadCode.NoModel.class, folder, "attune.model", "gemini:pro"),
                "no model provider for \"gemini:pro\": the class path has providers for [fake, openai]");
    }

    @Test
    void aModelThatCannotBeReachedAbortsTheRunWithinSeconds() {
        Map<String, String> leaves = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> LeafOutcomes.of(BadCode.UnreachableModel.class, folder));
        assertAborts(leaves, "5 examples in a row could not be evaluated; the last: module Spell: ");
        assertThat(leaves.get("mipro")).contains("ConnectException");
    }

    static Stream<Arguments> faultsOfCode() {
        return Stream.of(
                Arguments.of(BadCode.UnreachableProposer.class, "the model that writes instructions failed: "),
                Arguments.of(
                        BadCode.FactoryThatThrows.class,
                        "FactoryThatThrows.program threw java.lang.IllegalStateException: the index is not built"),
                Arguments.of(
                        BadCode.ProgramThatLacksAClass.class,
                        "the program threw java.lang.NoClassDefFoundError: org/example/Index"),
                Arguments.of(
                        BadCode.MetricThatThrows.class,
                        "metric exact threw java.lang.IllegalStateException: no judge on example n1"),
                Arguments.of(BadCode.MetricThatIsNaN.class, "metric exact gave NaN on example n1"),
                Arguments.of(BadCode.MetricThatReturnsNull.class, "metric exact returned null on example n1"),
                Arguments.of(
                        BadCode.MetricOfAnotherType.class,
                        "metric exact takes a prediction of type Integer, and the program gave one of type String on"
                                + " example n1"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfCode")
    void aFaultOfCodeAbortsTheRunAndSkipsTheGate(Class<?> program, String message) {
        assertAborts(LeafOutcomes.of(program, folder), message);
    }

    @Test
    void aMetricThatThrowsInItsGateFailsTheGate() {
        assertThat(LeafOutcomes.of(BadCode.MetricOfTheGateThatThrows.class, folder))
                .containsEntry("preflight", "passed")
                .hasEntrySatisfying(
                        "exact",
                        outcome -> assertThat(outcome)
                                .startsWith(
                                        "failed: Run ABORTED: user code failed: metric exact threw java.lang.IllegalStateException: no"
                                                + " judge"));
    }

    static Stream<Class<?>> codeThatThrows() {
        return Stream.of(
                BadData.MethodThatThrows.class,
                BadCode.FactoryThatThrows.class,
                BadCode.MetricThatThrows.class,
                BadCode.MetricOfTheGateThatThrows.class);
    }

    @ParameterizedTest
    @MethodSource("codeThatThrows")
    void theFramesOfTheUsersCodeAreShownOnceAndNoneOfTheEngine(Class<?> program) {
        assertThat(LeafOutcomes.of(program, folder).values())
                .filteredOn(outcome -> outcome.startsWith("failed: "))
                .first()
                .asString()
                .containsOnlyOnce("\n    at " + program.getName() + ".")
                .doesNotContain("at dev.attune.engine.evaluate.", "at dev.attune.engine.junit.", "at java.");
    }

    private static void assertPreflightFails(Map<String, String> leaves, String message) {
        assertThat(leaves).containsOnlyKeys("preflight", "mipro", "exact");
        assertThat(leaves.get("preflight"))
                .startsWith("failed: Preflight failed: ")
                .contains(message);
        assertThat(leaves.get("mipro"))
                .startsWith("skipped: the preflight failed: ")
                .contains(message);
        assertThat(leaves.get("exact"))
                .startsWith("skipped: the preflight failed: ")
                .contains(message);
    }

    private static void assertAborts(Map<String, String> leaves, String message) {
        assertThat(leaves)
                .containsEntry("preflight", "passed")
                .containsEntry("exact", "skipped: no optimizer gave a winner to judge");
        assertThat(leaves.get("mipro")).startsWith("failed: Run ABORTED: ").contains(message);
    }
}
