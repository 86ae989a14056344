package dev.attune.runtime.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.signature.Demonstration.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptSetTests {

    private final PromptSet seed =
            PromptSet.seed(List.of(Signature.of(Fixture.PickIntent.class), Signature.of(Fixture.AnswerQuestion.class)));

    @Test
    void theSeedHasTheInstructionsOfTheSourceInProgramOrder() {
        assertThat(seed.modules().keySet()).containsExactly("PickIntent", "AnswerQuestion");
        assertThat(seed.module("PickIntent").instruction()).isEqualTo("Pick the intent.");
    }

    @Test
    void anUnknownModuleIsNamedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seed.module("Other"))
                .withMessage("no module Other in this prompt set; it has [PickIntent, AnswerQuestion]");
    }

    @Test
    void replacingAPromptLeavesTheSetAsItWas() {
        PromptSet changed = seed.with("PickIntent", new ModulePrompt("Choose.", List.of()));

        assertThat(changed.module("PickIntent").instruction()).isEqualTo("Choose.");
        assertThat(changed.modules().keySet()).containsExactly("PickIntent", "AnswerQuestion");
        assertThat(seed.module("PickIntent").instruction()).isEqualTo("Pick the intent.");
    }

    @Test
    void aPromptChangesOnePartAtATime() {
        Demonstration demo = new Demonstration(Origin.LABELED, "1", Map.of("text", "a"), Map.of("intent", "cancel"));
        ModulePrompt prompt = seed.module("PickIntent").withDemos(List.of(demo)).withInstruction("Choose.");

        assertThat(prompt).isEqualTo(new ModulePrompt("Choose.", List.of(demo)));
    }

    @Test
    void anInstructionIsNotBlank() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModulePrompt(" \n", List.of()));
    }

    @Test
    void demosKeepTheOrderOfTheirFieldsAndDoNotChange() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("z", "1");
        inputs.put("a", "2");
        Demonstration demo = new Demonstration(Origin.LABELED, "1", inputs, Map.of());
        inputs.put("b", "3");

        assertThat(demo.inputs().keySet()).containsExactly("z", "a");
        assertThatThrownBy(() -> demo.inputs().put("c", "4")).isInstanceOf(UnsupportedOperationException.class);
    }
}
