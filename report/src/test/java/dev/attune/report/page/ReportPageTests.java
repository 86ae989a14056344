package dev.attune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Cost;
import dev.attune.annotations.Inconclusive;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.GateFixtures;
import dev.attune.report.HostileFixtures;
import dev.attune.report.LeafFixtures;
import dev.attune.report.ModuleFixtures;
import dev.attune.report.ReportFile;
import dev.attune.report.SearchFixtures;
import dev.attune.report.html.Element;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTests {

    private static final GateRecord GATE = GateFixtures.gate();

    private static ProgramRun ended(ProgramRun run, Kind kind, Outcome outcome, @Nullable String message) {
        return run.with(LeafFixtures.end(GATE.leaf(), kind, "exactMatch", 3, outcome, message));
    }

    private static ProgramRun passed() {
        return ended(
                ProgramRun.of(GATE.leaf()).with(SearchFixtures.optimization()).with(GATE),
                Kind.GATE,
                Outcome.PASSED,
                null);
    }

    @Test
    void beginsWithTheVerdictItsNumbersAndWhatToDoNext() {
        String page = ReportPage.of(passed());

        assertThat(page)
                .containsSubsequence(
                        "<title>Multi-hop question answering: PASSED – Attune</title>",
                        "<h2>Multi-hop question answering <span class=\"green\">PASSED</span></h2>",
                        "<strong class=\"green\">Build green.</strong> Gate exactMatch passed.",
                        "<strong>Gate <code>exactMatch</code>: PASSED.</strong> Unoptimized → winner: 0.300 → 0.425, +0.125 on 40 test examples.",
                        "95 % interval +0.031 to +0.225 of the gain.",
                        "Asked for: at least 0.35 and a gain of 0.02.",
                        "Next:</strong> accept the winner's prompts, so that production uses them:",
                        "mvn test -Dattune.mode=accept",
                        "What each change was worth",
                        "Modules",
                        "Examples, exactMatch",
                        "Search, mipro",
                        "Cost",
                        "Provenance");
    }

    @Test
    void tellsWhatIsMissingAndWhereTheFailuresAre() {
        List<GateRecord.Example> examples = new ArrayList<>(GateFixtures.examples());
        examples.add(GateFixtures.example("test-7", "And that of Europe?", "Tanzania", 0.0, 0.0));
        examples.add(GateFixtures.example("test-8", "And of Asia?", "Tanzania", 0.0, 0.0));
        GateRecord gate = GateFixtures.failingGate(examples);

        String page = ReportPage.of(ProgramRun.of(gate.leaf()).with(gate));

        assertThat(page)
                .contains("exactMatch lacks 0.075 of the gain of 0.2 that is asked for.")
                .contains("Of 4 examples that the winner gets wrong, 2 expect \"Tanzania\", the largest group.");
    }

    @Test
    void saysOfAGainThatNoProgramCouldHaveThatItIsOutOfReach() {
        List<GateRecord.Example> examples =
                List.of(GateFixtures.example("test-7", "And of Europe?", "Elbrus", 0.0, 0.0));
        GateRecord gate = GateFixtures.failingGate(examples, 0.8);

        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(gate)))
                .contains(
                        "A gain of 0.8 is out of reach: from 0.300, the best program there can be gains 0.700. Ask for"
                                + " less.");
    }

    @Test
    void saysOfAGradedMetricTooThatAGainIsOutOfReach() {
        GateRecord gate = GateFixtures.failingGate(
                List.of(GateFixtures.example("test-7", "And of Europe?", "Elbrus", 0.4, 0.7)), 0.8);

        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(gate))).contains("A gain of 0.8 is out of reach");
    }

    @Test
    void saysOfAGateThatIsOpenHowManyExamplesWouldTell() {
        GateRecord gate = GateFixtures.openGate(120L);

        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(gate)))
                .contains("exactMatch is not decided: about 120 test examples would tell, instead of 40.");
        assertThat(ReportPage.of(ended(ProgramRun.of(gate.leaf()).with(gate), Kind.GATE, Outcome.INCONCLUSIVE, "open")))
                .contains("instead of 40.\n<code class=\"command\">mvn test");
    }

    @Test
    void saysNothingOfClaimsWhereNoneIsShown() {
        GateRecord gate = GateFixtures.failingGate(GateFixtures.examples());

        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(gate))).doesNotContain("Claim:", "not shown");
    }

    @Test
    void foldsWhatWasExpectedOfAGateWhenItHasMeasured() {
        GateRecord gate = GateFixtures.openGate(120L);
        PreflightRecord checks = checks(PreflightRecord.Status.WARNING, "gate exactMatch", "give more examples");

        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(checks).with(gate)))
                .containsSubsequence("<summary>1 warning of the checks before the run</summary>", "give more examples");
    }

    @Test
    void saysOnceWhatTheChecksFoundAndWhatToDo() {
        PreflightRecord checks = checks(PreflightRecord.Status.FAILED, "settings", "no optimizer is called so");
        LeafRecord failed = LeafFixtures.end(
                checks.leaf(),
                Kind.PREFLIGHT,
                "preflight",
                1,
                Outcome.PREFLIGHT,
                "Preflight failed: no optimizer is called so");
        LeafRecord skipped = LeafFixtures.end(
                GATE.leaf(),
                Kind.GATE,
                "exactMatch",
                3,
                Outcome.SKIPPED,
                "the preflight failed: no optimizer is called so");

        String page = ReportPage.of(
                ProgramRun.of(GATE.leaf()).with(checks).with(failed).with(skipped));

        String verdict = page.substring(page.indexOf("Build red"), page.lastIndexOf("<h3>Provenance"));
        assertThat(verdict.split("no optimizer is called so", -1)).hasSize(2);
        assertThat(verdict).contains("Next:");
    }

    @Test
    void putsTheHeadingsOfNumbersAboveThem() {
        assertThat(ReportPage.of(passed()))
                .contains(
                        "<th scope=\"col\" class=\"number\">calls</th>",
                        "<th scope=\"col\" class=\"number\">worth</th>",
                        "<th scope=\"col\">module</th>");
    }

    @Test
    void saysOfARaceWhyItsScoresJump() {
        List<TrialRecord> race = List.of(
                SearchFixtures.trial(0, TrialRecord.Kind.BASELINE, 0.2, 0.2),
                SearchFixtures.trial(1, TrialRecord.Kind.BLOCK, 1, 0.2));

        assertThat(ReportPage.of(ProgramRun.of(GATE.leaf())
                        .with(SearchFixtures.optimization(ModuleFixtures.modules(), race, List.of()))))
                .contains("A block is a few examples");
        assertThat(ReportPage.of(passed())).doesNotContain("A block is");
    }

    private static PreflightRecord checks(PreflightRecord.Status status, String name, String message) {
        return new PreflightRecord(
                LeafFixtures.preflight().leaf(), List.of(new PreflightRecord.Check(name, status, message)));
    }

    @Test
    void foldsALongMessageSoThatTheNextStepIsSeen() {
        ProgramRun run = ended(
                ProgramRun.of(GATE.leaf()),
                Kind.OPTIMIZER,
                Outcome.ABORTED,
                "it stopped\n" + "more\n".repeat(20) + "<b>");

        assertThat(ReportPage.of(run))
                .containsSubsequence("it stopped</div>", "<summary>The whole message</summary>", "&lt;b&gt;", "Next:");
    }

    @Test
    void putsEachCommandOnALineOfItsOwn() {
        ProgramRun run = passed();

        assertThat(ReportPage.of(run)).contains("<code class=\"command\">mvn test -Dattune.mode=accept</code>");
    }

    @Test
    void showsLostExamplesFirstUnlessAnotherKindIsPicked() {
        assertThat(ReportPage.of(passed()))
                .containsPattern("class=\"pick-lost\" checked=\"checked\"")
                .doesNotContainPattern("class=\"pick-all\" checked");
    }

    @Test
    void comparesTwoModelsInCompareMode() {
        String page = ReportPage.of(ProgramRun.of(GATE.leaf()).with(HostileFixtures.hostileComparison()));

        assertThat(page).contains("Two models compared").doesNotContain("<script", "<img src=x");
    }

    @Test
    void marksNothingInAnAnswerThatWasLost() {
        GateRecord gate = GateFixtures.failingGate(
                List.of(GateFixtures.example("test-7", "Which is the highest mountain?", "Mount Elbrus", 1.0, 0.0)));

        assertThat(ReportPage.of(ProgramRun.of(gate.leaf()).with(gate))).doesNotContain("<ins", "<del");
    }

    @Test
    void saysOfAChangeWithoutEffectThatItHasNone() {
        String page = ReportPage.of(passed());

        assertThat(page)
                .containsSubsequence(
                        "instruction", "+0.010", "no measurable effect", "demos", "+0.200", "+0.100 to +0.300");
        assertThat(page).doesNotContain("could be dropped");
    }

    @Test
    void tellsOnTestExamplesWhatEachChangeIsWorthAndFoldsWhatTheSearchSaw() {
        String page = ReportPage.of(passed().with(GateFixtures.worth()));

        assertThat(page)
                .containsSubsequence(
                        "<th scope=\"col\">95 % interval</th>",
                        "AnswerQuestion",
                        "demos",
                        "exactMatch",
                        "+0.150",
                        "<td>+0.050 to +0.260</td>",
                        "34",
                        "brevity",
                        "+0.040",
                        "no measurable effect",
                        "WriteQuery",
                        "could be dropped",
                        "−0.050",
                        "does harm",
                        "Parts interact; they do not add up.",
                        "Measured on 34 of 40 test examples.",
                        "<details><summary>As the search by mipro saw it</summary>",
                        "worth of each change",
                        "64");
        assertThat(page.split("could be dropped", -1)).hasSize(2);
        assertThat(page).contains("To search without a part, put @Frozen on its module: @Frozen(PromptPart.");
    }

    @Test
    void saysThatNothingWasMeasuredOnTestExamplesAndShowsWhatTheSearchSaw() {
        String page =
                ReportPage.of(passed().with(GateFixtures.unmeasuredWorth("the recording holds no answers for it")));

        assertThat(page)
                .containsSubsequence(
                        "What each change was worth",
                        "On test examples this was not measured: the recording holds no answers for it.",
                        "validation examples",
                        "+0.200")
                .doesNotContain("saw it");
    }

    @Test
    void callsNothingDroppableThatTheRaceFoundWorthKeeping() {
        WorthRecord worth = new WorthRecord(
                GATE.leaf(),
                "mipro",
                List.of(new WorthRecord.Part(
                        "Keep",
                        PromptPart.DEMOS,
                        List.of(new WorthRecord.Effect(
                                "exactMatch", new PairedDifference(0, new Interval(-0.1, 0.1, 0.95), 34), null)))),
                List.of(),
                GATE.usage(),
                GATE.duration());
        OptimizationRecord found = SearchFixtures.attributing(new Attribution(
                "Keep",
                PromptPart.DEMOS,
                new PairedDifference(0, new Interval(-0.1, 0.1, 0.95), 34),
                new Attribution.Share(0.05, 0.02)));

        assertThat(ReportPage.of(ProgramRun.of(GATE.leaf()).with(GATE).with(worth)))
                .contains("could be dropped");
        assertThat(ReportPage.of(
                        ProgramRun.of(GATE.leaf()).with(found).with(GATE).with(worth)))
                .doesNotContain("could be dropped");
    }

    @Test
    void tellsHowManyTokensAModuleTakesWhereTheModelCountsThem() {
        assertThat(ReportPage.of(passed()))
                .contains(
                        "<th scope=\"row\">WriteQuery</th><td>100,000 → 100,000</td><td>20,000 → 20,000</td><td>0.072 → 0.072")
                .doesNotContain("<th scope=\"row\">AnswerQuestion</th><td>");
    }

    @Test
    void showsTheRequestsOfTheGateAsTheyAreSent() {
        assertThat(ReportPage.of(passed()))
                .containsSubsequence(
                        "<details><summary>The prompt of AnswerQuestion as it is sent</summary>",
                        "The request of the winner for example test-1.",
                        ">system<",
                        "Answer briefly.",
                        ">user<",
                        "Who wrote The Hobbit?",
                        ">assistant<",
                        "J. R. R. Tolkien",
                        "asked in a test",
                        "<summary>As the unoptimized program sends it for the same example</summary>",
                        "Answer the question in a few words.",
                        "asked in a test")
                .doesNotContain("asked on validation");
    }

    @Test
    void showsTheRequestsOfTheSearchWhereNoGateHasRun() {
        assertThat(ReportPage.of(ProgramRun.of(GATE.leaf()).with(SearchFixtures.optimization())))
                .contains("asked on validation");
    }

    @Test
    void cutsALongRequestAndShowsWhatIsShortWhole() {
        SentPrompt prompt = ModuleFixtures.prompt("<&".repeat(50_000), "Question: Who?");

        String shown = PromptAsSent.of(prompt).toString();

        assertThat(shown)
                .contains("J. R. R. Tolkien", "Question: Who?")
                .containsPattern("70,\\d{3} more characters in the JSON record");
        assertThat(shown.split("&lt;", -1)).hasSizeLessThanOrEqualTo(PromptAsSent.MOST / 2 + 1);
    }

    @Test
    void showsTheInstructionsThatWereTriedBestFirstAndHowManyMore() {
        List<TriedInstruction> tried = new ArrayList<>();
        tried.add(new TriedInstruction(
                "AnswerQuestion", "seed instruction", "Answer the question in a few words.", 60, 0.3));
        for (int number = 1; number <= 12; number++) {
            tried.add(new TriedInstruction(
                    "AnswerQuestion", "proposal " + number, "Try <b>" + number, 20, number / 20.0));
        }
        tried.add(new TriedInstruction(
                "AnswerQuestion", "proposal 13", ModuleFixtures.modules().get(1).instructionAfter(), 40, 0.05));
        tried.add(new TriedInstruction(
                "WriteQuery", "seed instruction", "Write a search query that finds the fact still missing.", 60, 0.3));

        String page = ReportPage.of(ProgramRun.of(GATE.leaf())
                .with(SearchFixtures.optimization(ModuleFixtures.modules(), tried))
                .with(GATE));

        assertThat(page)
                .containsSubsequence(
                        "<details><summary>Instructions tried for AnswerQuestion: 14</summary>",
                        ">winner<",
                        ">0.050<",
                        ">40<",
                        ">proposal 13<",
                        ">0.600<",
                        ">20<",
                        ">proposal 12<",
                        "Try &lt;b&gt;12",
                        ">proposal 5<",
                        "4 more in the JSON record.")
                .doesNotContain("Try &lt;b&gt;4", "Instructions tried for WriteQuery");
    }

    @Test
    void staysSmallWithLongPromptsAndManyProposals() {
        String words = "<word> ".repeat(2_000);
        List<ModuleChange> modules = new ArrayList<>();
        List<TriedInstruction> tried = new ArrayList<>();
        List<SentPrompt> prompts = new ArrayList<>();
        for (int module = 0; module < 5; module++) {
            String name = "Module" + module;
            modules.add(new ModuleChange(
                    name, words, words + "more", "proposal", List.of(), List.of(), "no demos", List.of()));
            prompts.add(new SentPrompt(
                    name,
                    "test-1",
                    List.of(new SentPrompt.Message("system", words.repeat(3))),
                    List.of(new SentPrompt.Message("system", words.repeat(4))),
                    null));
            for (int number = 0; number < 30; number++) {
                tried.add(new TriedInstruction(name, "proposal " + number, words + number, 20, 0.5));
            }
        }

        Element section = ModulesSection.of(modules, prompts, tried, null);

        assertThat(section.toString().length()).isLessThan(2_000_000);
    }

    @Test
    void putsLostExamplesFirst() {
        String page = ReportPage.of(passed());

        assertThat(page).containsSubsequence("test-3", "test-2", "test-5", "test-1", "test-4");
        assertThat(page).contains("1 lost", "2 gained", "1 still wrong", "1 still right", "1 not counted");
    }

    @Test
    void showsWhatTheModelsAnswered() {
        assertThat(ReportPage.of(passed())).contains("Answer: I think it is Tanzania");
    }

    @Test
    void tellsOfAStaleArtifactWithoutAnyMeasurement() {
        ProgramRun run = ended(
                ProgramRun.of(GATE.leaf()).with(LeafFixtures.preflight()),
                Kind.OPTIMIZER,
                Outcome.STALE,
                "Artifact not up to date:\n  - the task model was a and is b");

        assertThat(ReportPage.of(run))
                .contains("Multi-hop question answering <span class=\"red\">STALE</span>")
                .contains(
                        "<strong class=\"red\">Build red.</strong> What the accepted artifact was made with has changed since.")
                .contains("the task model was a and is b")
                .contains("mvn test -Dattune.mode=accept");
    }

    @Test
    void showsWhatCandidatesCostAndTheRuleThatTookOne() {
        String page = ReportPage.of(ended(
                ProgramRun.of(GATE.leaf())
                        .with(SearchFixtures.preferring(new Preference(Cost.TOKENS, 0.02), HostileFixtures.HOSTILE)),
                Kind.OPTIMIZER,
                Outcome.PASSED,
                null));

        assertThat(page)
                .containsSubsequence(
                        "Search, mipro",
                        "<strong>The rule: least tokens within 0.02 of the best score.</strong> The winner is not the best, since",
                        "<img alt=\"What the candidates score and cost\" src=\"data:image/svg+xml;base64,",
                        "What the candidates score and cost, in numbers",
                        "tokens a run, mean",
                        "<th scope=\"row\">winner</th>",
                        "0.420",
                        "480",
                        "not known")
                .doesNotContain("<script", "<img src=x");
    }

    @Test
    void withoutARuleWhatCandidatesCostIsFolded() {
        String page = ReportPage.of(ended(
                ProgramRun.of(GATE.leaf()).with(SearchFixtures.preferring(null, "proposal 2")),
                Kind.OPTIMIZER,
                Outcome.PASSED,
                null));

        assertThat(page)
                .contains("<summary>What the candidates score and cost</summary>", "@Prefer takes a cheaper one")
                .doesNotContain("The rule:");
    }

    @Test
    void putsWhatMadeAnArtifactStaleIntoATable() {
        ProgramRun run = ProgramRun.of(GATE.leaf())
                .with(LeafFixtures.stale(List.of(
                        new Difference("the random seed", "7", "8", "the random seed was 7 and is 8"),
                        new Difference(HostileFixtures.HOSTILE, HostileFixtures.HOSTILE, "2", "more"))));

        assertThat(ReportPage.of(run))
                .contains("<strong>Verify mipro:</strong> Artifact not up to date: a.json is stale.</div>")
                .contains("<th scope=\"row\">the random seed</th>")
                .doesNotContain("Search mipro", "<script", "<img src=x");
    }

    @Test
    void namesTheGravestOutcomeAtTheTop() {
        ProgramRun run = ended(passed(), Kind.OPTIMIZER, Outcome.MODELS, "no answer from the server");

        assertThat(ReportPage.of(run)).contains("<span class=\"red\">MODELS FAILED</span></h2>");
    }

    @Test
    void saysOfAMissingArtifactThatThereIsNone() {
        String verified = ReportPage.of(ProgramRun.of(GATE.leaf()).with(LeafFixtures.missing("verify")));
        String accepted = ReportPage.of(ProgramRun.of(GATE.leaf()).with(LeafFixtures.missing("accept")));

        assertThat(verified)
                .contains("<span class=\"red\">NO ACCEPTED ARTIFACT</span>", "There is no accepted artifact.")
                .doesNotContain("STALE");
        assertThat(accepted).contains("<span class=\"red\">NO CANDIDATE TO ACCEPT</span>");
    }

    @ParameterizedTest
    @CsvSource({"FAIL, red, This fails the build", "WARN, green, This is a warning", "PASS, green, This passes"})
    void saysWhatAnOpenGateDoesToTheBuild(Inconclusive effect, String color, String words) {
        GateRecord open = GateFixtures.openGate(120L, effect);
        LeafRecord leaf = LeafFixtures.end(open.leaf(), Kind.GATE, "exactMatch", 3, Outcome.INCONCLUSIVE, "open");

        assertThat(ReportPage.of(ProgramRun.of(open.leaf()).with(open).with(leaf)))
                .contains("class=\"" + color + "\">Build " + color + ".</strong> Gate exactMatch could not decide. "
                        + words + " (as attune.gate.inconclusive");
    }

    @Test
    void showsWhatEachStageOfAChainFound() {
        String page = ReportPage.of(ProgramRun.of(GATE.leaf()).with(SearchFixtures.chained()));

        assertThat(page)
                .containsSubsequence(
                        "budget exhausted: in stage 2 of 2, bayesian-bootstrap: the budget of 900 calls is used up",
                        "<th scope=\"row\">gepa</th><td>completed</td>",
                        ">0.300</td>",
                        ">0.450</td>",
                        ">+0.150</td>",
                        ">700</td>",
                        "<th scope=\"row\">bayesian-bootstrap</th><td>budget exhausted</td><td>not measured</td>",
                        "gepa: the pool has 4 candidates",
                        "chain, gepa search",
                        "chain, bayesian-bootstrap search");
    }

    @Test
    void holdsAtMostTwoHundredExamples() {
        List<GateRecord.Example> examples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            examples.add(GateFixtures.example("test-" + i, "q".repeat(500), "e", 0.0, i % 2.0));
        }
        GateRecord gate = GateFixtures.gate(Verdict.PASSED, ModuleFixtures.modules(), examples);

        String page = ReportPage.of(ProgramRun.of(gate.leaf())
                .with(SearchFixtures.optimization(ModuleFixtures.modules(), SearchFixtures.trials(200), List.of()))
                .with(gate));

        assertThat(page.split("class=\"card", -1)).hasSize(ExamplesSection.MOST + 1);
        assertThat(page.length()).isLessThan(3_000_000);
    }

    @Test
    void comparesWithTheAcceptedArtifactWhereThereIsOne() {
        GateRecord guard = GateFixtures.guard();

        String page = ReportPage.of(ProgramRun.of(guard.leaf()).with(guard));

        assertThat(page)
                .containsSubsequence("exactMatch is not decided", "Compared with", "accepted artifact", "−0.025");
    }

    @Test
    void saysOfAProgramThatWasAbortedWithoutAWordThatItWas() {
        assertThat(ReportPage.of(ended(ProgramRun.of(GATE.leaf()), Kind.OPTIMIZER, Outcome.ABORTED, null)))
                .contains("Search exactMatch:</strong> aborted");
    }

    @Test
    void keepsProgramsOfOtherProcessesOnThePage(@TempDir Path output) throws IOException {
        ReportFile.write(output, passed());
        LeafRecord other = LeafFixtures.end(
                LeafFixtures.end(GATE.leaf(), Kind.GATE, "m", 3, Outcome.FAILED, "too low"), "com.example.OtherTest");
        ReportFile.write(output, ProgramRun.of(other.leaf()).with(other));

        assertThat(Files.readString(output.resolve("report.html")))
                .containsSubsequence(
                        "<title>1 failed, 1 passed – Attune</title>",
                        ">Another: FAILED</a></li><li><a href=\"#",
                        ">Multi-hop question answering: PASSED</a></li>",
                        "com.example.OtherTest",
                        "com.example.qa.MultiHopQaTest");
    }

    @Test
    void beginsAnewWithEachPreflight() {
        ProgramRuns runs = new ProgramRuns();
        PreflightRecord preflight = LeafFixtures.preflight();
        runs.begin(preflight);
        runs.add(GATE);
        runs.begin(preflight);

        ProgramRun run = runs.add(LeafFixtures.end(GATE.leaf(), Kind.PREFLIGHT, "preflight", 1, Outcome.PASSED, null));

        assertThat(run.gates()).isEmpty();
    }
}
