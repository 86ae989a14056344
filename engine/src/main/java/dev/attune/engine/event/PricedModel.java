package dev.attune.engine.event;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A model and what it costs. Immutable.
 *
 * @param name its name, as records know it, such as {@code openai:gpt-4o-mini}
 * @param input US dollars for a million tokens of requests; null if no price is known
 * @param output US dollars for a million tokens of answers; null if no price is known
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PricedModel(
        String name, @Nullable BigDecimal input, @Nullable BigDecimal output) {

    private static final int MILLION = 6;

    /** Leaves trailing zeros out, so that equal prices are equal. */
    public PricedModel {
        input = input == null ? null : input.stripTrailingZeros();
        output = output == null ? null : output.stripTrailingZeros();
    }

    /** Returns the US dollars for tokens of requests and of answers; null if no price is known. */
    public @Nullable BigDecimal usd(long inputTokens, long outputTokens) {
        BigDecimal in = input;
        BigDecimal out = output;
        return in == null || out == null
                ? null
                : in.multiply(BigDecimal.valueOf(inputTokens))
                        .add(out.multiply(BigDecimal.valueOf(outputTokens)))
                        .movePointLeft(MILLION);
    }
}
