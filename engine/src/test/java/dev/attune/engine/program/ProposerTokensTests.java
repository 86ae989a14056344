package dev.attune.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Role;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.ModelsOnly;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.journal.RecordedModelName;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.run.RunListeners;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which limit the answers of the proposer model get. */
class ProposerTokensTests {

    private static final ChatModel UNLIMITED =
            model(ChatRequestParameters.builder().build());
    private static final ChatModel LIMITED =
            model(ChatRequestParameters.builder().maxOutputTokens(16).build());
    private static final ChatModel LIMITED_BY_ITS_OWN_NAME = model(
            OpenAiChatRequestParameters.builder().maxCompletionTokens(2000).build());

    @TempDir
    Path folder;

    @Test
    void aNamedModelGetsRoomForThoughtsUnlessTheSettingsSayMore() {
        assertThat(tokens(Map.of(), Map.of(), OptionalInt.empty())).hasValue(4096);
        assertThat(tokens(Map.of(), Map.of("max-output-tokens", "16"), OptionalInt.empty()))
                .hasValue(4096);
        assertThat(tokens(Map.of(), Map.of("max-output-tokens", "9000"), OptionalInt.empty()))
                .hasValue(9000);
        assertThat(tokens(Map.of(), Map.of("max-output-tokens", "9000"), OptionalInt.of(300)))
                .hasValue(300);
    }

    @Test
    void anObjectThatLimitsItselfGetsNoSecondLimit() {
        assertThat(tokens(Map.of(Role.PROPOSER, LIMITED), Map.of(), OptionalInt.of(300)))
                .isEmpty();
        assertThat(tokens(Map.of(Role.PROPOSER, LIMITED_BY_ITS_OWN_NAME), Map.of(), OptionalInt.of(300)))
                .isEmpty();
        assertThat(tokens(Map.of(Role.PROPOSER, LIMITED_BY_ITS_OWN_NAME), Map.of(), OptionalInt.empty()))
                .isEmpty();
    }

    @Test
    void anObjectThatDoesNotGetsTheLimitOfTheSettingsOnly() {
        assertThat(tokens(Map.of(Role.PROPOSER, UNLIMITED), Map.of(), OptionalInt.of(300)))
                .hasValue(300);
        assertThat(tokens(Map.of(Role.PROPOSER, UNLIMITED), Map.of(), OptionalInt.empty()))
                .isEmpty();
    }

    @Test
    void theTaskModelIsLimitedAsAProposerWhereItIsOne() {
        assertThat(tokens(Map.of(Role.TASK, LIMITED), Map.of(), OptionalInt.of(300)))
                .isEmpty();
        assertThat(tokens(Map.of(Role.TASK, LIMITED, Role.PROPOSER, UNLIMITED), Map.of(), OptionalInt.of(300)))
                .hasValue(300);
    }

    @Test
    void aRecordedModelIsAskedAsItWas() {
        assertThat(recorded("openai:gpt-4o", OptionalInt.empty())).hasValue(4096);
        assertThat(recorded("task org.example.Model", OptionalInt.empty())).isEmpty();
        assertThat(recorded("task org.example.Model", OptionalInt.of(300))).hasValue(300);
        assertThat(recorded("task org.example.Model {max-output-tokens=16}", OptionalInt.of(300)))
                .isEmpty();
    }

    @Test
    void aProviderKnowsHowMuchItsModelsAreWorthAskingForUnlessTheSettingsSayMore() {
        Map<Role, String> brief = Map.of(Role.TASK, "brief:tiny");
        assertThat(limit(brief, Map.of(), OptionalInt.empty()))
                .isEqualTo(new ProposerLimit(OptionalInt.of(256), "by default of the provider"));
        assertThat(limit(brief, Map.of("max-output-tokens", "16"), OptionalInt.empty()))
                .isEqualTo(new ProposerLimit(OptionalInt.of(256), "by default of the provider"));
        assertThat(limit(brief, Map.of("max-output-tokens", "9000"), OptionalInt.empty()))
                .isEqualTo(new ProposerLimit(OptionalInt.of(9000), "attune.model.max-output-tokens"));
        assertThat(limit(brief, Map.of(), OptionalInt.of(512)))
                .isEqualTo(new ProposerLimit(OptionalInt.of(512), "attune.model.proposer.max-output-tokens"));
    }

    @Test
    void theProviderOfTheProposerCountsAndNotThatOfTheTaskModel() {
        assertThat(limit(
                        Map.of(Role.TASK, "brief:tiny", Role.PROPOSER, "openai:gpt-4o"), Map.of(), OptionalInt.empty()))
                .isEqualTo(new ProposerLimit(OptionalInt.of(4096), "by default"));
    }

    @Test
    void aRecordedModelIsAskedAsItsProviderSays() {
        assertThat(recorded("brief:tiny {max-output-tokens=16}", OptionalInt.empty()))
                .hasValue(256);
    }

    private OptionalInt recorded(String asked, OptionalInt proposerTokens) {
        return tokens(
                Map.of(), Map.of(), Map.of(), proposerTokens, Map.of("task", new RecordedModelName("a model", asked)));
    }

    private OptionalInt tokens(Map<Role, ChatModel> objects, Map<String, String> options, OptionalInt proposerTokens) {
        return tokens(Map.of(Role.TASK, "openai:gpt-4o"), objects, options, proposerTokens, Map.of());
    }

    private OptionalInt tokens(
            Map<Role, String> named,
            Map<Role, ChatModel> objects,
            Map<String, String> options,
            OptionalInt proposerTokens,
            Map<String, RecordedModelName> recorded) {
        return limit(named, objects, options, proposerTokens, recorded).tokens();
    }

    private ProposerLimit limit(Map<Role, String> named, Map<String, String> options, OptionalInt proposerTokens) {
        return limit(named, Map.of(), options, proposerTokens, Map.of());
    }

    private ProposerLimit limit(
            Map<Role, String> named,
            Map<Role, ChatModel> objects,
            Map<String, String> options,
            OptionalInt proposerTokens,
            Map<String, RecordedModelName> recorded) {
        Settings settings =
                TestSettings.withModels(TestSettings.in(folder, Mode.OPTIMIZE, 1), named, options, proposerTokens);
        try (ModelRegistry registry = new ModelRegistry(List.of(new Brief()))) {
            RunEnvironment environment =
                    new RunEnvironment(() -> settings, registry, new RunListeners(List.of()), () -> false);
            return new ProgramModels(settings, environment, new ModelsOnly(objects), 1, recorded).proposerLimit();
        }
    }

    /** Its models end by themselves only seldom. */
    private static final class Brief implements ModelProvider {

        @Override
        public String scheme() {
            return "brief";
        }

        @Override
        public OptionalInt defaultProposerTokens() {
            return OptionalInt.of(256);
        }

        @Override
        public ChatModel open(String name, ModelOptions options) {
            throw new AssertionError("no model is opened to know its limit");
        }
    }

    private static ChatModel model(ChatRequestParameters defaults) {
        return new ChatModel() {
            @Override
            public ChatRequestParameters defaultRequestParameters() {
                return defaults;
            }
        };
    }
}
