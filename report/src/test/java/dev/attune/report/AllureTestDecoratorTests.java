package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.gate.Verdict;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllureTestDecoratorTests {

    private final InMemoryResults results = new InMemoryResults();
    private final Path folder;
    private final LeafRun run;

    AllureTestDecoratorTests(@TempDir Path folder) {
        this.folder = folder;
        this.run = new LeafRun(results, folder);
    }

    @Test
    void groupsLeavesByProgramModuleAndOptimizer() {
        TestResult result = run.finish(SearchFixtures.optimization(), Status.PASSED, null);

        assertThat(result.getLabels())
                .extracting(Label::getName, Label::getValue)
                .contains(
                        tuple("parentSuite", "Attune"),
                        tuple("suite", "Multi-hop question answering"),
                        tuple("subSuite", "mipro"),
                        tuple("epic", "Multi-hop question answering"),
                        tuple("feature", "WriteQuery"),
                        tuple("feature", "AnswerQuestion"),
                        tuple("story", "mipro"),
                        tuple("module", "WriteQuery"),
                        tuple("module", "AnswerQuestion"),
                        tuple("optimizer", "mipro"),
                        tuple("framework", "attune"),
                        tuple("package", "com.example.qa.MultiHopQaTest"),
                        tuple("testClass", "com.example.qa.MultiHopQaTest"),
                        tuple("thread", "main"))
                .doesNotContain(tuple("suite", "MultiHopQaTest"), tuple("framework", "junit-platform"));
    }

    @Test
    void keepsWhatChangesFromRunToRunOutOfTheHistory() {
        TestResult result = run.finish(SearchFixtures.optimization(), Status.PASSED, null);

        assertThat(result.getParameters())
                .extracting(Parameter::getName, Parameter::getValue, Parameter::getExcluded)
                .containsExactly(
                        tuple("optimizer", "mipro", true),
                        tuple("objective", "exactMatch", true),
                        tuple("random seed", "7", true),
                        tuple("model: task", "qwen2.5-0.5b-instruct", true),
                        tuple(
                                "model: proposer",
                                "qwen2.5-7b-instruct at http://gpu1:8000/v1, http://gpu2:8000/v1",
                                true));
    }

    @Test
    void hasAStepForEachWarningPhaseAndModule() {
        TestResult result = run.finish(SearchFixtures.optimization(), Status.PASSED, null);

        assertThat(result.getSteps())
                .extracting(StepResult::getName, StepResult::getStatus)
                .containsExactly(
                        tuple("Warning: Two of six proposals were equal to the seed instruction.", Status.BROKEN),
                        tuple("Phase bootstrap: 160 calls", Status.PASSED),
                        tuple("Phase propose: 18 calls", Status.PASSED),
                        tuple("Phase search: 1,184 calls", Status.PASSED),
                        tuple(
                                "Module WriteQuery: Instruction changed (20 words added, 0 removed); no demos.",
                                Status.PASSED),
                        tuple(
                                "Module AnswerQuestion: Instruction changed (17 words added, 1 removed); 1 demo added,"
                                        + " 1 kept.",
                                Status.PASSED));
    }

    @Test
    void putsPhasesOneAfterTheOther() {
        TestResult result = run.finish(SearchFixtures.optimization(), Status.PASSED, null);
        long start = result.getStart();

        assertThat(result.getSteps())
                .filteredOn(step -> step.getName().startsWith("Phase"))
                .extracting(step -> step.getStart() - start, step -> step.getStop() - start)
                .containsExactly(tuple(0L, 48_200L), tuple(48_200L, 80_100L), tuple(80_100L, 292_500L));
    }

    @Test
    void showsFewTrialsAsStepsAndManyInTheTableOnly() {
        TestResult few = run.finish(withTrials(60), Status.PASSED, null);
        TestResult many = run.finish(withTrials(61), Status.PASSED, null);

        assertThat(search(few).getSteps()).hasSize(60);
        assertThat(search(many).getSteps()).isEmpty();
        assertThat(results.attachment(many, "trials as CSV").lines()).hasSize(62);
    }

    @Test
    void attachesTheChangesOfEachModule() {
        TestResult result = run.finish(SearchFixtures.optimization(), Status.PASSED, null);

        String page = results.attachment(result, "AnswerQuestion: what changed");
        assertThat(Xml.elements(page, "ins")).isNotEmpty();
        assertThat(Xml.text(page))
                .contains("bootstrapped: from a run that scored well, example train-17")
                .contains("labeled: from the data, example train-3");
    }

    @Test
    void writesEveryAttachmentIntoAFileOfItsOwn() {
        TestResult result = run.finish(GateFixtures.gate(), Status.PASSED, null);

        assertThat(InMemoryResults.attachments(result.getSteps()).map(Attachment::getSource))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(results.files::containsKey);
    }

    @Test
    void keepsTheFailureThatJunitGave() {
        TestResult result = run.finish(
                GateFixtures.gate(Verdict.FAILED, ModuleFixtures.modules(), GateFixtures.examples()),
                Status.FAILED,
                "Gate FAILED: too low");

        assertThat(result.getStatus()).isEqualTo(Status.FAILED);
        assertThat(result.getStatusDetails())
                .returns("Gate FAILED: too low", StatusDetails::getMessage)
                .satisfies(details -> assertThat(details.getTrace()).startsWith("Gate FAILED: too low\n\tat"));
    }

    @Test
    void givesOldAndNewInstructionsAsTheDifference() {
        StatusDetails details =
                run.finish(GateFixtures.gate(), Status.PASSED, null).getStatusDetails();

        assertThat(details.getExpected()).contains("AnswerQuestion:\nAnswer the question in a few words.");
        assertThat(details.getActual()).contains("AnswerQuestion:\nAnswer the question in as few words as possible");
    }

    @Test
    void showsTheDecisionOfAGateAsASkippedStepWhenItIsOpen() {
        TestResult result = run.finish(
                GateFixtures.gate(Verdict.INCONCLUSIVE, List.of(), List.of()),
                Status.SKIPPED,
                "Gate INCONCLUSIVE: open");

        assertThat(result.getSteps()).extracting(StepResult::getStatus).containsExactly(Status.PASSED, Status.SKIPPED);
    }

    @Test
    void comparesTheOptimizersOfAProgram() {
        TestResult result = run.finish(GateFixtures.gate(), Status.PASSED, null);

        String text = result.getDescriptionHtml().replaceAll("<[^>]*>", "|").replaceAll("\\|+", "|");
        assertThat(text)
                .contains("|The optimizers compared|")
                .contains("|mipro (judged here)|0.427 (95 % interval 0.310 to 0.553)|+0.110|0.410 (95 % interval 0.319"
                        + " to 0.508)|1,362|786,540|")
                .contains("|bootstrap-random-search|none|none|none|400|95,000|");
    }

    @Test
    void showsEachPreflightCheckAsAStep() {
        TestResult result = run.finish(LeafFixtures.preflight(), Status.FAILED, "no model for the role PROPOSER");

        assertThat(result.getSteps())
                .extracting(StepResult::getName, StepResult::getStatus)
                .containsExactly(
                        tuple("Splits are apart: 80 train, 60 validation, 40 test examples", Status.PASSED),
                        tuple(
                                "Warning: Test split is large enough: 40 examples tell a gain of 0.020 from none only"
                                        + " one time in ten; 900 would do",
                                Status.BROKEN),
                        tuple("Models are set: no model for the role PROPOSER", Status.FAILED));
    }

    @Test
    void namesLeavesByTheirPlaceAndScoresAndKeepsTheirIds() {
        run.tell(GateFixtures.gate());
        TestResult gate = run.finish(
                LeafFixtures.end(
                        GateFixtures.gate().leaf(), LeafRecord.Kind.GATE, "exactMatch", 3, Outcome.PASSED, null),
                Status.PASSED);

        assertThat(gate.getName()).matches("3 gate exactMatch: 0\\.\\d{3} → 0\\.\\d{3}");
        assertThat(gate.getHistoryId()).isEqualTo(GateFixtures.gate().leaf().uniqueId());
        assertThat(gate.getDescriptionHtml())
                .contains(
                        "Claim: exactMatch, a gain of at least 0.02: shown, also if the chances of all 2 claims are counted (Holm).");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"MISSING", "STALE", "SKIPPED", "ABORTED", "ACCEPTED"})
    void labelsLeavesThatDidNothing(Outcome outcome) {
        TestResult result = run.finish(LeafFixtures.end(outcome, "for a reason"), Status.SKIPPED);

        assertThat(result.getName()).isEqualTo(outcome == Outcome.ACCEPTED ? "2 accept mipro" : "2 search mipro");
        assertThat(result.getLabels())
                .extracting(Label::getName, Label::getValue)
                .contains(
                        tuple("epic", "Multi-hop question answering"),
                        tuple("story", "mipro"),
                        tuple("tag", "WriteQuery"),
                        tuple("tag", "mipro"))
                .doesNotContain(tuple("framework", "junit-platform"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"MISSING", "STALE", "ABORTED", "ACCEPTED"})
    void saysOfALeafWithoutARecordWhyItEndedSoAndWhatIsNext(Outcome outcome) {
        TestResult result = run.finish(LeafFixtures.end(outcome, "for a reason <b>"), Status.SKIPPED);

        assertThat(result.getDescriptionHtml())
                .containsSubsequence("for a reason &lt;b&gt;", "Next: <code>mvn test -Dattune.mode=accept</code>");
    }

    @Test
    void leavesOtherTestsAlone() {
        TestResult result = run.write(LeafFixtures.leaf("other:test"), "other", Status.PASSED, null);

        assertThat(result.getDescriptionHtml()).isNull();
        assertThat(result.getLabels()).extracting(Label::getValue).contains("junit-platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "en-US"})
    void writesTheSameBytesUnderEveryLocale(String language) {
        assertThat(underLocale(Locale.forLanguageTag(language), this::everything))
                .isEqualTo(underLocale(Locale.ROOT, this::everything));
    }

    private String everything() {
        InMemoryResults fresh = new InMemoryResults();
        LeafRun freshRun = new LeafRun(fresh, folder);
        freshRun.finish(SearchFixtures.optimization(), Status.PASSED, null);
        freshRun.finish(GateFixtures.gate(), Status.PASSED, null);
        return fresh.files
                + fresh.results.stream()
                        .map(result -> result.getDescriptionHtml()
                                + result.getSteps().stream()
                                        .map(StepResult::getName)
                                        .collect(Collectors.toList()))
                        .collect(Collectors.joining());
    }

    private static String underLocale(Locale locale, Supplier<String> action) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return action.get();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static OptimizationRecord withTrials(int count) {
        return SearchFixtures.optimization(ModuleFixtures.modules(), SearchFixtures.trials(count), List.of());
    }

    private static StepResult search(TestResult result) {
        return result.getSteps().stream()
                .filter(step -> step.getName().startsWith("Phase search"))
                .findFirst()
                .orElseThrow();
    }
}
