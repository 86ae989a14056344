package dev.attune.report.view;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Call;
import dev.attune.engine.event.GateRecord.Example;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.PricedModel;
import dev.attune.runtime.CallTokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What {@value #CALLS} calls in production take of one module, or of the whole program, as the test examples took it, repairs included.
 * Immutable.
 *
 * @param module the name of the module; null: the whole program
 * @param before the tokens of the unoptimized program
 * @param after those of the winner
 * @param usdBefore what they cost in US dollars; null if no price is known
 * @param usdAfter what those of the winner cost; null if no price is known
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProductionCost(
        @Nullable String module,
        CallTokens before,
        CallTokens after,
        @Nullable BigDecimal usdBefore,
        @Nullable BigDecimal usdAfter) {

    private static final int CALLS = 1_000;

    /**
     * Returns the cost of each module and then of the whole program. What the model has counted no tokens of is left out, and nothing is
     * left if that is every module.
     */
    public static List<ProductionCost> of(GateRecord gate) {
        List<ProductionCost> costs = new ArrayList<>();
        for (ModuleChange change : gate.modules()) {
            of(change.module(), gate, answer -> ofModule(change.module(), answer))
                    .ifPresent(costs::add);
        }
        if (!costs.isEmpty()) {
            of(null, gate, answer -> List.of(answer.calls())).ifPresent(costs::add);
        }
        return List.copyOf(costs);
    }

    /** Each call of a module by itself. */
    private static List<List<Call>> ofModule(String module, Answer answer) {
        return answer.calls().stream()
                .filter(call -> call.module().equals(module))
                .map(List::of)
                .toList();
    }

    private static Optional<ProductionCost> of(
            @Nullable String module, GateRecord gate, Function<Answer, List<List<Call>>> units) {
        Optional<CallTokens> before = perThousand(gate, Example::baseline, units);
        Optional<CallTokens> after = perThousand(gate, Example::winner, units);
        PricedModel model = gate.taskModel();
        return before.isEmpty() || after.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProductionCost(
                        module, before.get(), after.get(), usd(before.get(), model), usd(after.get(), model)));
    }

    private static @Nullable BigDecimal usd(CallTokens tokens, @Nullable PricedModel model) {
        return model == null ? null : model.usd(tokens.input(), tokens.output());
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
}
