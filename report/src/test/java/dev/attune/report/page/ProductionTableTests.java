package dev.attune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Call;
import dev.attune.engine.event.GateRecord.Example;
import dev.attune.engine.event.PricedModel;
import dev.attune.report.GateFixtures;
import dev.attune.runtime.CallTokens;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductionTableTests {

    private static final PricedModel PRICED =
            new PricedModel("openai:small", new BigDecimal("0.40"), new BigDecimal("1.60"));

    /** The winner asks the second module twice for the second example. */
    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    "a",
                    "q",
                    "e",
                    answer(0.0, query(100, 20), reply(300, 10)),
                    answer(1.0, query(100, 20), reply(700, 10))),
            new Example(
                    "b",
                    "q",
                    "e",
                    answer(0.0, query(200, 40), reply(300, 10)),
                    answer(1.0, query(200, 40), reply(700, 10), reply(700, 10))),
            new Example("c", "q", "e", answer(null, query(9_000, 9_000)), answer(null)));

    private static Call query(long input, long output) {
        return new Call("WriteQuery", "a query", new CallTokens(input, output));
    }

    private static Call reply(long input, long output) {
        return new Call("AnswerQuestion", "an answer", new CallTokens(input, output));
    }

    private static Answer answer(@Nullable Double score, Call... calls) {
        return new Answer("p", score, null, false, List.of(calls));
    }

    private static String shown(@Nullable PricedModel model, List<Example> examples) {
        GateRecord gate = GateFixtures.costing(model, examples);
        return String.join(
                "\n", ProductionTable.of(gate).stream().map(Object::toString).toList());
    }

    @Test
    void tellsTokensAndDollarsOfEachModuleAndOfTheWholeProgramBeforeAndAfter() {
        assertThat(shown(PRICED, EXAMPLES))
                .containsSubsequence(
                        "<th scope=\"row\">WriteQuery</th><td>150,000 → 150,000</td><td>30,000 → 30,000</td><td>0.108 → 0.108</td>",
                        "<th scope=\"row\">AnswerQuestion</th><td>300,000 → 700,000</td><td>10,000 → 10,000</td><td>0.136 →"
                                + " 0.296</td>",
                        "<th scope=\"row\">the whole program</th><td>450,000 → 1,200,000</td><td>40,000 → 45,000</td><td>0.244 →"
                                + " 0.552</td>",
                        "A million tokens of openai:small cost 0.4 US dollars in and 1.6 out.");
    }

    @Test
    void saysOfAModelWithoutAPriceThatItHasNone() {
        assertThat(shown(new PricedModel("local:<b>tiny", null, null), EXAMPLES))
                .contains("<td>300,000 → 700,000</td>", "<td>–</td>", "No price is known for local:&lt;b&gt;tiny;")
                .doesNotContain("0 → 0");
    }

    @Test
    void saysNothingOfTheWholeProgramWhereTheTokensOfAModuleAreNotCounted() {
        Example silent = new Example(
                "d",
                "q",
                "e",
                answer(0.0, query(100, 20), new Call("AnswerQuestion", "an answer", null)),
                answer(1.0, query(100, 20), new Call("AnswerQuestion", "an answer", null)));

        assertThat(shown(PRICED, List.of(silent)))
                .contains("WriteQuery")
                .doesNotContain("AnswerQuestion", "<th scope=\"row\">the whole program");
    }

    @Test
    void showsNothingWhereNothingWasCounted() {
        assertThat(shown(PRICED, List.of())).isEmpty();
    }
}
