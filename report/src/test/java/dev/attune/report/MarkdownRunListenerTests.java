package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the summary of a CI job says. */
class MarkdownRunListenerTests {

    @TempDir
    Path folder;

    @Test
    void aGateSaysItsVerdictTheScoresAndTheGain() throws IOException {
        listener().gateFinished(GateFixtures.gate());

        assertThat(written())
                .startsWith("<!-- attune -->\n### ✅ ")
                .contains(": PASSED\n")
                .contains("| unoptimized | ", "| winner | ", "| gain over the unoptimized | +");
    }

    @Test
    void aSearchSaysWhatChangedAndWhatItWasWorth() throws IOException {
        listener().optimizationFinished(SearchFixtures.optimization());

        assertThat(written())
                .startsWith("<!-- attune -->\n### Search of ")
                .contains("What each change was worth", "<details><summary>", "\nafter:\n\n```\n");
    }

    @Test
    void aSearchSaysWhichLayoutAModuleHas() throws IOException {
        listener().optimizationFinished(SearchFixtures.optimization(ModuleFixtures.laidOut(), List.of()));

        assertThat(written())
                .contains(
                        "<summary>WriteQuery: the same instruction, 0 demos, answers as JSON instead of labeled lines</summary>");
    }

    @Test
    void severalClaimsAreListedWhenTheProgramHasFinished() throws IOException {
        MarkdownRunListener listener = listener();
        listener.gateFinished(GateFixtures.gate());

        assertThat(written()).doesNotContain("Claims of");
        listener.programFinished(GateFixtures.gate().leaf().programClass());
        assertThat(written())
                .endsWith(
                        "### Claims of Multi\\-hop question answering\n\n"
                                + "* exactMatch, at least 0.35\\: shown, also if the chances of all 2 claims are counted \\(Holm\\)\n"
                                + "* exactMatch, a gain of at least 0.02\\: shown, also if the chances of all 2 claims are counted \\(Holm\\)\n\n");
    }

    @Test
    void whatEachChangeIsWorthIsATable() throws IOException {
        listener().worthMeasured(GateFixtures.worth());

        assertThat(written())
                .contains(
                        "### What each change of Multi\\-hop question answering is worth\n",
                        "| AnswerQuestion | demos | exactMatch | +0.150 | 95 % interval +0.050 to +0.260 | 34 |  |\n",
                        "| WriteQuery | instruction | exactMatch | 0.000 | 95 % interval −0.040 to +0.040 | 34 | no measurable effect |\n",
                        "Measured on 34 of 40 test examples");
    }

    @Test
    void theStepSummaryOfGitHubGetsTheSameBehindWhatItHas() throws IOException {
        Path step = folder.resolve("step.md");
        Files.writeString(step, "before\n");

        new MarkdownRunListener(folder.resolve("summary.md"), step).gateFinished(GateFixtures.gate());

        assertThat(Files.readString(step)).isEqualTo("before\n" + written().replace("<!-- attune -->\n", ""));
    }

    @Test
    void aStaleArtifactSaysWhatIsStale() throws IOException {
        listener().leafFinished(LeafFixtures.end(Outcome.STALE, "Artifact not up to date: it is stale"));

        assertThat(written()).contains("### ❌ ", ": stale\n", "```\nArtifact not up to date: it is stale\n```\n");
    }

    @Test
    void saysOfAMissingArtifactThatNoneWasAccepted() throws IOException {
        listener().leafFinished(LeafFixtures.missing("verify"));

        assertThat(written()).contains("### ❌ ", ": no accepted artifact\n", "```\nthere is none at a.json\n```\n");
    }

    @Test
    void hostileTextIsText() throws IOException {
        MarkdownRunListener listener = listener();
        listener.optimizationFinished(HostileFixtures.hostileOptimization(OptimizationRecord.Status.COMPLETED));
        listener.gateFinished(HostileFixtures.hostileGate(Verdict.FAILED));
        listener.worthMeasured(HostileFixtures.hostileWorth());

        listener.leafFinished(HostileFixtures.hostileEnd(Outcome.STALE));

        String outsideOfFences = written().replace("<!-- attune -->", "").replaceAll("(?s)(`{3,})\n.*?\n\\1\n", "");
        assertThat(outsideOfFences.replaceAll("</?(details|summary)>", ""))
                .doesNotContain("<", "\u202E")
                .contains("&lt;script&gt;");
    }

    @Test
    void aFenceIsLongerThanAnyInItsText() {
        assertThat(MarkdownText.block("a ```` b")).startsWith("`````\n").endsWith("\n`````\n");
    }

    @Test
    void marksOfMarkdownAreText() {
        assertThat(MarkdownText.line("[a](b) *c* www.d.e\n| f")).isEqualTo("\\[a\\]\\(b\\) \\*c\\* www\\.d.e \\| f");
    }

    @Test
    void aLongSummaryEndsWithAPointerToTheReport() throws IOException {
        MarkdownRunListener listener = listener();
        for (int run = 0; run < 500; run++) {
            listener.gateFinished(GateFixtures.gate());
        }

        assertThat(written()).hasSizeLessThan(61_000).endsWith("(The rest is in the Allure report.)\n");
    }

    private MarkdownRunListener listener() {
        return new MarkdownRunListener(folder.resolve("summary.md"), null);
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("summary.md"));
    }
}
