package dev.attune.engine.model.budget;

import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Limits;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What all roles together may spend. What a call can cost at most is reserved before it is made, so that calls under way at once never
 * pass a limit together; a call that does not fit beside those under way waits for them. A part can be kept for later. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Budget {

    private static final BigDecimal NANO = new BigDecimal(1_000_000_000);

    private final Limits limits;
    private final OptionalLong nanoUsd;
    private final Clock clock;
    private final @Nullable Instant end;
    private Cost spent = Cost.NONE;
    private Cost reserved = Cost.NONE;
    private Cost kept = Cost.NONE;
    private Duration keptTime = Duration.ZERO;
    private int underWay;
    private @Nullable Refusal refusal;

    /** A budget whose time starts now. */
    public Budget(Limits limits, Clock clock) {
        this.limits = limits;
        this.nanoUsd = limits.usd()
                .map(usd -> OptionalLong.of(usd.multiply(NANO).longValue()))
                .orElse(OptionalLong.empty());
        this.clock = clock;
        this.end = limits.time().map(clock.instant()::plus).orElse(null);
    }

    /** A budget without limits. */
    public static Budget unlimited() {
        return new Budget(Limits.NONE, Clock.systemUTC());
    }

    /**
     * A call that was not made.
     *
     * @param key the setting of the limit that it would have passed
     * @param limit that limit, as it is set
     * @param most what the call could have cost at most
     */
    public record Refusal(String key, String limit, Cost most) {}

    /** The last call that was refused; empty if all were made. */
    public synchronized Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** What a call has reserved and not yet settled. */
    public interface Reservation {

        /** Gives back what was reserved, for what was spent. */
        void settle(Cost cost);
    }

    /** Keeps a part for what comes later; of what is kept already, nothing is given free. */
    public synchronized void keep(Cost share, Duration time) {
        kept = kept.orMore(share);
        keptTime = time.compareTo(keptTime) > 0 ? time : keptTime;
    }

    /** Gives free what was kept. */
    public synchronized void release() {
        kept = Cost.NONE;
        keptTime = Duration.ZERO;
        notifyAll();
    }

    /** Whether no further call fits beside what is kept for later, however cheap it is. */
    public synchronized boolean isClosed() {
        return limitPassedBy(spent.plus(new Cost(1, 0, 0))) != null;
    }

    /** What was spent so far. */
    public synchronized Cost spent() {
        return spent;
    }

    /**
     * Reserves what a call can cost at most, and waits for calls under way where that can make room.
     *
     * @throws BudgetExhaustedException if it does not fit
     */
    public synchronized Reservation reserve(Cost most) {
        while (true) {
            Passed alone = limitPassedBy(spent.plus(most));
            if (alone != null) {
                refusal = new Refusal(alone.key, alone.limit, most);
                throw new BudgetExhaustedException((spent.equals(Cost.NONE)
                                ? BudgetExhaustedException.TOO_SMALL
                                : BudgetExhaustedException.USED_UP)
                        + alone.inWords());
            }
            if (limitPassedBy(spent.plus(reserved).plus(most)) == null) {
                break;
            }
            if (underWay > 0) {
                await();
            }
        }
        reserved = reserved.plus(most);
        underWay++;
        return cost -> settle(most, cost);
    }

    private synchronized void settle(Cost most, Cost cost) {
        reserved = reserved.minus(most);
        spent = spent.plus(cost);
        underWay--;
        notifyAll();
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the budget", e);
        }
    }

    /** A limit, and what of it is kept for later. */
    private record Passed(String key, String limit, String kept) {

        String inWords() {
            return key + " = " + limit + kept;
        }
    }

    private @Nullable Passed limitPassedBy(Cost cost) {
        if (passes(limits.calls(), cost.calls(), kept.calls())) {
            long limit = limits.calls().getAsLong();
            return new Passed(Keys.BUDGET_CALLS, Long.toString(limit), forLater(limit, kept.calls(), "calls"));
        }
        if (passes(limits.tokens(), cost.tokens(), kept.tokens())) {
            long limit = limits.tokens().getAsLong();
            return new Passed(Keys.BUDGET_TOKENS, Long.toString(limit), forLater(limit, kept.tokens(), "tokens"));
        }
        if (passes(nanoUsd, cost.nanoUsd(), kept.nanoUsd())) {
            String dollars = new BigDecimal(kept.nanoUsd())
                    .divide(NANO)
                    .stripTrailingZeros()
                    .toPlainString();
            return new Passed(
                    Keys.BUDGET_USD,
                    limits.usd().map(BigDecimal::toPlainString).orElse(""),
                    kept.nanoUsd() == 0 ? "" : ", of which " + dollars + " are kept for the gate");
        }
        if (end != null && !clock.instant().isBefore(end.minus(keptTime))) {
            return new Passed(
                    Keys.BUDGET_TIME,
                    limits.time().map(time -> time.toSeconds() + "s").orElse(""),
                    keptTime.isZero() ? "" : ", of which " + keptTime.toSeconds() + " s are kept for the gate");
        }
        return null;
    }

    private static boolean passes(OptionalLong limit, long cost, long kept) {
        return limit.isPresent() && cost > limit.getAsLong() - kept;
    }

    private static String forLater(long limit, long share, String unit) {
        if (share >= limit) {
            return ", and the gate alone is expected to take " + share + " " + unit;
        }
        return share == 0 ? "" : ", of which " + share + " " + unit + " are kept for the gate";
    }
}
