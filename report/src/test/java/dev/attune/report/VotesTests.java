package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.event.Usage;
import dev.attune.engine.gate.Verdict;
import dev.attune.report.page.ProgramRun;
import dev.attune.report.page.ReportPage;
import dev.attune.report.view.InstructionTexts;
import dev.attune.report.view.ModulePage;
import dev.attune.report.view.OptimizationSummary;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every report shows each of the prompts that vote, and says what a vote costs. */
class VotesTests {

    private static final String COST = "3 prompts vote: this one and 2 others. A call takes up to 3 requests.";

    private final List<ModuleChange> modules = ModuleFixtures.voting();
    private final OptimizationRecord search = SearchFixtures.optimization(modules, List.of());
    private final GateRecord gate = GateFixtures.gate(Verdict.PASSED, modules, GateFixtures.examples());

    @Test
    void thePageShowsEachVoter() {
        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(search).with(gate)))
                .contains(
                        COST,
                        "AnswerQuestion, voter 2",
                        "AnswerQuestion, voter 3",
                        "Demos of AnswerQuestion, voter 2",
                        "A call of AnswerQuestion takes the requests of up to 3 prompts that vote, all of which are counted here.")
                .doesNotContain("<short>");
        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(SearchFixtures.optimization())))
                .doesNotContain("voter", "prompts vote");
    }

    @Test
    void aSingleCandidateIsNotTakenForTheVoteThatWon() {
        List<TrialRecord> trials = List.of(
                SearchFixtures.trial(0, Kind.BASELINE, 0.3, 0.3),
                trial(1, Map.of("demos", "labeled")),
                trial(2, Map.of(TrialRecord.VOTE, "3 candidates: trials 1, 0, 4")),
                trial(3, Map.of(TrialRecord.VOTE, "5 candidates: trials 1, 0, 4, 5, 6")));
        String page =
                ReportPage.of(ProgramRun.of(gate.leaf()).with(SearchFixtures.optimization(modules, trials, List.of())));
        String rows = page.substring(page.indexOf("The best candidates"));
        assertThat(rows.substring(0, rows.indexOf("</table>")).split("winner", -1))
                .hasSize(2);
        assertThat(rows.indexOf("winner")).isLessThan(rows.indexOf("3 candidates"));
    }

    private static TrialRecord trial(int number, Map<String, String> configuration) {
        return new TrialRecord(
                number, Kind.FULL, configuration, 40, 0.5 - number / 100.0, 0.5, 0, 0, 0, null, Usage.NONE);
    }

    @Test
    void theAttachmentOfAModuleAndTheDescriptionShowEachVoter() {
        String attachment = ModulePage.of(search.leaf(), modules.get(1));
        assertThat(attachment).contains(COST, "<h2>AnswerQuestion, voter 2: ", "<h2>AnswerQuestion, voter 3: ");
        assertThat(ModulePage.of(search.leaf(), modules.get(0))).doesNotContain("vote");
        assertThat(OptimizationSummary.of(search)).contains(COST, "AnswerQuestion, voter 2");
    }

    @Test
    void theDifferenceOfInstructionsHasThoseOfEachVoter() {
        TestResult result = new TestResult();
        InstructionTexts.addTo(result, modules);
        assertThat(result.getStatusDetails().getActual())
                .contains("AnswerQuestion, voter 2:\nSay it <short>ly.")
                .doesNotContain("voter 3");
    }

    @Test
    void theMarkdownShowsEachVoter() {
        assertThat(MarkdownSummary.of(search))
                .contains("AnswerQuestion: another instruction, 2 demos. " + COST, "AnswerQuestion, voter 2: ")
                .contains("AnswerQuestion, voter 3: the same instruction, 0 demos");
    }
}
