package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.annotations.Cost;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Call;
import dev.attune.engine.event.GateRecord.Example;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.PricedModel;
import dev.attune.engine.gate.Verdict;
import dev.attune.runtime.CallTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary for other programs. */
class SummaryRunListenerTests {

    @TempDir
    Path folder;

    @Test
    void tellsSearchAndGateWithScoresIntervalsAndCost() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.optimizationFinished(SearchFixtures.optimization());
        listener.leafFinished(ended(SearchFixtures.optimization().leaf().uniqueId(), Kind.OPTIMIZER, Outcome.PASSED));
        listener.gateFinished(GateFixtures.gate());
        listener.leafFinished(ended(GateFixtures.gate().leaf().uniqueId(), Kind.GATE, Outcome.PASSED));

        JsonNode program = summary().at("/programs/0");
        assertThat(program.get("outcome").asText()).isEqualTo("passed");
        assertThat(program.get("usage").get("calls").asLong())
                .isEqualTo(SearchFixtures.optimization().usage().calls()
                        + GateFixtures.gate().usage().calls());
        JsonNode gate = program.at("/leaves/1/gate");
        assertThat(gate.at("/winner/mean").asDouble())
                .isEqualTo(GateFixtures.gate().winner().estimate().mean());
        assertThat(gate.at("/difference/low").asDouble())
                .isEqualTo(GateFixtures.gate().difference().interval().low());
        assertThat(program.at("/leaves/0/search/changed")).hasSize(2);
        assertThat(program.at("/claims/1/claim").asText()).isEqualTo("a gain of at least 0.02");
        assertThat(program.at("/claims/1/shownAmongAll").asBoolean()).isTrue();
    }

    @Test
    void tellsWhatAComparisonOfModelsHasCost() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.comparisonFinished(GateFixtures.comparison());
        listener.leafFinished(ended(GateFixtures.comparison().leaf().uniqueId(), Kind.OPTIMIZER, Outcome.PASSED));

        assertThat(summary().at("/programs/0/usage/calls").asLong())
                .isEqualTo(GateFixtures.comparison().usage().calls());
    }

    @Test
    void aGateThatRunsAloneTellsTheSearchOfTheWinnerThatItHasJudged() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.optimizationFinished(SearchFixtures.ofGate(GateFixtures.gate().optimizer()));
        listener.optimizationFinished(SearchFixtures.ofGate("another"));
        listener.gateFinished(GateFixtures.gate());
        listener.leafFinished(ended(GateFixtures.gate().leaf().uniqueId(), Kind.GATE, Outcome.PASSED));

        assertThat(summary().at("/programs/0/leaves/0/search/optimizer").asText())
                .isEqualTo(GateFixtures.gate().optimizer());
    }

    @Test
    void aLeafThatRunsAgainCostsWhatItLastCost() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.gateFinished(GateFixtures.gate());
        listener.gateFinished(GateFixtures.gate());
        listener.leafFinished(ended(GateFixtures.gate().leaf().uniqueId(), Kind.GATE, Outcome.PASSED));

        assertThat(summary().at("/programs/0/usage/calls").asLong())
                .isEqualTo(GateFixtures.gate().usage().calls());
    }

    @Test
    void tellsWhatProductionTakesOfEachModuleAndOfTheWholeProgram() throws IOException {
        List<Call> calls = List.of(new Call("WriteQuery", "a query", new CallTokens(100, 20)));
        GateRecord gate = GateFixtures.costing(
                new PricedModel("openai:small", new BigDecimal("0.40"), new BigDecimal("1.60")),
                List.of(new Example(
                        "a",
                        "q",
                        "e",
                        new Answer("p", 0.0, null, false, calls),
                        new Answer("p", 1.0, null, false, calls))));
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.gateFinished(gate);
        listener.leafFinished(ended(gate.leaf().uniqueId(), Kind.GATE, Outcome.PASSED));

        JsonNode costs = summary().at("/programs/0/leaves/0/gate/per1000Calls");
        assertThat(costs.get(0).toString())
                .isEqualTo("{\"module\":\"WriteQuery\",\"unoptimized\":{\"inputTokens\":100000,\"outputTokens\":20000,"
                        + "\"usd\":0.072},\"winner\":{\"inputTokens\":100000,\"outputTokens\":20000,\"usd\":0.072}}");
        assertThat(costs.get(1).get("module").isNull()).isTrue();
    }

    @Test
    void tellsLayoutsThatAreNotTheDefault() throws IOException {
        OptimizationRecord record = SearchFixtures.optimization(ModuleFixtures.laidOut(), List.of());
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.optimizationFinished(record);
        listener.leafFinished(ended(record.leaf().uniqueId(), Kind.OPTIMIZER, Outcome.PASSED));

        JsonNode search = summary().at("/programs/0/leaves/0/search");
        assertThat(search.get("layouts").toString())
                .isEqualTo("{\"WriteQuery\":\"answers as JSON instead of labeled lines\"}");
        assertThat(search.get("changed")).hasSize(2);
    }

    @Test
    void tellsHowManyPromptsOfEachModuleVoteIfAnyDo() throws IOException {
        OptimizationRecord voting = SearchFixtures.optimization(ModuleFixtures.voting(), List.of());
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.optimizationFinished(voting);
        listener.leafFinished(ended(voting.leaf().uniqueId(), Kind.OPTIMIZER, Outcome.PASSED));

        JsonNode voters = summary().at("/programs/0/leaves/0/search/voters");
        assertThat(voters.get("WriteQuery").asInt()).isEqualTo(1);
        assertThat(voters.get("AnswerQuestion").asInt()).isEqualTo(3);
    }

    @Test
    void tellsWhatEachStageOfAChainFound() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.optimizationFinished(SearchFixtures.chained());
        listener.leafFinished(ended(SearchFixtures.chained().leaf().uniqueId(), Kind.OPTIMIZER, Outcome.PASSED));

        JsonNode stages = summary().at("/programs/0/leaves/0/search/stages");
        assertThat(stages).hasSize(2);
        assertThat(stages.at("/0/after/mean").asDouble()).isEqualTo(0.45);
        assertThat(stages.at("/1/status").asText()).isEqualTo("budget-exhausted");
        assertThat(stages.at("/1/after").isNull()).isTrue();
    }

    @Test
    void whatAnotherVersionHasWrittenOfAProgramIsNotKept() throws IOException {
        Files.writeString(
                folder.resolve("summary.json"),
                "{\"version\":1,\"programs\":[{\"class\":\"org.example.Old\",\"name\":\"old\"}]}");
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.leafFinished(ended("a", Kind.GATE, Outcome.PASSED));

        assertThat(summary().get("programs")).hasSize(1);
        assertThat(summary().at("/programs/0/class").asText()).isNotEqualTo("org.example.Old");
    }

    @Test
    void tellsWhatCandidatesCostAndWhichWasTaken() throws IOException {
        OptimizationRecord search = SearchFixtures.preferring(new Preference(Cost.TOKENS, 0.02), "proposal 2");
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.optimizationFinished(search);
        listener.leafFinished(ended(search.leaf().uniqueId(), Kind.OPTIMIZER, Outcome.PASSED));

        JsonNode front = summary().at("/programs/0/leaves/0/search/front");
        assertThat(front.get("rule").asText()).isEqualTo("least tokens within 0.02 of the best score");
        assertThat(front.get("candidates")).hasSize(5);
        assertThat(front.at("/candidates/1/winner").asBoolean()).isTrue();
        assertThat(front.at("/candidates/3/tokens").asDouble()).isEqualTo(1404.5);
        assertThat(front.at("/candidates/4/tokens").isNull()).isTrue();
    }

    @Test
    void tellsWhatEachChangeIsWorth() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.gateFinished(GateFixtures.gate());
        listener.worthMeasured(GateFixtures.worth());
        listener.leafFinished(ended(GateFixtures.gate().leaf().uniqueId(), Kind.GATE, Outcome.PASSED));

        JsonNode program = summary().at("/programs/0");
        assertThat(program.at("/worth/parts/1/module").asText()).isEqualTo("WriteQuery");
        assertThat(program.at("/worth/parts/1/effects/1/difference/mean").asDouble())
                .isEqualTo(-0.05);
        assertThat(program.at("/worth/notes/0").asText()).startsWith("Measured on 34");
        assertThat(program.at("/usage/calls").asLong())
                .isEqualTo(GateFixtures.gate().usage().calls() + 64);
    }

    @Test
    void tellsWhyTheWorthOfAChangeIsNotKnown() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.worthMeasured(GateFixtures.unmeasuredWorth("the budget is used up"));
        listener.leafFinished(ended("a", Kind.GATE, Outcome.PASSED));

        JsonNode effect = summary().at("/programs/0/worth/parts/0/effects/0");
        assertThat(effect.get("difference").isNull()).isTrue();
        assertThat(effect.get("reason").asText()).isEqualTo("the budget is used up");
    }

    @Test
    void theWorstLeafSaysHowTheProgramEnded() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.leafFinished(ended("a", Kind.PREFLIGHT, Outcome.PASSED));
        listener.leafFinished(ended("b", Kind.OPTIMIZER, Outcome.STALE));
        listener.leafFinished(ended("c", Kind.GATE, Outcome.SKIPPED));

        assertThat(summary().at("/programs/0/outcome").asText()).isEqualTo("stale");
    }

    @Test
    void whatOtherProcessesHaveWrittenStays() throws IOException {
        new SummaryRunListener(folder).leafFinished(LeafFixtures.end(ended("a", Kind.GATE, Outcome.FAILED), "org.A"));
        new SummaryRunListener(folder).leafFinished(LeafFixtures.end(ended("a", Kind.GATE, Outcome.PASSED), "org.B"));
        new SummaryRunListener(folder).leafFinished(LeafFixtures.end(ended("a", Kind.GATE, Outcome.STALE), "org.B"));

        assertThat(summary().get("programs"))
                .extracting(program -> program.get("class").asText() + " "
                        + program.get("outcome").asText())
                .containsExactly("org.A failed", "org.B stale");
    }

    @Test
    void manyThatWriteAtOnceLoseNothing() throws Exception {
        Thread[] writers = Stream.iterate(0, i -> i + 1)
                .limit(8)
                .map(i -> new Thread(() -> new SummaryRunListener(folder)
                        .leafFinished(LeafFixtures.end(ended("a", Kind.GATE, Outcome.PASSED), "org.P" + i))))
                .toArray(Thread[]::new);
        for (Thread writer : writers) {
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(summary().get("programs")).hasSize(8);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aDamagedFileIsWrittenAnew() throws IOException {
        Files.writeString(folder.resolve("summary.json"), "{\"version\": 1, \"programs\": [");

        new SummaryRunListener(folder).leafFinished(ended("a", Kind.GATE, Outcome.PASSED));

        assertThat(summary().get("programs")).hasSize(1);
    }

    @Test
    void hostileTextIsKeptExactlyAsText() throws IOException {
        SummaryRunListener listener = new SummaryRunListener(folder);
        listener.optimizationFinished(HostileFixtures.hostileOptimization(OptimizationRecord.Status.ABORTED));
        listener.gateFinished(HostileFixtures.hostileGate(Verdict.FAILED));
        listener.worthMeasured(HostileFixtures.hostileWorth());
        listener.leafFinished(inFolder(HostileFixtures.hostileEnd(Outcome.ABORTED)));

        assertThat(summary().at("/programs/0/leaves/0/message").asText()).isEqualTo(HostileFixtures.HOSTILE);
    }

    private LeafRecord ended(String uniqueId, Kind kind, Outcome outcome) {
        return inFolder(LeafFixtures.end(LeafFixtures.withId(uniqueId), kind, "x", kind.ordinal() + 1, outcome, null));
    }

    private LeafRecord inFolder(LeafRecord leaf) {
        return LeafFixtures.end(leaf, folder);
    }

    private JsonNode summary() throws IOException {
        return Schema.read(folder.resolve("summary.json"));
    }
}
