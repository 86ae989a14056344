package dev.attune.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GLAD",
                "<think>maybe SAD</think>GLAD",
                "<think>\nmaybe SAD\n</think>\n\nGLAD",
                "\n <Think>maybe SAD</THINK> GLAD",
                "\ufeff<think></think>GLAD",
                "<thinking>maybe SAD</thinking>GLAD",
                "<thought>maybe SAD</thought>GLAD",
                "<thoughts>maybe SAD</thoughts>GLAD",
                "<reasoning>\nmaybe SAD\n</reasoning>\n<answer>GLAD</answer>",
                "<analysis>maybe SAD</analysis>GLAD",
                "<seed:think>maybe SAD</seed:think>GLAD",
                "[THINK]maybe SAD[/THINK]GLAD",
                "◁think▷maybe SAD◁/think▷GLAD",
                "<|begin_of_thought|>maybe SAD<|end_of_thought|>GLAD",
                "<|START_THINKING|>maybe SAD<|END_THINKING|>GLAD",
                "<|channel>thought\nmaybe SAD<channel|>GLAD",
                "<think>a</think>\n<think>SAD</think>\n[THINK]b[/THINK]GLAD",
                "<think>a<think>b</think>SAD</think>GLAD",
                "<think>the tag <think> is not meant: SAD</think>GLAD",
                "<think>a</think></think>GLAD",
                "<think>It may end with `</think>` or \"</think>\" or '</think>': SAD</think>GLAD",
                "<think>\n```xml\n<a></think>\n```\nSAD\n</think>GLAD",
                "<think>```\nan open fence: SAD\n</think>GLAD",
                "<think>its \" is one: SAD\n</think>GLAD",
                "maybe SAD</think>GLAD",
                "\nmaybe SAD\n</think>\n\nGLAD",
                "maybe SAD </think> GLAD",
                "maybe SAD\n</think>\n</think>\nGLAD",
                "maybe SAD</think><thinking>SAD</thinking>GLAD",
                "maybe SAD[/THINK]GLAD",
                "</think>GLAD",
                "<answer>GLAD</answer>",
                "<answer>\nGLAD\n</answer>\n\nAnything else?",
                "<answer>GLAD",
                "<think>a</think><answer>GLAD</answer>",
                "<|channel|>analysis<|message|>SAD<|end|><|start|>assistant<|channel|>final<|message|>GLAD<|return|>",
                "<|start|>assistant<|channel|>analysis<|message|>SAD<|end|>\n<|start|>assistant<|channel|>commentary"
                        + "<|message|>SAD<|end|><|start|>assistant<|channel|>final <|constrain|>JSON<|message|>GLAD",
                "<|channel|>final<|message|>GLAD<|end|><|start|>user<|message|>SAD",
                "analysis<|message|>SAD<|end|><|start|>assistant<|channel|>final<|message|>GLAD",
                "maybe SAD<|end|><|start|>assistant<|channel|>final<|message|>GLAD<|return|>",
                "analysisMaybe SAD.assistantfinalGLAD"
            })
    void whatIsThoughtAtTheBeginningIsTakenAway(String answer) {
        assertThat(Thoughts.strip(answer)).map(String::strip).contains("GLAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>maybe SAD",
                "<think>",
                "<think>maybe SAD</thinking>GLAD",
                "<think>a</think><think>maybe SAD",
                "<think>It may end with `</think>`, I think",
                "<think>\n```\n</think>GLAD\n```\n",
                "[THINK]maybe SAD",
                "<reasoning>maybe SAD GLAD",
                "a</think>b</think>GLAD",
                "End your thoughts with </think>, then answer.",
                "The tag </think> closes a thought.",
                "<|channel|>analysis<|message|>maybe SAD",
                "<|channel|>analysis<|message|>maybe SAD<|end|>",
                "<|channel|>commentary to=functions.f <|constrain|>json<|message|>{}<|call|>"
            })
    void aThoughtThatDoesNotClearlyEndIsNoAnswer(String answer) {
        assertThat(Thoughts.strip(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " Paris\n",
                "Use the tag `</think>` to end it.",
                "Use \"</think>\" to end it.",
                "Use “</think>” to end it.",
                "Use '</think>' to end it.",
                "{\"answer\": \"end it with </think> then\"}",
                "As so:\n```\na\n</think>\nb\n```\nDone",
                "As so:\n~~~\na\n</think>\nb\n~~~\nDone",
                "GLAD<think>not SAD</think>",
                "Write <think>a</think>, then b.",
                "`<think>` opens a thought",
                "<thinker>a</thinker>",
                "a < b [think of it]",
                "<quiz><answer>3</answer></quiz>",
                "<answer>3</answer>\n<answer>4</answer>",
                "<answer>a</answer> and <answer",
                "It answers `<|end|><|start|>assistant<|channel|>final<|message|>` first",
                "analysis: assistantfinal",
                "analysis of the assistantfinal"
            })
    void otherMarksAreText(String answer) {
        assertThat(Thoughts.strip(answer)).contains(answer);
    }

    @Test
    void aMarkInTheAnswerIsTextAfterAThought() {
        assertThat(Thoughts.strip("<think>a</think>The tag </think> closes it")).contains("The tag </think> closes it");
    }
}
