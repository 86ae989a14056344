package dev.attune.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTextTests {

    private static final Duration HANG = Duration.ofSeconds(10);
    private static final int LENGTH = 400_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Spell it.|Spell it.",
                "**New instruction:** Spell it.|Spell it.",
                "## Instruction: \"Spell it.\"|Spell it.",
                "Improved instruction : Spell it.|Spell it.",
                "Instructions are here|Instructions are here",
                "\"Spell\" and \"write\"|\"Spell\" and \"write\""
            })
    void whatModelsPutAroundAnInstructionIsTakenAway(String answer, String instruction) {
        assertThat(InstructionText.clean(answer)).isEqualTo(instruction);
    }

    @Test
    void aFenceIsTakenAway() {
        assertThat(InstructionText.clean("```text\nSpell it.\n\nSlowly.\n```")).isEqualTo("Spell it.\n\nSlowly.");
        assertThat(InstructionText.clean("```\nInstruction: Spell it.```")).isEqualTo("Spell it.");
    }

    @Test
    void anInstructionIsKeptAsItIsWhateverItLooksLike() {
        String instruction = "Write %s, $1 or ${name}; \\Q.*\\E (a+)+$";

        assertThat(InstructionText.clean("```\n" + instruction + "\n```")).isEqualTo(instruction);
        assertThat(InstructionText.of("Spell", "Spell: " + instruction)).contains(instruction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spell: one",
                "Write: two\nSpell: one",
                "Write: two\n\n  1. **Spell**: one\n",
                "- spell:\n  one",
                "\n\n# Spell :\n\n* one",
                "Spell it well.\nSpell: one"
            })
    void theLineOfAModuleIsFound(String answer) {
        assertThat(InstructionText.of("Spell", answer)).contains("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Write: two", "Respell: one", "Spell one", "Spell:", "Spell: ** *\n"})
    void whereThereIsNoneNothingIsFound(String answer) {
        assertThat(InstructionText.of("Spell", answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " ",
                "*",
                "#",
                "1.",
                "- ",
                "\n*",
                "Spell",
                "Spell\n",
                "Spell*",
                "Spell: ",
                "Spell:\n",
                "`",
                "```\n",
                "\r",
                "instruction",
                "instruction ",
                "instruction*",
                "# new ",
                "\"",
                "a"
            })
    void longRunsOfAMarkAreReadInTheirTime(String mark) {
        String run = mark.repeat(LENGTH / mark.length());

        assertTimeoutPreemptively(HANG, () -> {
            assertThat(InstructionText.clean(run)).isNotNull();
            assertThat(InstructionText.clean("```\n" + run + "x")).isNotNull();
            assertThat(InstructionText.of("Spell", run)).isNotNull();
            assertThat(InstructionText.of("Spell", run + "Spell" + run)).isNotNull();
        });
    }
}
