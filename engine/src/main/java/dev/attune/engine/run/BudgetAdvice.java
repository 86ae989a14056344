package dev.attune.engine.run;

import dev.attune.engine.config.Keys;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Cost;
import dev.attune.engine.preflight.CallEstimate;
import dev.attune.engine.program.PreparedProgram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** To what a budget is to be raised that did not suffice. */
final class BudgetAdvice {

    /** An estimate is exceeded as often as not. */
    private static final BigDecimal MARGIN = new BigDecimal("1.2");

    private static final MathContext UP = new MathContext(2, RoundingMode.UP);

    private BudgetAdvice() {}

    static String of(PreparedProgram prepared) {
        Budget budget = prepared.models().budget();
        long calls = new CallEstimate(prepared).expected();
        return budget.refusal()
                .map(refusal -> of(
                        refusal,
                        budget.spent(),
                        calls,
                        prepared.settings().limits().time().orElse(Duration.ZERO)))
                .orElse("raise the budget");
    }

    /**
     * The advice in words.
     *
     * @param spent what was spent until then
     * @param calls the calls that the run is expected to take
     * @param time the limit of time; zero if there is none
     */
    static String of(Budget.Refusal refusal, Cost spent, long calls, Duration time) {
        String expected = String.format(
                Locale.ROOT,
                "it is %s, and about %,d calls are expected, those of the gates included",
                refusal.limit(),
                calls);
        return switch (refusal.key()) {
            case Keys.BUDGET_TOKENS -> {
                long each = each(spent.tokens(), refusal.most().tokens(), spent);
                yield set(refusal, BigDecimal.valueOf(calls * each), new BigDecimal(refusal.limit()), "")
                        + String.format(Locale.ROOT, " (%s, of %,d tokens each)", expected, each);
            }
            case Keys.BUDGET_USD -> {
                BigDecimal each =
                        BigDecimal.valueOf(each(spent.nanoUsd(), refusal.most().nanoUsd(), spent), 9);
                yield set(refusal, each.multiply(BigDecimal.valueOf(calls)), new BigDecimal(refusal.limit()), "") + " ("
                        + expected + ", at "
                        + each.round(UP).stripTrailingZeros().toPlainString() + " US dollars each)";
            }
            case Keys.BUDGET_TIME -> {
                BigDecimal limit = BigDecimal.valueOf(Math.max(1, time.toSeconds()));
                BigDecimal needed = spent.calls() == 0
                        ? limit
                        : limit.multiply(BigDecimal.valueOf(calls))
                                .divide(BigDecimal.valueOf(spent.calls()), 0, RoundingMode.UP);
                yield set(refusal, needed, limit, "s") + " (" + expected + "; "
                        + String.format(Locale.ROOT, "%,d", spent.calls()) + " were made in that time)";
            }
            default ->
                set(refusal, BigDecimal.valueOf(calls), new BigDecimal(refusal.limit()), "") + " (" + expected + ")";
        };
    }

    /** What a call has cost, or else what the one that was refused could have cost. */
    private static long each(long all, long most, Cost spent) {
        return spent.calls() == 0 ? most : (all + spent.calls() - 1) / spent.calls();
    }

    /** More than it is in any case: that did not suffice, whatever was expected. */
    private static String set(Budget.Refusal refusal, BigDecimal needed, BigDecimal limit, String unit) {
        BigDecimal value = needed.multiply(MARGIN).round(UP);
        if (value.compareTo(limit) <= 0) {
            value = limit.multiply(BigDecimal.valueOf(2));
        }
        return "set " + refusal.key() + " = " + value.stripTrailingZeros().toPlainString() + unit;
    }
}
