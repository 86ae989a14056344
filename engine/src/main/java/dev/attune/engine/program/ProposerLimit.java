package dev.attune.engine.program;

import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Settings;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * How long an answer of the model that writes instructions may be.
 *
 * @param tokens its tokens, those of thoughts included; empty: requests do not say
 * @param source who says so, for a person
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProposerLimit(OptionalInt tokens, String source) {

    static final ProposerLimit NONE = new ProposerLimit(OptionalInt.empty(), "the model itself");

    /** Room for a long instruction and the thoughts before it, and no more than the older models of OpenAI allow. */
    private static final int TOKENS = 4_096;

    /** What the settings say of the proposer; nothing if they do not. */
    static ProposerLimit ofSettings(Settings settings) {
        return settings.proposerTokens().isPresent()
                ? new ProposerLimit(settings.proposerTokens(), Keys.MODEL_PROPOSER_MAX_OUTPUT_TOKENS)
                : NONE;
    }

    /**
     * What the settings say, else the default, unless all answers may be longer.
     *
     * @param ofProvider the default of the model's provider; empty if it has none
     */
    static ProposerLimit of(Settings settings, OptionalInt ofProvider) {
        if (settings.proposerTokens().isPresent()) {
            return ofSettings(settings);
        }
        int tokens = ofProvider.orElse(TOKENS);
        int ofAllModels = settings.modelOptions().common().maxOutputTokens().orElse(0);
        if (ofAllModels > tokens) {
            return new ProposerLimit(OptionalInt.of(ofAllModels), Keys.MODEL_MAX_OUTPUT_TOKENS);
        }
        return new ProposerLimit(
                OptionalInt.of(tokens), ofProvider.isPresent() ? "by default of the provider" : "by default");
    }
}
