package dev.attune.local.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.weights.ModelUnavailableException;
import org.junit.jupiter.api.Test;

class ChatTemplateTests {

    @Test
    void whatATemplateDropsAtItsEndsIsDroppedBetweenTheMarks() {
        assertThat(inner("  {% if x %}y{% endif %}\n")).isEqualTo("{% if x %}y{% endif %}");
        assertThat(inner(" text\r\n")).isEqualTo(" text");
        assertThat(inner("text\n\n")).isEqualTo("text\n");
    }

    @Test
    void aRenderingLosesItsMarksOnly() {
        assertThat(ChatTemplate.unmarked("\uF8FF<s>\uF8FF</s>\uF8FF")).isEqualTo("<s>\uF8FF</s>");
    }

    @Test
    void aRenderingOfAnotherTemplateIsRefused() {
        assertThatThrownBy(() -> ChatTemplate.unmarked("<|im_start|>"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessage("llama.cpp cannot render the chat template of the model file.");
    }

    private static String inner(String template) {
        String marked = ChatTemplate.marked(template);
        return marked.substring(marked.indexOf('\uF8FF') + 1, marked.lastIndexOf('\uF8FF'));
    }
}
