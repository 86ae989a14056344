package dev.attune.engine.propose.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedAnswerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<instruction>Spell it.</instruction>",
                "It fails on big numbers, so I say it plainly.\n\n<instruction>\nSpell it.\n</instruction>\n\nThis is clearer.",
                "I answer between <instruction> and </instruction>.\n<instruction>Spell it.</instruction>",
                "<instruction>...</instruction>\n<instruction>Spell it.</instruction>",
                "<instruction>Spell it.</instruction> <instruction>Spell it.</instruction>",
                "```\n<INSTRUCTION>Spell it.</INSTRUCTION>\n```",
                "<instruction>\n```\nSpell it.\n```\n</instruction>",
                "<instruction>Here is the new instruction: Spell it.</instruction>",
                "<instruction>\nSpell it.",
                "Spell it.\n</instruction>",
                "Spell it.",
            })
    void aClearInstructionIsRead(String answer) {
        assertThat(InstructionText.read("Spell", new Text(answer))).isEqualTo(new Text("Spell it."));
    }

    @Test
    void allThatIsMarkedBelongsToTheInstruction() {
        String instruction = "Spell it.\n\nNote that hyphens matter.\n\nThis makes answers clear: \"twenty-one\".";
        assertThat(InstructionText.read("Spell", new Text("Hm.\n<instruction>" + instruction + "</instruction>")))
                .isEqualTo(new Text(instruction));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<instruction>Spell it.</instruction> or <instruction>Read it.</instruction>",
                "<instruction></instruction>",
                "<instruction>the new instruction</instruction>",
                "<instruction>Spell <instruction>it.</instruction>",
                "</instruction>Spell it.<instruction>",
                "<instruction>{\"a\": 1}</instruction>",
            })
    void whatIsNotClearIsRefused(String answer) {
        assertThat(InstructionText.read("Spell", new Text(answer))).isInstanceOf(Refused.class);
    }

    @Test
    void theLinesForAllModulesAreReadBetweenMarks() {
        String answer =
                "First: it fails.\nSecond: it is fine.\n<instruction>\nFirst: Spell it.\nSecond: Read it.\n</instruction>";
        assertThat(ModuleSections.read(List.of("First", "Second"), new Text(answer)))
                .containsEntry("First", new Text("Spell it."))
                .containsEntry("Second", new Text("Read it."));
    }

    @Test
    void answersThatNeverEndAreReadInNoTime() {
        for (String part :
                List.of("the ", "<instruction>", "</instruction>", "<instruction>the </instruction>", ". ")) {
            String answer = "<instruction>" + part.repeat(20_000) + "</instruction>";
            assertThat(InstructionText.read("Spell", new Text(answer))).isInstanceOf(Refused.class);
        }
    }
}
