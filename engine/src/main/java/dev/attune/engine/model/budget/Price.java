package dev.attune.engine.model.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apiguardian.api.API;

/**
 * What a model costs. Immutable.
 *
 * @param input US dollars for a million tokens of requests; at least 0
 * @param output US dollars for a million tokens of answers; at least 0
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Price(BigDecimal input, BigDecimal output) {

    /** The price of models that run here. */
    public static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final BigDecimal NANO_PER_MILLIONTH = new BigDecimal(1_000);

    /** @throws IllegalArgumentException if a price is below 0 */
    public Price {
        if (input.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("a price cannot be below 0");
        }
    }

    /** Rounded up, so that sums are never too low. */
    long nanoUsd(long inputTokens, long outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .multiply(NANO_PER_MILLIONTH)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
