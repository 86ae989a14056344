package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.PricedModel;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.ProductionCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the program takes in production, by module and in all, before and after. */
final class ProductionTable {

    private ProductionTable() {}

    /** A table and what it means; nothing if the model has counted no tokens. */
    static List<Element> of(GateRecord gate) {
        List<List<String>> rows =
                ProductionCost.of(gate).stream().map(ProductionTable::row).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        return List.of(
                Parts.table(
                        "Tokens and US dollars in production",
                        List.of("per 1,000 calls of", "tokens in", "tokens out", "US dollars"),
                        rows),
                Parts.quiet(
                        "Unoptimized → winner, for calls like those of the test examples, repairs included. The whole program"
                                + " is called once for each example, its modules as often as it needs them. "
                                + voters(gate)
                                + price(gate.taskModel())));
    }

    private static List<String> row(ProductionCost cost) {
        String module = cost.module();
        BigDecimal before = cost.usdBefore();
        BigDecimal after = cost.usdAfter();
        return List.of(
                module == null ? "the whole program" : module,
                Numbers.count(cost.before().input()) + " → "
                        + Numbers.count(cost.after().input()),
                Numbers.count(cost.before().output()) + " → "
                        + Numbers.count(cost.after().output()),
                before == null || after == null ? "–" : Numbers.dollars(before) + " → " + Numbers.dollars(after));
    }

    /** A call of a module is one, however many requests it takes. */
    private static String voters(GateRecord gate) {
        return gate.modules().stream()
                .filter(change -> !change.votesWith().isEmpty())
                .map(change -> "A call of " + change.module() + " takes the requests of up to "
                        + (1 + change.votesWith().size()) + " prompts that vote, all of which are counted here. ")
                .collect(Collectors.joining());
    }

    private static String price(@Nullable PricedModel model) {
        if (model == null) {
            return "";
        }
        BigDecimal input = model.input();
        BigDecimal output = model.output();
        return input == null || output == null
                ? "No price is known for " + model.name() + "; a file that attune.prices names can tell it."
                : "A million tokens of " + model.name() + " cost " + input.toPlainString() + " US dollars in and "
                        + output.toPlainString() + " out.";
    }
}
