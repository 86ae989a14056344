package dev.attune.report.page;

import dev.attune.engine.event.PricedModel;
import dev.attune.engine.event.RoleUsage;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.Usage;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each role has cost, and how much of that has a price. */
final class RoleCosts {

    private static final String LOCAL = "local:";

    private RoleCosts() {}

    /** A table and what it means; nothing if no model was asked. */
    static List<Element> of(RunInfo run) {
        if (run.roles().isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        long calls = 0;
        long priced = 0;
        for (RoleUsage role : run.roles()) {
            rows.add(row(role));
            calls += role.usage().calls();
            priced += price(role) == null ? 0 : role.usage().calls();
        }
        BigDecimal usd = run.usd();
        return List.of(
                Parts.table(
                        "Cost of each role",
                        List.of("role", "model", "calls", "from the cache", "tokens in", "tokens out", "US dollars"),
                        rows),
                Parts.quiet((usd == null ? "" : "US dollars in all: " + Numbers.dollars(usd) + ". ")
                        + Numbers.count(priced) + " of " + Numbers.count(calls)
                        + " calls have a price; models inside the JVM cost nothing."));
    }

    private static List<String> row(RoleUsage role) {
        Usage usage = role.usage();
        BigDecimal usd = price(role);
        return List.of(
                role.role().name().toLowerCase(Locale.ROOT),
                role.model().name(),
                Numbers.count(usage.calls()),
                Numbers.count(usage.cachedCalls()),
                Numbers.count(usage.inputTokens()),
                Numbers.count(usage.outputTokens()),
                usd == null ? "–" : Numbers.dollars(usd));
    }

    private static @Nullable BigDecimal price(RoleUsage role) {
        PricedModel model = role.model();
        if (model.input() == null && model.name().startsWith(LOCAL)) {
            return BigDecimal.ZERO;
        }
        return model.usd(role.usage().inputTokens(), role.usage().outputTokens());
    }
}
