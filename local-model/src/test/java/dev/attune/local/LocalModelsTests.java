package dev.attune.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.ModelOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalModelsTests {

    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> LocalModels.open("smollm2-135m", Map.of("thread", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Unknown option 'thread' of a local model. Known: context-length, max-output-tokens, parallel,"
                                + " prompt-cache, seed, slots, temperature, threads");
    }

    @Test
    void anUnusableValueIsRefused() {
        assertThatThrownBy(() -> LocalModels.open("smollm2-135m", Map.of("threads", "0")))
                .hasMessage("Option 'threads' of a local model cannot be '0': threads must be 1 or more, is 0");
        assertThatThrownBy(() -> LocalModels.open("smollm2-135m", Map.of("prompt-cache", "yes")))
                .hasMessage("Option 'prompt-cache' of a local model cannot be 'yes': must be true or false");
    }

    @Test
    void aSettingOfTheSchemeReachesTheModel() {
        LocalModelProvider provider = new LocalModelProvider();
        assertThat(provider.options())
                .isNotEmpty()
                .allSatisfy(option -> assertThatThrownBy(
                                () -> provider.open("smollm2-135m", ModelOptions.of(Map.of(option, "-1"))))
                        .hasMessageContaining("Option '" + option + "' of a local model cannot be '-1'"));
    }

    @Test
    void instructionsAreKeptAsShortAsOtherAnswers() {
        assertThat(new LocalModelProvider().defaultProposerTokens()).hasValue(256);
    }

    @Test
    void aModelIsNeeded() {
        assertThatThrownBy(() -> LocalChatModel.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a local model needs model(...) or modelFile(...)");
    }
}
