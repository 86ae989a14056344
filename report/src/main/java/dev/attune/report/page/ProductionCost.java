package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Call;
import dev.attune.engine.event.GateRecord.Example;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.PricedModel;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.runtime.CallTokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the program takes in production, by module and in all, before and after: as its test examples took it. */
final class ProductionCost {

    private static final int CALLS = 1_000;

    private ProductionCost() {}

    /** A table and what it means; nothing if the model has counted no tokens. */
    static List<Element> of(GateRecord gate) {
        List<List<String>> rows = new ArrayList<>();
        for (ModuleChange change : gate.modules()) {
            row(change.module(), gate, answer -> ofModule(change.module(), answer))
                    .ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        row("the whole program", gate, answer -> List.of(answer.calls())).ifPresent(rows::add);
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

    /** A call of a module is one, however many requests it takes. */
    private static String voters(GateRecord gate) {
        return gate.modules().stream()
                .filter(change -> !change.votesWith().isEmpty())
                .map(change -> "A call of " + change.module() + " takes the requests of up to "
                        + (1 + change.votesWith().size()) + " prompts that vote, all of which are counted here. ")
                .collect(Collectors.joining());
    }

    /** Each call of a module by itself. */
    private static List<List<Call>> ofModule(String module, Answer answer) {
        return answer.calls().stream()
                .filter(call -> call.module().equals(module))
                .map(List::of)
                .toList();
    }

    private static Optional<List<String>> row(String name, GateRecord gate, Function<Answer, List<List<Call>>> units) {
        Optional<CallTokens> before = perThousand(gate, Example::baseline, units);
        Optional<CallTokens> after = perThousand(gate, Example::winner, units);
        return before.isEmpty() || after.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        name,
                        Numbers.count(before.get().input()) + " → "
                                + Numbers.count(after.get().input()),
                        Numbers.count(before.get().output()) + " → "
                                + Numbers.count(after.get().output()),
                        dollars(before.get(), after.get(), gate.taskModel())));
    }

    /**
     * The mean of those examples that count.
     *
     * @param units what is counted as one: the calls of each
     * @return empty if there is nothing to count, or the model has not counted the tokens of each call
     */
    private static Optional<CallTokens> perThousand(
            GateRecord gate, Function<Example, Answer> program, Function<Answer, List<List<Call>>> units) {
        long count = 0;
        CallTokens sum = new CallTokens(0, 0);
        for (Example example : gate.examples()) {
            Answer answer = program.apply(example);
            for (List<Call> unit : answer.score() == null ? List.<List<Call>>of() : units.apply(answer)) {
                count++;
                for (Call call : unit) {
                    CallTokens tokens = call.tokens();
                    if (tokens == null) {
                        return Optional.empty();
                    }
                    sum = sum.plus(tokens);
                }
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new CallTokens(
                        Math.round((double) CALLS * sum.input() / count),
                        Math.round((double) CALLS * sum.output() / count)));
    }

    private static String dollars(CallTokens before, CallTokens after, @Nullable PricedModel model) {
        BigDecimal first = model == null ? null : model.usd(before.input(), before.output());
        BigDecimal then = model == null ? null : model.usd(after.input(), after.output());
        return first == null || then == null ? "–" : Numbers.dollars(first) + " → " + Numbers.dollars(then);
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
